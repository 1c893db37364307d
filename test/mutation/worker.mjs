// Runs tests with one mutant switched on, or with none and tells which mutants each reaches. One process for many mutants; the
// script is evaluated anew for each, so that nothing made under one is left for the next. The parent watches the time.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import { collect, cpuTime, runSuite, vitest } from './stand-in.mjs';

const [, , root, script, seed, runs] = process.argv;
const require = createRequire(join(root, 'package.json'));
process.chdir(root);
process.env.NODE_ENV ??= 'test';

// The same random inputs for each mutant and each time, and fewer: the more a survivor would cost, the fewer mutants are tried.
const fc = require('fast-check');
const fewer = (given) => ({
  ...given,
  seed: Number(seed),
  numRuns: Math.min(given?.numRuns ?? 100, Number(runs)),
});
const checked = {
  ...fc,
  assert: (property, given) => fc.assert(property, fewer(given)),
  default: undefined,
};
checked.default = checked;

const load = (name) => (name === 'vitest' ? vitest : name === 'fast-check' ? checked : require(name));
const factory = new vm.Script(
  `(function (require, module, exports, __mutant) {${readFileSync(script, 'utf8')}\n})`,
  { filename: script },
).runInThisContext();
function evaluate(isOn) {
  const module = { exports: {} };
  factory(load, module, module.exports, isOn);
  return module.exports.files;
}

const quiet = () => true;
process.stdout.write = quiet;
process.stderr.write = quiet;
process.on('unhandledRejection', () => {});
const tell = (message) => process.send(message);

/** Which mutants a file's loading and each of its tests reach, and how long they take. */
async function cover(path) {
  const reached = new Set();
  let inside = reached;
  const files = evaluate((id) => {
    inside.add(id);
    return false;
  });
  const start = cpuTime();
  const suite = await collect(files[path]);
  const loading = cpuTime() - start;
  const tests = [];
  inside = new Set();
  await runSuite(
    suite,
    () => true,
    (id, error, ms, name) => {
      tests[id] = {
        name,
        ms,
        error: error && String(error.message ?? error).slice(0, 300),
        reached: [...inside],
      };
      inside = new Set();
      return true;
    },
    () => {},
  );
  return { path, loading, reached: [...reached], tests };
}

/** The test that minds the mutant, or nothing. `plan`: files with the numbers of their tests. */
async function judge(mutant, plan) {
  let files;
  try {
    files = evaluate((id) => id === mutant);
  } catch (error) {
    return { by: 'loading', error: String(error) };
  }
  for (const { path, tests } of plan) {
    tell({ begun: path, test: -1 });
    let suite;
    try {
      suite = await collect(files[path]);
    } catch (error) {
      return { by: path, error: String(error) };
    }
    const wanted = new Set(tests);
    let killer;
    try {
      await runSuite(
        suite,
        (id) => wanted.has(id),
        (_id, error, _ms, name) => {
          if (error !== undefined) killer = { by: path, test: name };
          return error === undefined;
        },
        (id) => tell({ begun: path, test: id }),
      );
    } catch (error) {
      killer ??= { by: path, error: String(error) };
    }
    if (killer) return killer;
  }
}

process.on('message', async ({ job, path, mutant, plan }) => {
  try {
    if (job === 'cover') tell({ covered: await cover(path) });
    else tell({ judged: mutant, killer: await judge(mutant, plan) });
  } catch (error) {
    tell({ failed: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit());
tell({ ready: true });
