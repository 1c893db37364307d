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
const alarmsOf = (rule) =>
  falseAlarms
    .filter((a) => a.rule === rule)
    .map((a) => `${a.reports} ${a.severity}`)
    .join(', ') || '0';
const table = [
  '| rule | kinds of fault | planted | found at its place | reports with a false alarm |',
  '| --- | ---: | ---: | ---: | --- |',
  ...[...byRule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([rule, r]) =>
        `| ${rule} | ${r.kinds} | ${r.planted} | ${percent(r.found, r.planted)} | ${alarmsOf(rule)} |`,
    ),
].join('\n');
const summary = `${faults.length} kinds of single fault in ${reports} reports of our own, ${renderings} renderings: ${found} of ${planted} found by the right rule at the right place (${percent(found, planted)}); clean reports with a false error: ${errors.reduce((n, a) => n + a.reports, 0)} of ${reports}.`;

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
  for (const name of ['README.md', 'README.en.md']) {
    const path = join(root, name);
    const text = readFileSync(path, 'utf8');
    const made = `<!-- accuracy:start -->\n${summary}\n\n${table}\n<!-- accuracy:end -->`;
    writeFileSync(
      path,
      text.replace(/<!-- accuracy:start -->[\s\S]*<!-- accuracy:end -->/, () => made),
    );
  }
}
