#!/usr/bin/env node
// npm run accuracy [-- --write] [-- --misses]: recall and false alarms on our own labelled corpus; --write puts the
// table into both READMEs.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({ options: { write: { type: 'boolean' }, misses: { type: 'boolean' } } });
const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const outfile = join(cache, `accuracy-${process.pid}.mjs`);
await build({
  entryPoints: [join(root, 'test/accuracy/measure.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
});
const { measure } = await import(pathToFileURL(outfile).href);
rmSync(outfile);

const { reports, renderings, faults, falseAlarms, unfound } = measure(root);
const planted = faults.reduce((sum, f) => sum + f.planted, 0);
const found = faults.reduce((sum, f) => sum + f.found, 0);
const errors = falseAlarms.filter((a) => a.severity === 'error');
const percent = (a, b) => (b === 0 ? '–' : `${((100 * a) / b).toFixed(1)} %`);

const byRule = new Map();
for (const fault of faults) {
  const row = byRule.get(fault.rule) ?? { planted: 0, found: 0, kinds: 0 };
  row.planted += fault.planted;
  row.found += fault.found;
  row.kinds++;
  byRule.set(fault.rule, row);
}
const LEVELS = { error: '错误', warning: '警告', info: '提示', hint: '建议' };
const WORDS = {
  zh: {
    heads: ['规则', '错误种类', '植入', '在该处查出', '有误报的报告'],
    alarm: (n, severity) => `${n} 份（${LEVELS[severity]}）`,
    separator: '、',
    summary: (kinds, all, clean) =>
      `自写的 ${reports} 份报告、${renderings} 种排版、${kinds} 种单个错误：植入 ${planted} 处，由应查的规则在应查的位置查出 ${found} 处（${all}）；无错报告被误报为“错误”的：${clean} / ${reports} 份。`,
    more: '逐条规则的结果',
  },
  en: {
    heads: ['rule', 'kinds of fault', 'planted', 'found at its place', 'reports with a false alarm'],
    alarm: (n, severity) => `${n} ${severity}`,
    separator: ', ',
    summary: (kinds, all, clean) =>
      `${kinds} kinds of single fault in ${reports} reports of our own, ${renderings} renderings: ${found} of ${planted} found by the right rule at the right place (${all}); clean reports with a false error: ${clean} of ${reports}.`,
    more: 'The result of every rule',
  },
};
/** The summary and the table of one language. */
function resultIn(language) {
  const words = WORDS[language];
  const alarms = (rule) =>
    falseAlarms
      .filter((a) => a.rule === rule)
      .map((a) => words.alarm(a.reports, a.severity))
      .join(words.separator) || '0';
  const rows = [...byRule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([rule, r]) =>
        `| ${rule} | ${r.kinds} | ${r.planted} | ${percent(r.found, r.planted)} | ${alarms(rule)} |`,
    );
  const table = [`| ${words.heads.join(' | ')} |`, '| --- | ---: | ---: | ---: | --- |', ...rows].join('\n');
  const clean = errors.reduce((n, a) => n + a.reports, 0);
  return { summary: words.summary(faults.length, percent(found, planted), clean), table, more: words.more };
}

const { summary, table } = resultIn('en');
console.log(`${summary}\n\n${table}\n`);
for (const a of falseAlarms) console.log(`alarm ${a.severity} ${a.rule} in ${a.reports}: ${a.example}`);
for (const line of unfound) console.log(`labelled but not found: ${line}`);
console.log('');
for (const f of faults) {
  if (f.found === f.planted && f.alarms === 0) continue;
  console.log(`${f.name} (${f.rule}): ${f.found} of ${f.planted}; other errors in ${f.alarms}`);
  if (values.misses) for (const miss of f.misses) console.log(`    ${miss}`);
}

if (values.write) {
  for (const [name, language] of [
    ['README.md', 'zh'],
    ['README.en.md', 'en'],
  ]) {
    const path = join(root, name);
    const text = readFileSync(path, 'utf8');
    const { summary, table, more } = resultIn(language);
    const made = `<!-- accuracy:start -->\n${summary}\n\n<details><summary>${more}</summary>\n\n${table}\n\n</details>\n<!-- accuracy:end -->`;
    writeFileSync(
      path,
      text.replace(/<!-- accuracy:start -->[\s\S]*<!-- accuracy:end -->/, () => made),
    );
  }
}
