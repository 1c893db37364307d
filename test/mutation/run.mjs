#!/usr/bin/env node
// npm run mutation [-- --sample 400] [-- --seed 1] [-- --files core/prose] [-- --minutes 60] [-- --write]: breaks the engine in one place
// at a time and runs the tests that reach the place. A mutant that no test minds is a test that is missing, or code that is.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundle } from './bundle.mjs';
import { mutantsOf } from './mutants.mjs';
import { Workers } from './pool.mjs';
import { folderLines, record, scoreOf, summary, survivorLines } from './report.mjs';

const { values } = parseArgs({
  options: {
    sample: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: 'server/src/core' },
    minutes: { type: 'string', default: '600' },
    runs: { type: 'string', default: '10' },
    budget: { type: 'string', default: '10' },
    tests: { type: 'string', default: '' },
    write: { type: 'boolean', default: false },
    ids: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const started = Date.now();
const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;

/** Per cent of mutants that a test minds. */
const LEAST = 80;

/** Tests that load the engine itself. Those of the command line and of editors start the built programs, and see the same through
 * thicker walls; those left out by name wait for processes, clocks or sockets, or take long for what others see. */
const FOLDERS = ['core', 'rules', 'property', 'hostile', 'packs', 'host', 'fuzz', 'accuracy', 'recorded'];
const LEFT_OUT =
  /^test\/(?:hostile\/documents|packs\/(?:fetch|sync|guide|hostile|native-engine)|host\/(?:watch|write|records\/same-findings))\.test\.ts$/;

/** What is kept of whole readings and findings notices most: these run whatever they cost. */
const NETS = /^test\/(?:core\/report\/damaged|rules\/words|accuracy\/planted|recorded\/\w+)\.test\.ts$/;

const list = (folder, ends) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith(ends))
    .sort();
const tests = [...FOLDERS.flatMap((name) => list(`test/${name}`, '.test.ts')), 'test/schemas.test.ts'].filter(
  (path) => !LEFT_OUT.test(path) && values.tests.split(',').some((part) => path.includes(part)),
);

let state = Number(values.seed) | 0;
/** mulberry32: the same sample for the same seed on every machine. */
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const all = list('server/src/core', '.ts')
  .filter((path) => path.includes(values.files))
  .flatMap((path) => {
    const source = readFileSync(join(root, path), 'utf8');
    return mutantsOf(source).map((mutant) => ({
      ...mutant,
      path,
      line: source.slice(0, mutant.edit.start).split('\n').length,
      was: source.slice(mutant.edit.start, mutant.edit.end),
    }));
  });
const pool = [...all];
let sample = [];
while (pool.length > 0 && sample.length < Number(values.sample)) {
  const at = Math.floor(random() * pool.length);
  sample.push({ ...pool[at], id: sample.length + 1 });
  pool[at] = pool.at(-1);
  pool.pop();
}
if (values.ids !== '') {
  const asked = new Set(values.ids.split(',').map(Number));
  sample = sample.filter(({ id }) => asked.has(id));
}
const byPath = new Map();
for (const mutant of sample) byPath.set(mutant.path, [...(byPath.get(mutant.path) ?? []), mutant]);

const folder = join(root, 'node_modules', '.cache', `mutation-${process.pid}`);
mkdirSync(folder, { recursive: true });
const script = await bundle(root, tests, byPath, join(folder, 'engine.cjs'));
const workers = new Workers([root, script, values.seed, values.runs]);
console.log(
  `${all.length} mutants in ${new Set(all.map(({ path }) => path)).size} files; ${sample.length} tried, seed ${values.seed}`,
);

/** Tests by file, as they run without a mutant; one that fails here can judge nothing and is named. */
const covered = [];
for (const path of tests) {
  const { covered: one, failed, ended } = await workers.ask({ job: 'cover', path }, () => 300_000);
  if (!one) {
    console.log(`cannot judge: ${path}: ${failed ?? ended}`);
    continue;
  }
  for (const test of one.tests)
    if (test.error)
      console.log(`fails without a mutant, judges nothing: ${path}: ${test.name}: ${test.error}`);
  covered.push({
    ...one,
    reached: new Set(one.reached),
    tests: one.tests.map((test) => ({ ...test, reached: new Set(test.reached) })),
  });
}
if (values.verbose)
  for (const { path, loading, tests: of } of covered) {
    const ms = loading + of.reduce((sum, one) => sum + one.ms, 0);
    if (ms > 500)
      console.log(`${path}: ${of.length} tests, ${loading.toFixed(0)} + ${(ms - loading).toFixed(0)} ms`);
  }
const count = covered.reduce((sum, { tests: of }) => sum + of.filter((one) => !one.error).length, 0);
console.log(`${count} tests of ${covered.length} files reach them, ${seconds()}`);

/** All of them in one go, still without a mutant: a test that minds what another leaves behind would mind every mutant. */
for (;;) {
  const plan = covered.map(({ path, tests: of }) => ({
    path,
    tests: [...of.keys()].filter((at) => !of[at].error),
  }));
  const { killer, ended } = await workers.ask({ job: 'judge', mutant: 0, plan }, () => 300_000);
  if (!killer && !ended) break;
  const at = covered.findIndex(({ path }) => path === killer?.by);
  if (at < 0) throw new Error(`the tests do not run together: ${ended ?? JSON.stringify(killer)}`);
  console.log(`fails behind others, judges nothing: ${killer.by}: ${killer.test ?? killer.error}`);
  covered.splice(at, 1);
}
console.log(`they run together, ${seconds()}`);

/** The files and tests that a mutant is judged by: the cheapest that reach it, no more than the budget has time for, and the nets. What
 * is left out can only make the score worse. */
function planOf({ id }) {
  const plan = [];
  for (const { path, loading, reached, tests: of } of covered) {
    const wanted = of.flatMap(({ error, ms, reached: inside }, at) =>
      !error && (reached.has(id) || inside.has(id)) ? [{ at, ms }] : [],
    );
    if (wanted.length > 0) plan.push({ path, loading, wanted });
  }
  const cheapest = plan.flatMap(({ path, loading, wanted }) =>
    wanted.map(({ at, ms }) => ({ path, at, ms: ms + loading / wanted.length })),
  );
  cheapest.sort((a, b) => a.ms - b.ms);
  let budget = Number(values.budget) * 1000;
  const chosen = new Map();
  for (const { path, at, ms } of cheapest) {
    const isNet = NETS.test(path);
    if (!isNet && chosen.size > 0 && budget < ms) continue;
    if (!isNet) budget -= ms;
    const file = chosen.get(path) ?? { path, ms: 0, tests: [] };
    file.tests.push(at);
    file.ms += ms;
    chosen.set(path, file);
  }
  return [...chosen.values()].sort((a, b) => a.ms - b.ms);
}

const times = new Map(covered.map(({ path, loading, tests: of }) => [path, { loading, of }]));
/** Ten times what it takes by itself, and ten seconds for a machine that has other work. */
const limit = (begun) => {
  const known = begun && times.get(begun.begun);
  const ms = !known ? 0 : begun.test < 0 ? known.loading : known.of[begun.test].ms;
  return 10_000 + 10 * ms;
};

const end = started + Number(values.minutes) * 60_000;
const tried = [];
for (const mutant of sample) {
  if (Date.now() > end) break;
  const plan = planOf(mutant);
  const begin = Date.now();
  const answer =
    plan.length === 0
      ? { unreached: true }
      : await workers.ask({ job: 'judge', mutant: mutant.id, plan }, limit);
  if (answer.failed) throw new Error(answer.failed);
  const outcome = answer.unreached
    ? 'unreached'
    : answer.ended === 'time'
      ? 'time'
      : answer.ended || answer.killer
        ? 'killed'
        : 'survives';
  tried.push({ ...mutant, outcome });
  if (values.verbose)
    console.log(
      `${mutant.id} ${outcome} ${mutant.path}:${mutant.line} ${mutant.operator} ${Date.now() - begin} ms ${JSON.stringify(answer.killer ?? answer.last ?? plan.reduce((sum, one) => sum + one.tests.length, 0))}`,
    );
}
workers.end();
rmSync(folder, { recursive: true, force: true });

console.log(survivorLines(tried).join('\n'));
console.log(folderLines(tried).join('\n'));
console.log(summary(tried));
console.log(seconds());
if (values.write) record(root, tried, values, all.length);
// A sample that is surely below what SECURITY.md promises fails; one that may be above does not.
const { score, spread } = scoreOf(tried);
process.exitCode = tried.length > 0 && Number(score) + Number(spread) < LEAST ? 1 : 0;
