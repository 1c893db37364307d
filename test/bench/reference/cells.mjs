// Cells of a table row in each rendering, numbers and row labels: offsets only, nothing is copied.
// Row identity by the row's own label with spaces and parentheses forms folded; value = slot in the 25-row table.
export const ROWS = [
  '本年新收政府信息公开申请数量',
  '上年结转政府信息公开申请数量',
  '予以公开',
  '部分公开',
  '属于国家秘密',
  '其他法律行政法规禁止公开',
  '危及',
  '保护第三方合法权益',
  '属于三类内部事务信息',
  '属于四类过程性信息',
  '属于行政执法案卷',
  '属于行政查询事项',
  '本机关不掌握相关政府信息',
  '没有现成信息需要另行制作',
  '补正后申请内容仍不明确',
  '信访举报投诉类申请',
  '重复申请',
  '要求提供公开出版物',
  '无正当理由大量反复申请',
  '要求行政机关确认或重新出具已获取信息',
  '申请人无正当理由逾期不补正',
  '申请人逾期未按收费通知要求缴纳费用',
  '其他',
  '总计',
  '结转下年度继续办理',
];
const LABEL_START = /^[\s]*(?:[（(][一二三四五六七八九十][）)]|[一二三四五六七八九十]、|\d+[.．、])\s*/;
const rowCache = new Map();
export function rowOf(label) {
  let v = rowCache.get(label);
  if (v === undefined) {
    const t = label.replace(LABEL_START, '').replace(/\s+/g, '');
    v = -1;
    for (let i = 0; i < ROWS.length; i++)
      if (t === ROWS[i] || (i < 22 && t.startsWith(ROWS[i]))) {
        v = i;
        break;
      }
    if (rowCache.size < 4096) rowCache.set(label, v);
  }
  return v;
}
// cells: flat [start, end, start, end, ...] of one row
export function cellsPipe(t, s, e, out) {
  out.length = 0;
  let i = s + 1;
  while (i < e) {
    const j = t.indexOf('|', i);
    if (j < 0 || j >= e) break;
    let a = i,
      b = j;
    while (a < b && t.charCodeAt(a) <= 32) a++;
    while (b > a && t.charCodeAt(b - 1) <= 32) b--;
    out.push(a, b);
    i = j + 1;
  }
  return out;
}
export function cellsTab(t, s, e, out) {
  out.length = 0;
  let i = s;
  for (;;) {
    let j = t.indexOf('\t', i);
    if (j < 0 || j > e) j = e;
    out.push(i, j);
    if (j === e) break;
    i = j + 1;
  }
  return out;
}
export function cellsHtml(t, s, e, out) {
  out.length = 0;
  let i = s;
  for (;;) {
    const a = t.indexOf('<t', i);
    if (a < 0 || a >= e) break;
    const c = t.charCodeAt(a + 2);
    if (c !== 100 && c !== 104) {
      i = a + 2;
      continue;
    } // td, th
    const g = t.indexOf('>', a);
    const b = t.indexOf('</t', g);
    if (b < 0) break;
    out.push(g + 1, b);
    i = b + 5;
  }
  return out;
}
export const BAD = -2147483648;
export function int(t, a, b) {
  if (a === b) return BAD;
  let n = 0,
    i = a,
    neg = false;
  if (t.charCodeAt(i) === 45) {
    neg = true;
    i++;
  }
  for (; i < b; i++) {
    const c = t.charCodeAt(i) - 48;
    if (c < 0 || c > 9) return BAD;
    n = n * 10 + c;
  }
  return neg ? -n : n;
}
