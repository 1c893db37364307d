import type { ReportModel } from '../../../server/src/core/render/model.js';
import { inProse, type Mutation, mutation, type Pick, say } from '../mutation.js';

const added = (name: string, rule: string, matter: string, sentence: string, text: string): Mutation =>
  mutation(name, rule, (model) => ({ model: say(model, matter, sentence), at: { text } }));

const changed =
  (find: string | RegExp, by: (match: RegExpExecArray) => string, text: string) =>
  (model: ReportModel, _pick: Pick) => {
    const result = inProse(model, find, by);
    return result && { model: result, at: text === '' ? ('anywhere' as const) : { text } };
  };

const REGULATION = '《中华人民共和国政府信息公开条例》';

export const wordMutations: readonly Mutation[] = [
  mutation(
    '引用旧文号',
    'citation/superseded',
    changed('国办公开办函〔2021〕30号', () => '国办公开办函〔2019〕60号', ''),
  ),
  mutation('引用已废止的条例', 'citation/superseded', (model) => {
    // Repealed on 2022-04-30: in force on some day of every report year up to 2022.
    if (Number(/20\d\d/.exec(model.title)?.[0]) < 2023) return null;
    return { model: say(model, 'manage', '依照《信访条例》做好分流。'), at: { text: '信访条例' } };
  }),
  mutation(
    '条例名称漏字',
    'citation/law-title',
    changed(REGULATION, () => '《中华人民共和国政府信息公条例》', ''),
  ),
  mutation(
    '文号用方括号',
    'citation/document-number',
    changed('〔2021〕30号', () => '[2021]30号', ''),
  ),
  added('引用不存在的条', 'citation/article-range', 'manage', `严格执行${REGULATION}第六十条。`, '第六十条'),
  added(
    '引用不存在的项',
    'citation/article-range',
    'manage',
    `按照${REGULATION}第二十条第（十八）项主动公开。`,
    '',
  ),
  mutation(
    '电话少一位',
    'contact/phone',
    changed(/(0\d{2,3}-\d{6,7})\d/, (m) => m[1]!.slice(0, -1), ''),
  ),
  mutation(
    '没有区号',
    'contact/area-code',
    changed(/0\d{2,3}-(\d{7,8})/, (m) => m[1]!, ''),
  ),
  mutation(
    '邮编少一位',
    'contact/postcode',
    changed(/(邮编：|邮政编码：)(\d{5})\d/, (m) => `${m[1]}${m[2]}`, ''),
  ),
  mutation(
    '外地的区号',
    'contact/region',
    changed(/0\d{2,3}-(\d{7,8})/, (m) => `0471-${m[1]!.slice(0, 7)}`, ''),
  ),
  mutation(
    '外地的邮编',
    'contact/region',
    changed(/(邮编：|邮政编码：)\d{6}/, (m) => `${m[1]}850000`, '850000'),
  ),
  mutation(
    '邮箱用全角符号',
    'contact/email',
    changed(/([a-z]+)@example/, (m) => `${m[1]}＠example`, ''),
  ),
  mutation(
    '统计期限是上一年',
    'period/statistics',
    changed(
      /(20\d\d)年1月1日起至\d{4}年12月31日/,
      (m) => {
        const year = Number(m[1]) - 1;
        return `${year}年1月1日起至${year}年12月31日`;
      },
      '',
    ),
  ),
  mutation(
    '统计期限不到年底',
    'period/statistics',
    changed(/年12月31日止/, () => '年11月30日止', ''),
  ),
  added('不存在的日期', 'period/date', 'platform', '2月30日召开协调会。', '2月30日'),
  mutation('上一年年份没改', 'period/year-residue', (model) => {
    const year = Number(/20\d\d/.exec(model.title)?.[0]);
    return {
      model: say(model, 'open', `${year - 1}年，主动公开信息更加及时。`),
      at: { text: `${year - 1}年` },
    };
  }),
  added(
    '身份证号',
    'privacy/id-number',
    'apply',
    '申请人身份证号为11010519491231002X。',
    '11010519491231002X',
  ),
  added('正文手机号', 'privacy/mobile', 'support', '监督电话为13912345678。', '13912345678'),
  added('密级标志', 'privacy/secret-mark', 'manage', '附件密级：秘密★1年。', ''),
  added('错别字', 'text/typo', 'support', '统一布署，狠抓落实。', '布署'),
  added('一个字打了两遍', 'text/typo', 'manage', '规范性文文件及时归档。', '规范性文文件'),
  added('权力写成权利', 'text/typo', 'manage', '推进权利运行公开透明。', '权利运行'),
  added('词语重复', 'text/typo', 'support', '各单位按时报送报送信息。', ''),
  added('漏字', 'text/typo', 'manage', '推进公共企事业单信息公开。', ''),
  added('半角逗号', 'text/punctuation', 'support', '加强培训,提高能力。', ','),
  added('书名号不成对', 'text/punctuation', 'manage', '印发《工作规则的通知。', '《'),
  added('全角数字', 'text/width', 'support', '开展培训１２次。', ''),
];
