#!/usr/bin/env node
// One run over generated reports, shared out in three ways, each held against a run that does all itself:
// GNU parallel, a Slurm job array on two nodes of this machine, and a plain loop of which one worker is killed midway.
//   npm run test:fleet [-- --reports 400] [--parts 4] [--folder DIR] [--only loop,parallel,slurm]
// Debian packages: parallel; munge slurmctld slurmd slurm-client (root). What is missing is left out, and said.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateText } from '../bench/generator/generate.mjs';
import { hasSlurm, withSlurm } from './slurm.mjs';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '400' },
    parts: { type: 'string', default: '4' },
    folder: { type: 'string' },
    only: { type: 'string' },
  },
});
const count = Number(values.reports);
const parts = Number(values.parts);
const gouji = join(import.meta.dirname, '../../server/bin/gouji.cjs');
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'gouji-fleet-'));
const reports = join(folder, 'reports');
let failed = 0;

const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);
const say = (ok, what) => {
  if (!ok) failed++;
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${what}`);
};
const run = (args, options = {}) =>
  spawnSync(process.execPath, [gouji, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...options,
  });
const exists = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;

/** Of the file's bytes; results of a big run are not held in memory. */
async function sumOf(path) {
  const hash = createHash('sha1');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** A thousand reports a folder, as a region's agencies would have them. */
function generate() {
  if (existsSync(reports)) return;
  const making = `${reports}.making`;
  for (let i = 0; i < count; i++) {
    const part = join(making, String(Math.floor(i / 1000)).padStart(3, '0'));
    if (i % 1000 === 0) mkdirSync(part, { recursive: true });
    const { text } = generateText(i, { seed: 1, format: 'mix', errors: 0.1 });
    writeFileSync(join(part, `${String(i % 1000).padStart(3, '0')}.md`), text);
  }
  renameSync(making, reports);
}

/** Merges what a way of sharing out has left, and holds it against the run that did all itself. */
async function compare(way, wanted, started) {
  const results = readdirSync(join(folder, way)).filter((name) => /^\d+\.json$/.test(name));
  const before = Date.now();
  const merged = run(['merge', ...results.map((name) => `${way}/${name}`), '--format', `json=${way}.json`]);
  const same = merged.status === wanted.status && (await sumOf(join(folder, `${way}.json`))) === wanted.sum;
  say(
    same,
    `${way}: ${parts} parts and the merge in ${seconds(started)} s (merge ${seconds(before)} s), byte for byte as one run`,
  );
  if (!same) console.error(merged.stderr);
}

const part = (i, way) => [
  'check',
  'reports',
  '--shard',
  `${i}/${parts}`,
  '--format',
  `json=${way}/${i}.json`,
];
const numbers = Array.from({ length: parts }, (_, i) => i + 1);

const WAYS = {
  /** One worker after the other; the second is killed in the middle of its work and run again. */
  async loop() {
    for (const i of numbers) {
      if (i === 2) await killedMidway(part(i, 'loop'));
      run(part(i, 'loop'));
    }
  },
  async parallel() {
    const command = `node ${gouji} check reports --shard {}/${parts} --format json=parallel/{}.json; [ $? -le 1 ]`;
    const args = ['--will-cite', '-j2', '--joblog', 'parallel.log', command, ':::', ...numbers.map(String)];
    const env = { ...process.env, PARALLEL_HOME: join(folder, '.parallel') };
    const { status, stderr } = spawnSync('parallel', args, { cwd: folder, env, encoding: 'utf8' });
    if (status !== 0) console.error(stderr);
  },
  slurm: () =>
    withSlurm(folder, (slurm) => slurm.checkParts({ gouji, parts, reports: 'reports', out: 'slurm', say })),
};

/** Ends a worker while it writes: it must leave nothing that looks like a result. */
async function killedMidway(args) {
  const out = join(folder, 'loop');
  const child = spawn(process.execPath, [gouji, ...args], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  const isWriting = () => readdirSync(out).some((name) => name.endsWith('.tmp'));
  while (!isWriting() && child.exitCode === null) await new Promise((resume) => setTimeout(resume, 20));
  await new Promise((resume) => setTimeout(resume, 150));
  child.kill('SIGKILL');
  const signal = await ended;
  say(signal === 'SIGKILL' && !existsSync(join(out, '2.json')), 'a worker killed midway leaves no result');
  const refused = run(['merge', 'loop/1.json']);
  say(refused.status === 2 && refused.stdout === '', 'without its part nothing is merged');
}

const wants = (way) => values.only === undefined || values.only.split(',').includes(way);
console.log(`${folder}: ${count} reports`);
generate();
let started = Date.now();
const single = run(['check', 'reports', '--no-cache', '--format', 'json=single.json']);
const wanted = { status: single.status, sum: await sumOf(join(folder, 'single.json')) };
console.log(`one run: ${seconds(started)} s, exit ${wanted.status}`);
for (const [way, share] of Object.entries(WAYS)) {
  if (!wants(way)) continue;
  const lacks = way === 'parallel' ? !exists('parallel') : way === 'slurm' && !hasSlurm();
  if (lacks) {
    console.log(`left out: ${way} is not installed here`);
    continue;
  }
  rmSync(join(folder, way), { recursive: true, force: true });
  mkdirSync(join(folder, way));
  started = Date.now();
  await share();
  await compare(way, wanted, started);
}
if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
