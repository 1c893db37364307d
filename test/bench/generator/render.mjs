import { CHECK_NOTE, CN, COLS, GROUPS4, OUT4, T3ROWS } from './vocabulary.mjs';

// The three renderings of the tables.
const cell3 = (R, key, c) => (R.blank && R.blank[0] === key && R.blank[1] === c ? '' : String(R.t3[key][c]));
const rows3 = (R) => T3ROWS.filter(([k]) => k !== R.dropRow);
const line = (a) => `| ${a.join(' | ')} |\n`;
const rule = (n) => `|${' --- |'.repeat(n)}\n`;

const RENDER = {
  pipe: {
    t2(R) {
      const t = R.t2;
      return (
        line(['第二十条第（一）项 信息内容', '本年制发件数', '本年废止件数', '现行有效件数']) +
        rule(4) +
        line(['规章', ...t.rules]) +
        line(['行政规范性文件', ...t.normative]) +
        '\n' +
        line(['第二十条第（五）项 信息内容', '本年处理决定数量']) +
        rule(2) +
        line(['行政许可', t.licence]) +
        '\n' +
        line(['第二十条第（六）项 信息内容', '本年处理决定数量']) +
        rule(2) +
        line(['行政处罚', t.penalty]) +
        line(['行政强制', t.coercion]) +
        '\n' +
        line(['第二十条第（八）项 信息内容', '本年收费金额（单位：万元）']) +
        rule(2) +
        line(['行政事业性收费', t.fee]) +
        '\n'
      );
    },
    t3(R) {
      let s = `${CHECK_NOTE}\n\n${line(['项目', '类别', '情形', ...COLS.map((c, i) => (i > 0 && i < 6 ? `法人或其他组织/${c}` : c))])}${rule(10)}`;
      let p0 = '',
        p1 = '';
      for (const [k, lab] of rows3(R)) {
        const a = lab[0] === p0 ? '' : lab[0],
          b = lab[1] && lab[0] + lab[1] !== p1 ? lab[1] : '';
        p0 = lab[0];
        p1 = lab[0] + (lab[1] || '');
        s += line([a, b, lab[2] || '', ...COLS.map((_, c) => cell3(R, k, c))]);
      }
      return `${s}\n`;
    },
    t4(R) {
      return `${line(GROUPS4.flatMap((g, i) => OUT4.map((o) => `${(i ? '行政诉讼/' : '') + g}/${o}`))) + rule(15) + line(R.t4.flat())}\n`;
    },
  },
  html: {
    t2(R) {
      const t = R.t2,
        td = (a) => `<tr>${a.map((x) => `<td>${x}</td>`).join('')}</tr>\n`;
      const h = (n) => `<tr><th colspan="4">第二十条第（${n}）项</th></tr>\n`;
      const w = (l, v) => `<tr><td>${l}</td><td colspan="3">${v}</td></tr>\n`;
      return (
        '<table border="1" cellspacing="0">\n' +
        h('一') +
        td(['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']) +
        td(['规章', ...t.rules]) +
        td(['行政规范性文件', ...t.normative]) +
        h('五') +
        w('信息内容', '本年处理决定数量') +
        w('行政许可', t.licence) +
        h('六') +
        w('信息内容', '本年处理决定数量') +
        w('行政处罚', t.penalty) +
        w('行政强制', t.coercion) +
        h('八') +
        w('信息内容', '本年收费金额（单位：万元）') +
        w('行政事业性收费', t.fee) +
        '</table>\n\n'
      );
    },
    t3(R) {
      const rows = rows3(R);
      let s = `<table border="1" cellspacing="0">\n<thead>\n<tr><th colspan="3" rowspan="3">${CHECK_NOTE}</th><th colspan="7">申请人情况</th></tr>\n<tr><th rowspan="2">自然人</th><th colspan="5">法人或其他组织</th><th rowspan="2">总计</th></tr>\n<tr>${COLS.slice(
        1,
        6,
      )
        .map((c) => `<th>${c}</th>`)
        .join('')}</tr>\n</thead>\n<tbody>\n`;
      const n0 = rows.filter((x) => x[1].length > 1).length;
      let p0 = '',
        p1 = '';
      for (const [k, lab] of rows) {
        let l = '';
        if (lab.length === 1) l = `<td colspan="3">${lab[0]}</td>`;
        else {
          if (lab[0] !== p0) l += `<td rowspan="${n0}">${lab[0]}</td>`;
          if (lab.length === 2) l += `<td colspan="2">${lab[1]}</td>`;
          else {
            if (lab[1] !== p1)
              l += `<td rowspan="${rows.filter((x) => x[1].length === 3 && x[1][1] === lab[1]).length}">${lab[1]}</td>`;
            l += `<td>${lab[2]}</td>`;
          }
        }
        p0 = lab[0];
        p1 = lab[1] || '';
        s += `<tr>${l}${COLS.map((_, c) => `<td>${cell3(R, k, c)}</td>`).join('')}</tr>\n`;
      }
      return `${s}</tbody>\n</table>\n\n`;
    },
    t4(R) {
      const th = (a, x = '') => a.map((t) => `<th${x}>${t}</th>`).join('');
      return `<table border="1" cellspacing="0">\n<thead>\n<tr><th colspan="5">行政复议</th><th colspan="10">行政诉讼</th></tr>\n<tr>${th(OUT4, ' rowspan="2"')}${th(GROUPS4.slice(1), ' colspan="5"')}</tr>\n<tr>${th(OUT4)}${th(OUT4)}</tr>\n</thead>\n<tbody>\n<tr>${R.t4
        .flat()
        .map((v) => `<td>${v}</td>`)
        .join('')}</tr>\n</tbody>\n</table>\n\n`;
    },
  },
  tsv: {
    t2(R) {
      const t = R.t2,
        w = (n) => `第二十条第（${n}）项\t\t\t\n`;
      return (
        w('一') +
        '信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n' +
        ['规章', ...t.rules].join('\t') +
        '\n' +
        ['行政规范性文件', ...t.normative].join('\t') +
        '\n' +
        w('五') +
        '信息内容\t本年处理决定数量\n' +
        `行政许可\t${t.licence}\n` +
        w('六') +
        '信息内容\t本年处理决定数量\n' +
        `行政处罚\t${t.penalty}\n行政强制\t${t.coercion}\n` +
        w('八') +
        '信息内容\t本年收费金额（单位：万元）\n' +
        `行政事业性收费\t${t.fee}\n\n`
      );
    },
    t3(R) {
      let s = `${CHECK_NOTE}\t\t\t申请人情况\t\t\t\t\t\t\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t${COLS.slice(1, 6).join('\t')}\t\n`;
      let p0 = '',
        p1 = '';
      for (const [k, lab] of rows3(R)) {
        const a = lab[0] === p0 ? '' : lab[0],
          b = lab[1] && lab[0] + lab[1] !== p1 ? lab[1] : '';
        p0 = lab[0];
        p1 = lab[0] + (lab[1] || '');
        s += `${[a, b, lab[2] || '', ...COLS.map((_, c) => cell3(R, k, c))].join('\t')}\n`;
      }
      return `${s}\n`;
    },
    t4(R) {
      return `行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n${OUT4.join('\t')}\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t${OUT4.join('\t')}\t${OUT4.join('\t')}\n${R.t4.flat().join('\t')}\n\n`;
    },
  },
};

export function renderReport(R, format) {
  const f = RENDER[format],
    c = R.contact;
  const parts = [];
  parts.push(
    `# ${R.agency} ${R.year} 年度政府信息公开工作年度报告\n\n根据${R.law}的规定，特向社会公布 ${R.year} 年度本部门政府信息公开工作年度报告。报告中所列数据的统计期限为 ${R.bodyYear} 年 1 月 1 日至 12 月 31 日，如对本报告有任何疑问，请与${R.short}${c.office}联系（地址：${c.address}，邮编：${c.postcode}，电话：${c.phone}，电子邮箱：${c.email}）。\n\n`,
  );
  parts.push(`## 一、总体情况\n\n${R.s1.map((x) => `### ${x.head}\n\n${x.text}\n\n`).join('')}`);
  if (!R.drop.has(2)) parts.push(`## 二、主动公开政府信息情况\n\n${f.t2(R)}`);
  if (!R.drop.has(3)) parts.push(`## 三、收到和处理政府信息公开申请情况\n\n${f.t3(R)}`);
  if (!R.drop.has(4)) parts.push(`## 四、政府信息公开行政复议、行政诉讼情况\n\n${f.t4(R)}`);
  if (!R.drop.has(5))
    parts.push(
      `## 五、存在的主要问题及改进情况\n\n${R.year} 年，${R.short}政府信息公开工作取得了一定成绩，但还存在一些问题，需要进一步改善和完善。${R.s5.problems.map((p, i) => `${CN[i + 1]}是${p}`).join('；')}。今后，将着重做好以下几方面的工作：\n\n${R.s5.measures.map((m, i) => `${CN[i + 1]}是${m}\n\n`).join('')}`,
    );
  if (!R.drop.has(6)) parts.push(`## 六、其他需要报告的事项\n\n${R.s6}\n`);
  return parts.join('');
}
