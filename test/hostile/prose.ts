import { type HostileDocument, HTML, html, REPORT, text, within } from './document.js';

/** `count` lines that all differ. */
const lines = (count: number, line: (i: number) => string): string =>
  within(Array.from({ length: count }, (_, i) => line(i)).join('\n'));
/** One paragraph whose words are joined without a line end, below the limit of a line. */
const together = (count: number, part: (i: number) => string): string =>
  within(Array.from({ length: count }, (_, i) => part(i)).join(''));

/** `many`: how many stand for a large number; all of it, or a part where time is short. */
export const prose = (many: (count: number) => number): readonly HostileDocument[] => [
  text('30,000 sentences with a number each, a paragraph each', () =>
    lines(many(30_000), (i) => `本年收到政府信息公开申请${i}件。`),
  ),
  text('30,000 sentences with a number each, in one paragraph', () =>
    together(many(14_000), (i) => `新收申请${i}件。`),
  ),
  text('one sentence with 20,000 numbers', () => together(many(20_000), (i) => `${i}件、`)),
  text('one sentence with 20,000 parts of a total', () =>
    together(many(15_000), (i) => `${i === 0 ? '共收到申请20000件，其中' : ''}网络${i}件，`),
  ),
  text('其中 in 其中, 10,000 deep', () => together(many(15_000), (i) => `其中${i}件（`)),
  text('20,000 rates', () => lines(many(20_000), (i) => `同比增长${i}%，由${i}件增加到${i + 7}件。`)),
  text('20,000 rates in one line', () =>
    together(many(8_000), (i) => `占${i}.5%，同比下降百分之${i % 90}；`),
  ),
  text('百分之 without end', () => within('百分之'.repeat(many(66_000)))),
  text('Chinese numerals without end', () => within('二千三百四十五万六千七百八十九亿'.repeat(many(12_000)))),
  text('一百 without end', () => within('一百一百'.repeat(many(40_000)))),
  text('digits without end', () => within('7'.repeat(many(199_000)))),
  text('digits and points without end', () => within('7.'.repeat(many(99_000)))),
  text('digits and commas without end', () => within('7,'.repeat(many(99_000)))),
  text('digits in threes without end', () => within('777,'.repeat(many(49_000)))),
  text('10,000 law titles that are not closed', () => lines(many(10_000), (i) => `《中华人民共和国第${i}法`)),
  text('50,000 opened titles in one line', () => within('《政府'.repeat(many(50_000)))),
  text('50,000 closed titles in one line', () => within('条例》'.repeat(many(50_000)))),
  text('titles in titles, 60,000 deep', () =>
    within(`${'《'.repeat(many(60_000))}条例${'》'.repeat(many(60_000))}`),
  ),
  text('brackets of mixed kinds', () => within('（《“〔(['.repeat(many(30_000)))),
  text('brackets that cross', () => within('（“）”《（》）'.repeat(many(20_000)))),
  text('20,000 citations of articles', () =>
    lines(many(20_000), (i) => `《中华人民共和国政府信息公开条例》第${i}条第（${i}）项规定`),
  ),
  text('10,000 citations in one line', () => together(many(10_000), (i) => `第${i}条、第二款第（三）项，`)),
  text('20,000 document numbers', () =>
    lines(many(20_000), (i) => `国办公开办函〔${1900 + (i % 200)}〕${i}号`),
  ),
  text('30,000 dates', () =>
    lines(many(30_000), (i) => `${1950 + (i % 100)}年${i % 20}月${i % 40}日至2月30日`),
  ),
  text('30,000 dates in one line', () => together(many(15_000), (i) => `${1950 + (i % 100)}年${i % 20}月`)),
  text('30,000 years that are not the own', () =>
    lines(many(30_000), () => '2021年我局收到申请5件，2020年4件'),
  ),
  text('20,000 numbers of telephones', () =>
    lines(many(20_000), (i) => `电话：0772-${2_000_000 + i}、1${3_000_000_000 + i}`),
  ),
  text('20,000 addresses', () =>
    lines(many(20_000), (i) => `地址：柳州市甲乙区丙路${i}号，邮编：${545_000 + (i % 999)}`),
  ),
  text('20,000 addresses of mail', () => lines(many(20_000), (i) => `a${i}@b.c${'.d'.repeat(i % 20)}，`)),
  text('a name of mail of 100,000 characters', () =>
    within(`${'a.'.repeat(many(50_000))}@${'b.'.repeat(many(50_000))}`),
  ),
  text('200 names of cities in each of 500 lines', () =>
    lines(many(500), () => '柳州市苏州市杭州市长沙市北京市上海市'.repeat(33)),
  ),
  text('20,000 names of offices', () => lines(many(20_000), (i) => `甲市第${i}区教育局办公室信息公开科`)),
  text('10,000 titles of reports in one section', () =>
    lines(many(10_000), (i) => `甲市乙区第${i}局2022年政府信息公开工作年度报告`),
  ),
  text('10,000 halves of titles', () =>
    lines(many(10_000), (i) => `甲市乙区第${i}局\n2022年政府信息公开\n工作年度报告`),
  ),
  text('10,000 section titles in turn', () =>
    lines(
      many(10_000),
      (i) =>
        `${'一二三四五六'[i % 6]}、${['总体情况', '主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况', '存在的主要问题及改进情况', '其他需要报告的事项'][i % 6]}`,
    ),
  ),
  text('100,000 headings of six depths', () =>
    lines(many(100_000), (i) => `${'#'.repeat(1 + (i % 6))} 甲${i}`),
  ),
  text('100,000 ordinals', () => lines(many(100_000), (i) => `${i}.`)),
  text('50,000 ordinals of items in one line', () => together(many(30_000), (i) => `（${i % 99}）甲；`)),
  text('30,000 一是 二是', () => together(many(20_000), (i) => `${'一二三四五六七八九'[i % 9]}是甲；`)),
  text('50,000 doubled words', () => within('的的了了是是在在'.repeat(many(12_000)))),
  text('50,000 doubled marks', () => within('，，。。；；：：'.repeat(many(12_000)))),
  text('quotation marks that open and never close', () => lines(many(30_000), () => '“甲')),
  text('masks of all kinds', () => within('XX××**__□□○○'.repeat(many(16_000)))),
  text('numbers of identity cards, 20,000', () =>
    lines(many(20_000), (i) => `11010519491231${String(i % 10_000).padStart(4, '0')}`),
  ),
  text('a number of an identity card in a number', () => within('110105194912310021'.repeat(many(11_000)))),
  text('the same sentence 20,000 times', () =>
    lines(many(20_000), () => '本年度我局主动公开政府信息一百二十条，较好地完成了全年任务。'),
  ),
  text('20,000 cut paragraphs, each going on in the next', () =>
    lines(many(20_000), () => '本年度我局主动公开政府信息一百二十条较好地完成了'),
  ),
  text('nothing received, 20,000 times', () =>
    lines(many(20_000), () => '未收到政府信息公开申请，未发生行政复议、行政诉讼。'),
  ),
  text('未 without end', () => within('未收到未发生未有'.repeat(many(20_000)))),
  text('公开 without end', () => within('公开申请'.repeat(many(45_000)))),
  text('a report in each line end of Windows', () => REPORT.replaceAll('\n', '\r\n').repeat(many(30))),
  html('100,000 sentences in 100,000 paragraphs of a page', () =>
    within(Array.from({ length: many(60_000) }, (_, i) => `<p>收到申请${i}件。</p>`).join(''), HTML),
  ),
  html('a paragraph of 50,000 spans', () =>
    within(`<p>${'<span>甲</span><b>1</b>件'.repeat(many(50_000))}</p>`, HTML),
  ),
];
