#!/usr/bin/env node
// Speed beside peers, whole processes in one run; and the engine alone, warm.
//   npm run bench [-- --rounds 5] [--smoke]
// Only ratios inside one table mean anything: machines are shared and drift.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compilation, reports } from './corpus.mjs';
import { measure, ratio } from './measure.mjs';
import { installPeers, tools } from './tools.mjs';
import { warm } from './warm.mjs';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, smoke: { type: 'boolean', default: false } },
});
const rounds = values.smoke ? 3 : Number(values.rounds);

execFileSync(process.execPath, [fileURLToPath(new URL('../../server/build/build.mjs', import.meta.url))], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const all = tools(installPeers());
const checkers = Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'node -e 0'));

console.log(`Node ${process.version}, ${cpus().length} cores, ${rounds} rounds, medians\n`);

function table(title, rows, base) {
  console.log(
    `## ${title}\n\n| tool | wall s | against ${base.tool} | findings |\n| --- | --- | --- | --- |`,
  );
  for (const row of rows) {
    console.log(
      `| ${row.tool} | ${row.seconds.toFixed(3)} | ${ratio(row, base).toFixed(2)} | ${row.found} |`,
    );
  }
  console.log('');
}

const one = measure(all, `${reports(1000)}/report-000000.md`, rounds * 3);
table('One file', one, one[0]);
const thousand = measure(checkers, reports(1000), rounds);
table('1,000 reports (10 MB)', thousand, thousand.at(-1));
const mega = measure(checkers, compilation(1_000_000), rounds);
table('One compilation of 1 MB', mega, mega.at(-1));
const tenMega = measure(checkers, compilation(10_000_000), values.smoke ? 1 : rounds);
table('One compilation of 10 MB', tenMega, tenMega.at(-1));
const start = one[0].seconds;
const grow = (tenMega[0].seconds - start) / (mega[0].seconds - start);
console.log(`gouji, 10 MB against 1 MB without start-up: ${grow.toFixed(1)} times\n`);
await warm(values.smoke ? 100 : 300);
