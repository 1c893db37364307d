import type { Random } from '../fuzz/random.js';

/** What stands between the words of a report, and what a clerk puts there by mistake. */
const MARKS = [...'，。、；：（）()《》“”"\',.;:!?！？—－-～~…·%％ \u3000\t[]【】〔〕〈〉<>/|*_#&\\'];
const WORDS = [
  ...[
    '其中',
    '分别',
    '共',
    '共计',
    '合计',
    '总计',
    '同比',
    '比上年',
    '较去年',
    '增长',
    '下降',
    '减少',
    '占',
    '约',
    '近',
    '余',
    '各',
    '每',
  ],
  ...[
    '件',
    '条',
    '次',
    '个',
    '份',
    '人',
    '万',
    '万元',
    '元',
    '期',
    '场',
    '篇',
    '宗',
    '起',
    '%',
    '个百分点',
    '倍',
    '成',
    '至',
    '到',
    '和',
    '与',
    '及',
  ],
  ...[
    '2021年',
    '2022年',
    '2023年',
    '本年',
    '上年',
    '去年',
    '今年',
    '全年',
    '2022年1月1日',
    '12月31日',
    '截至',
    '期间',
    '以来',
    '累计',
    '历年',
  ],
  ...[
    '申请',
    '受理',
    '办结',
    '答复',
    '新收',
    '结转',
    '公开',
    '不予公开',
    '部分公开',
    '行政复议',
    '行政诉讼',
    '维持',
    '纠正',
    '撤销',
    '未',
    '没有',
    '无',
    '不存在',
  ],
  ...[
    '自然人',
    '法人',
    '依申请公开',
    '主动公开',
    '网站',
    '微信',
    '微博',
    '公众号',
    '规章',
    '规范性文件',
    '行政许可',
    '行政处罚',
    '收费',
  ],
  ...[
    '《条例》',
    '《中华人民共和国政府信息公开条例》',
    '第五十条',
    '第十九条',
    '国办发',
    '〔2021〕',
    '30号',
    '令',
    '第711号',
    '以下简称',
    '修订',
    '修正',
  ],
  ...[
    '电话：',
    '邮编：',
    '地址：',
    '电子邮箱：',
    '联系人：',
    '0772-1234567',
    '13800000000',
    '545000',
    'a@b.cn',
    'http://www.example.cn/',
    '甲市',
    '柳州市',
    '桂林市',
  ],
  ...[
    '一、',
    '二、',
    '（一）',
    '（二）',
    '1.',
    '2.',
    '1、',
    '（1）',
    '①',
    '②',
    '一是',
    '二是',
    '三是',
    '首先',
    '第一',
    '第二',
    '某某',
    '××',
    'XX',
    '＊',
    '的的',
    '等',
  ],
  ...[
    '0',
    '1',
    '2',
    '3',
    '5',
    '10',
    '12',
    '100',
    '1.5',
    '0.5',
    '50',
    '１',
    '２',
    '零',
    '一',
    '两',
    '十',
    '百',
    '千',
    '1,234',
    '1 2',
    '-1',
    '99999999999',
  ],
  ...['**', '<b>', '</b>', '<br>', '&nbsp;', '\u200b', '\ufeff', '\u00a0', '\n'],
];
const FIGURES = [
  '0',
  '1',
  '2',
  '4',
  '7',
  '10',
  '15',
  '39',
  '98',
  '100',
  '365',
  '1000',
  '12.5',
  '３',
  '三',
  '十二',
  '两',
  '2020',
  '2021',
  '2022',
  '2023',
  '13',
  '31',
  '32',
];

const put = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** Clauses with the mark that ends each. */
const clausesOf = (text: string): string[] =>
  text.match(/[^，。；、：\n]*[，。；、：\n]?/g)!.filter((one) => one !== '');

/** One slip of the pen in a sentence; `others` lends clauses. */
function slip(text: string, random: Random, others: readonly string[]): string {
  const at = random.below(text.length + 1);
  switch (random.below(14)) {
    case 0:
      return put(text, at, at + 1, '');
    case 1:
      return put(text, at, at + 1 + random.below(6), '');
    case 2:
      return put(text, at, at, random.of(MARKS));
    case 3:
      return put(text, at, at + 1, random.of(MARKS));
    case 4:
    case 5:
      return put(text, at, at, random.of(WORDS));
    case 6:
      return put(text, at, at, text.slice(at, at + 1 + random.below(4)));
    case 7:
    case 8: {
      const figures = [...text.matchAll(/[\d.]+|[一二三四五六七八九十百]+/g)];
      const one = figures[random.below(figures.length)];
      return one ? put(text, one.index, one.index + one[0].length, random.of(FIGURES)) : text;
    }
    case 9: {
      const marks = [...text.matchAll(/[，。；、：（）《》“”]/g)];
      const one = marks[random.below(marks.length)];
      return one ? put(text, one.index, one.index + 1, random.below(3) === 0 ? '' : random.of(MARKS)) : text;
    }
    case 10: {
      const clauses = clausesOf(text);
      clauses.splice(random.below(clauses.length), 1);
      return clauses.join('');
    }
    case 11: {
      const clauses = clausesOf(text);
      const [a, b] = [random.below(clauses.length), random.below(clauses.length)];
      if (clauses.length > 1) [clauses[a], clauses[b]] = [clauses[b]!, clauses[a]!];
      return clauses.join('');
    }
    case 12: {
      const clauses = clausesOf(text);
      clauses.splice(random.below(clauses.length + 1), 0, random.of(clausesOf(random.of(others))));
      return clauses.join('');
    }
    default: {
      const from = random.below(text.length);
      return put(text, at, at, text.slice(from, from + 2 + random.below(12)));
    }
  }
}

/** A sentence after one to three slips of the pen. */
export function variant(text: string, random: Random, others: readonly string[]): string {
  let out = text;
  for (let left = 1 + random.below(3); left > 0; left--) out = slip(out, random, others);
  return out;
}

/** A paragraph of clauses that were never written together. */
export function medley(random: Random, others: readonly string[]): string {
  const clauses: string[] = [];
  for (let left = 2 + random.below(6); left > 0; left--) {
    const all = clausesOf(random.of(others));
    const from = random.below(all.length);
    clauses.push(...all.slice(from, from + 1 + random.below(3)));
  }
  return clauses.join('');
}
