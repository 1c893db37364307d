import { T3ROWS } from './vocabulary.mjs';

// The same facts as plain data, for schema and ruleset tools.
export function reportData(R) {
  const names = ['natural', 'business', 'research', 'welfare', 'legal', 'other', 'total'];
  const row = (v) => Object.fromEntries(v.map((x, i) => [names[i], x]));
  const t4 = (v) => ({ upheld: v[0], corrected: v[1], other: v[2], pending: v[3], total: v[4] });
  const t3 = {};
  for (const [k] of T3ROWS)
    if (k !== R.dropRow) {
      t3[k] = row(R.t3[k]);
      if (R.blank && R.blank[0] === k) t3[k][names[R.blank[1]]] = null;
    }
  const sections = [
    ['一、总体情况', R.s1.map((x) => x.head + x.text).join('\n')],
    ['二、主动公开政府信息情况', ''],
    ['三、收到和处理政府信息公开申请情况', ''],
    ['四、政府信息公开行政复议、行政诉讼情况', ''],
    ['五、存在的主要问题及改进情况', R.s5.problems.join('；') + R.s5.measures.join('\n')],
    ['六、其他需要报告的事项', R.s6],
  ]
    .filter((_, i) => !R.drop.has(i + 1))
    .map(([title, text]) => ({ title, text }));
  return {
    agency: R.agency,
    year: R.year,
    statute: R.law,
    period: `${R.bodyYear}-01-01/${R.bodyYear}-12-31`,
    contact: R.contact,
    sections,
    table2: R.t2,
    table3: t3,
    table4: { review: t4(R.t4[0]), litigation_direct: t4(R.t4[1]), litigation_after: t4(R.t4[2]) },
  };
}
// Small YAML writer (block style, quoted strings), enough for reportData.
export function toYaml(v, ind = '') {
  if (v === null || typeof v !== 'object') return typeof v === 'string' ? JSON.stringify(v) : String(v);
  if (Array.isArray(v))
    return v.length === 0
      ? '[]'
      : v.every((x) => typeof x !== 'object')
        ? `[${v.join(', ')}]`
        : `\n${v.map((x) => `${ind}- ${toYaml(x, `${ind}  `).replace(/^\n\s*/, '')}`).join('\n')}`;
  return `\n${Object.entries(v)
    .map(([k, x]) => `${ind}${k}: ${toYaml(x, `${ind}  `)}`.replace(/: \n/, ':\n'))
    .join('\n')}`;
}
