#!/usr/bin/env node
// Speed beside peers, whole processes in one run; and the engine alone, warm. Writes the tables of both READMEs.
//   npm run bench [-- --rounds 5] [--slow-rounds 2] [--no-write]     everything, ten minutes on a quiet machine
//   npm run bench -- --smoke                                         the quick tools, beside the recorded figures
// Only ratios inside one table mean anything: machines are shared and drift.
import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compilation, oneReport, reports } from './corpus.mjs';
import { measure, median, ratio } from './measure.mjs';
import { installPeers } from './peers.mjs';
import { ratios, readRecorded, record } from './record.mjs';
import { tools } from './tools.mjs';
import { warm } from './warm.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    'slow-rounds': { type: 'string', default: '2' },
    smoke: { type: 'boolean', default: false },
    'no-write': { type: 'boolean', default: false },
  },
});
const { smoke } = values;
const rounds = smoke ? 3 : Number(values.rounds);
const slowRounds = Number(values['slow-rounds']);

execFileSync(process.execPath, [fileURLToPath(new URL('../../server/build/build.mjs', import.meta.url))], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const all = tools(smoke ? installPeers(['rumdl', 'autocorrect-node']) : installPeers());
const only = (...names) =>
  Object.fromEntries(names.filter((name) => all[name]).map((name) => [name, all[name]]));
const quick = ['gouji', 'reference checker', 'rumdl', 'autocorrect'];
const unchanged = ['gouji, unchanged', 'rumdl, unchanged'];
const machine = `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? ''})`;

/** Each set of files with the tools that get through it in reasonable time. */
const SETS = [
  {
    id: 'one',
    title: 'One report',
    set: oneReport,
    tools: smoke ? only('node -e 0', 'gouji', 'rumdl') : without(all, unchanged),
    rounds: rounds * 3,
  },
  {
    id: 'thousand',
    title: '1,000 reports (10 MB)',
    set: () => reports(1000, true),
    tools: smoke ? only(...quick, ...unchanged) : without(all, ['node -e 0']),
    rounds,
  },
  {
    id: 'tenThousand',
    title: '10,000 reports (102 MB)',
    set: () => reports(10_000),
    tools: only(...quick),
    rounds: Math.min(rounds, 3),
    full: true,
  },
  { id: 'mega', title: 'One file of 1 MB', set: () => compilation(1_000_000), tools: only(...quick), rounds },
  {
    id: 'tenMega',
    title: 'One file of 10 MB',
    set: () => compilation(10_000_000),
    tools: only(...quick),
    rounds: smoke ? 1 : rounds,
  },
];

function without(tools, names) {
  return Object.fromEntries(Object.entries(tools).filter(([name]) => !names.includes(name)));
}

const recorded = readRecorded();
const figures = { machine, rounds, sets: {} };
console.log(`${machine}, ${rounds} rounds, medians\n`);
for (const { id, title, set, tools: chosen, rounds: times, full } of SETS) {
  if (smoke && full) continue;
  const rows = await measure(chosen, set(), times, slowRounds);
  const base = rows.find(({ tool }) => tool === 'rumdl') ?? rows[0];
  figures.sets[id] = rows.map((row) => ({
    ...row,
    all: undefined,
    against: Number(ratio(row, base).toPrecision(3)),
  }));
  show(title, figures.sets[id], base.tool, recorded?.sets[id]);
}
figures.growth = growth(figures.sets);
console.log(`gouji, 10 MB against 1 MB without start-up: ${figures.growth.toFixed(1)} times\n`);
figures.warm = await warm(smoke ? 100 : 300);
if (recorded && smoke) console.log(`\nrecorded: ${Math.round(recorded.warm.microseconds)} µs a report, warm`);
console.log(`\n${ratios(figures).join('\n')}`);
if (!smoke && !values['no-write']) record(figures);

/** With `before`: the recorded ratio beside today's. */
function show(title, rows, base, before) {
  const past = smoke ? ' recorded |' : '';
  console.log(`## ${title}\n`);
  console.log(`| tool | wall s | against ${base} |${past} findings | peak MB |`);
  console.log(`| --- | ---: | ---: |${smoke ? ' ---: |' : ''} ---: | ---: |`);
  for (const { tool, seconds, against, findings, megabytes } of rows) {
    const was = before?.find((row) => row.tool === tool)?.against;
    const beside = smoke ? ` ${was === undefined ? '' : was.toFixed(2)} |` : '';
    console.log(
      `| ${tool} | ${seconds.toFixed(3)} | ${against.toFixed(2)} |${beside} ${findings.toLocaleString('en')} | ${megabytes} |`,
    );
  }
  console.log('');
}

/** How many times longer ten times the text takes; start-up is that of one report. */
function growth({ one, mega, tenMega }) {
  const gouji = (rows) => rows.find(({ tool }) => tool === 'gouji').seconds;
  return (gouji(tenMega) - gouji(one)) / median([gouji(mega) - gouji(one)]);
}
