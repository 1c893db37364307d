// A lower bound, not a product: one pass over lines, hand-written for exactly this form. It says what the checks of
// sections, tables three and four, contact, statutes, articles and period cost at least; no packs, no settings, no fixes.
import { BAD, cellsHtml, cellsPipe, cellsTab, int, ROWS, rowOf } from './cells.mjs';

const HASH = 35;
const PIPE = 124;
const LT = 60;
const CR = 13;
const SECTIONS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
];
const NUM = '一二三四五六';
const KNOWN_LAW = new Set([
  '中华人民共和国政府信息公开条例',
  '中华人民共和国保守国家秘密法',
  '中华人民共和国档案法',
  '政府信息公开保密审查制度',
  '中华人民共和国行政许可法',
  '中华人民共和国个人信息保护法',
  '重大行政决策程序暂行条例',
]);
const CONTACT =
  /地址[:：]([^，,）)]+)[，,]邮编[:：]([^，,）)]*)[，,]电话[:：]([^，,）)]*)[，,]电子邮箱[:：]([^，,）)]*)/;
const PERIOD = /(\d{4})\s*年\s*1\s*月\s*1\s*日至\s*12\s*月\s*31\s*日/;
const ARTICLE = /第([一二三四五六七八九十百]+)条/g;
const CNV = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
function cnNum(s) {
  let n = 0,
    d = 0;
  for (const ch of s) {
    if (ch === '百') {
      n += (d || 1) * 100;
      d = 0;
    } else if (ch === '十') {
      n += (d || 1) * 10;
      d = 0;
    } else d = CNV[ch] || 0;
  }
  return n + d;
}

const cells = [];
const grid = new Int32Array(25 * 7),
  pos = new Int32Array(25 * 7),
  seen = new Uint8Array(25);

export function check(text, diags = []) {
  let year = 0,
    sec = 0,
    expect = 1,
    inIntro = false,
    t3 = 0,
    t4 = 0,
    titles = 0;
  const n = text.length;
  const D = (code, s, e, message) => diags.push({ code, start: s, end: e, message });
  const endSection = (at) => {
    if (sec === 3) {
      if (t3) finish3(at);
      else D('table3-missing', at, at, '缺少表三');
    }
    if (sec === 4 && !t4) D('table4-missing', at, at, '缺少表四');
  };
  const endReport = (at) => {
    endSection(at);
    if (titles && expect <= 6)
      for (let k = expect; k <= 6; k++) D('section-missing', at, at, `缺少：${SECTIONS[k - 1]}`);
  };
  function finish3(at) {
    for (let r = 0; r < 25; r++) if (!seen[r]) D('row-missing', at, at, `表三缺少行：${ROWS[r]}`);
    for (let r = 0; r < 25; r++)
      if (seen[r]) {
        let s = 0,
          ok = true;
        for (let c = 0; c < 7; c++) {
          const v = grid[r * 7 + c];
          if (v === BAD) {
            D('cell-empty', pos[r * 7 + c], pos[r * 7 + c], '应填 0');
            ok = false;
          } else if (v < 0) D('cell-negative', pos[r * 7 + c], pos[r * 7 + c] + 1, '不应为负数');
          if (c < 6) s += v;
        }
        if (ok && s !== grid[r * 7 + 6])
          D('row-total', pos[r * 7 + 6], pos[r * 7 + 6] + 1, '总计不等于各列之和');
      }
    for (let c = 0; c < 7; c++) {
      let s = 0,
        ok = true;
      for (let r = 2; r < 23; r++) {
        if (!seen[r] || grid[r * 7 + c] === BAD) {
          ok = false;
          break;
        }
        s += grid[r * 7 + c];
      }
      if (ok && seen[23] && s !== grid[23 * 7 + c])
        D('column-total', pos[23 * 7 + c], pos[23 * 7 + c] + 1, '（七）总计不等于分项之和');
      if (
        seen[0] &&
        seen[1] &&
        seen[23] &&
        seen[24] &&
        grid[c] + grid[7 + c] !== grid[161 + c] + grid[168 + c]
      )
        D('balance', pos[c], pos[c] + 1, '勾稽关系不成立');
    }
    t3 = 0;
    seen.fill(0);
  }
  function row3() {
    const k = cells.length >> 1;
    if (k < 8) return;
    const f = k - 7;
    let r = -1;
    for (let i = f - 1; i >= 0 && r < 0; i--)
      if (cells[2 * i] !== cells[2 * i + 1]) r = rowOf(text.slice(cells[2 * i], cells[2 * i + 1]));
    if (r < 0) return;
    t3 = 1;
    seen[r] = 1;
    for (let c = 0; c < 7; c++) {
      const a = cells[2 * (f + c)],
        b = cells[2 * (f + c) + 1];
      grid[r * 7 + c] = int(text, a, b);
      pos[r * 7 + c] = a;
    }
  }
  function row4() {
    if (cells.length !== 30) return;
    const first = int(text, cells[0], cells[1]);
    if (first === BAD) return;
    t4 = 1;
    for (let g = 0; g < 3; g++) {
      let s = 0;
      for (let i = 0; i < 4; i++) {
        const v = int(text, cells[(g * 5 + i) * 2], cells[(g * 5 + i) * 2 + 1]);
        if (v === BAD) D('cell-empty', cells[(g * 5 + i) * 2], cells[(g * 5 + i) * 2], '应填 0');
        s += v;
      }
      if (s !== int(text, cells[(g * 5 + 4) * 2], cells[(g * 5 + 4) * 2 + 1]))
        D('table4-total', cells[(g * 5 + 4) * 2], cells[(g * 5 + 4) * 2] + 1, '总计不符');
    }
  }
  let s = 0;
  while (s < n) {
    let e = text.indexOf('\n', s);
    if (e < 0) e = n;
    const next = e + 1;
    if (e > s && text.charCodeAt(e - 1) === CR) e--;
    if (e > s) {
      const c0 = text.charCodeAt(s);
      if (c0 === HASH) {
        let i = s;
        while (text.charCodeAt(i) === HASH) i++;
        const level = i - s;
        while (text.charCodeAt(i) === 32) i++;
        const idx = text.charCodeAt(i + 1) === 0x3001 ? NUM.indexOf(text[i]) : -1;
        if (level === 1 && idx < 0) {
          endReport(s);
          const m = /(\d{4})\s*年/.exec(text.slice(i, e));
          sec = 0;
          expect = 1;
          t4 = 0;
          t3 = 0;
          seen.fill(0);
          if (m) {
            year = +m[1];
            titles = 1;
            inIntro = true;
          } else titles = 0;
        } else if (idx >= 0 && level <= 4) {
          endSection(s);
          inIntro = false;
          const k = idx + 1;
          for (; expect < k; expect++) D('section-missing', s, s, `缺少：${SECTIONS[expect - 1]}`);
          if (text.slice(i + 2, e).trim() !== SECTIONS[idx])
            D('section-title', i, e, `标题应为：${SECTIONS[idx]}`);
          sec = k;
          expect = k + 1;
          t3 = 0;
          t4 = 0;
        }
      } else if (sec === 3 || sec === 4 || sec === 2) {
        let row = true;
        if (c0 === PIPE) cellsPipe(text, s, e, cells);
        else if (c0 === LT) {
          if (text.charCodeAt(s + 1) === 116 && text.charCodeAt(s + 2) === 114) cellsHtml(text, s, e, cells);
          else row = false;
        } else {
          const t = text.indexOf('\t', s);
          if (t >= 0 && t < e) cellsTab(text, s, e, cells);
          else row = false;
        }
        if (row) {
          if (sec === 3) row3();
          else if (sec === 4) row4();
          else if (cells.length >= 4 && cells[2] === cells[3] && text.charCodeAt(s) === 34892)
            D('cell-empty', cells[2], cells[3], '应填 0');
        }
      } else {
        // narrative: statutes, article references, contact, period
        let q = text.indexOf('《', s);
        while (q >= 0 && q < e) {
          const w = text.indexOf('》', q);
          if (w < 0 || w > e) {
            D('unclosed-statute', q, q + 1, '书名号未闭合');
            break;
          }
          if (text.charCodeAt(q + 1) === 0x4e2d && w - q > 10 && !KNOWN_LAW.has(text.slice(q + 1, w)))
            D('statute-name', q, w + 1, '法规名称有误');
          q = text.indexOf('《', w);
        }
        const art = text.indexOf('条', s);
        if (art >= 0 && art < e) {
          ARTICLE.lastIndex = s;
          for (let m = ARTICLE.exec(text); m && m.index < e; m = ARTICLE.exec(text))
            if (cnNum(m[1]) > 56) D('article-range', m.index, m.index + m[0].length, '条例共五十六条');
        }
        if (inIntro) {
          inIntro = false;
          const line = text.slice(s, e);
          const m = CONTACT.exec(line);
          if (!m) D('contact-missing', s, e, '缺少联系方式');
          else {
            const o = s + m.index;
            if (!/^\d{6}$/.test(m[2])) D('postcode', o, o, '邮编应为六位');
            if (!/^0\d{2,3}-\d{7,8}$/.test(m[3])) D('phone', o, o, '电话格式有误');
            if (!/^[\w.-]+@[\w.-]+\.\w+$/.test(m[4])) D('email', o, o, '邮箱格式有误');
          }
          const p = PERIOD.exec(line);
          if (!p || +p[1] !== year) D('period', s, s, '统计期限与年度不符');
        }
      }
    }
    s = next;
  }
  endReport(n);
  return diags;
}
