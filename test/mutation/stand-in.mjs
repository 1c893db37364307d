// What the tests import of vitest, without vitest: suites are collected by loading a file and run one after another, so that a
// mutant costs the run of its tests and no process, no transform, no worker. Expectations are vitest's own.
import { readFileSync } from 'node:fs';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  addCustomEqualityTesters,
  customMatchers,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import * as chai from 'chai';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
Object.assign(expect, {
  getState: () => getState(expect),
  setState: (state) => setState(state, expect),
  extend: (matchers) => chai.expect.extend(expect, matchers),
  addEqualityTesters: (testers) => addCustomEqualityTesters(testers),
});
expect.extend(customMatchers);
globalThis[GLOBAL_EXPECT] = expect;
chai.use(({ Assertion }, { flag }) => {
  Assertion.addMethod('toMatchFileSnapshot', function (path) {
    chai.assert.equal(flag(this, 'object'), readFileSync(path, 'utf8'));
  });
});
expect.setState({ assertionCalls: 0, currentTestName: '' });

/** Milliseconds of work, whatever else the machine does. */
export const cpuTime = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

let suite;
/** The suites of what `load` registers. */
export async function collect(load) {
  const top = newSuite('');
  suite = top;
  await load();
  return top;
}
const newSuite = (name) => ({ name, entries: [], before: [], after: [], beforeEach: [], afterEach: [] });

const titled = (name, args, at) => {
  let next = 0;
  const first = args[0];
  return String(name)
    .replace(/%[sdijo#%]/g, (mark) => (mark === '%#' ? at : mark === '%%' ? '%' : String(args[next++])))
    .replace(/\$([\w.]+)/g, (mark, path) =>
      first !== null && typeof first === 'object'
        ? String(path.split('.').reduce((value, key) => value?.[key], first))
        : mark,
    );
};
function register(add) {
  const method = (name, ...rest) =>
    add(name, rest.findLast((one) => typeof one === 'function') ?? (() => {}));
  method.each =
    (rows) =>
    (name, ...rest) => {
      const run = rest.find((one) => typeof one === 'function');
      for (const [at, row] of rows.entries()) {
        const args = Array.isArray(row) ? row : [row];
        method(titled(name, args, at), () => run(...args));
      }
    };
  method.skipIf = (is) => (is ? Object.assign(() => {}, { each: () => () => {} }) : method);
  method.runIf = (is) => method.skipIf(!is);
  method.skip = () => {};
  return method;
}
const test = register((name, run) => suite.entries.push({ name, run }));
const describe = register((name, run) => {
  const outer = suite;
  const inner = newSuite(name);
  outer.entries.push(inner);
  suite = inner;
  run();
  suite = outer;
});
const hook = (which) => (run) => suite[which].push(run);

let finishers = [];
const environment = new Map();
const vi = {
  stubEnv(name, value) {
    if (!environment.has(name)) environment.set(name, process.env[name]);
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  },
  unstubAllEnvs() {
    for (const [name, value] of environment)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    environment.clear();
  },
};

export const vitest = {
  describe,
  test,
  it: test,
  expect,
  vi,
  beforeAll: hook('before'),
  afterAll: hook('after'),
  beforeEach: hook('beforeEach'),
  afterEach: hook('afterEach'),
  onTestFinished: (run) => finishers.push(run),
};

/** Runs the tests that `isWanted` asks for, numbered as they stand; `tell` gets each one's number, error and milliseconds, and ends the run with false. */
export async function runSuite(top, isWanted, tell, begun) {
  let number = 0;
  const each = { before: [], after: [] };
  async function walk(one) {
    const counts = number;
    const isAnyWanted = [...Array(count(one)).keys()].some((at) => isWanted(counts + at));
    if (!isAnyWanted) {
      number += count(one);
      return true;
    }
    const teardowns = [];
    for (const run of one.before) {
      const teardown = await run();
      if (typeof teardown === 'function') teardowns.push(teardown);
    }
    each.before.push(one.beforeEach);
    each.after.unshift(one.afterEach);
    let goesOn = true;
    for (const entry of one.entries) {
      if (entry.entries) goesOn = await walk(entry);
      else {
        const id = number++;
        if (!isWanted(id)) continue;
        goesOn = await single(entry, id);
      }
      if (!goesOn) break;
    }
    each.before.pop();
    each.after.shift();
    for (const run of [...one.after, ...teardowns]) await run();
    return goesOn;
  }
  async function single(entry, id) {
    begun(id);
    const start = cpuTime();
    let error;
    try {
      for (const runs of each.before) for (const run of runs) await run();
      await entry.run({ onTestFinished: vitest.onTestFinished, expect });
    } catch (thrown) {
      error = thrown ?? new Error('thrown nothing');
    }
    try {
      for (const run of finishers.reverse()) await run();
      for (const runs of each.after) for (const run of runs) await run();
    } catch (thrown) {
      error ??= thrown;
    }
    finishers = [];
    return tell(id, error, cpuTime() - start, entry.name);
  }
  return walk(top);
}
const count = (one) => one.entries.reduce((sum, entry) => sum + (entry.entries ? count(entry) : 1), 0);
