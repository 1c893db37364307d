// From what GitHub hands to a step to a command line of gouji. No file is read but the event, nothing is run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An input of action.yml, as the runner puts it into the environment. */
const input = (env, name) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();

const lines = (text) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What the step is to do: arguments of gouji, and the files that its results go to. */
export function stepOf(env) {
  const scratch = join(env.RUNNER_TEMP || '.', `gouji-${env.GITHUB_ACTION || 'step'}`);
  const pretty = `${scratch}.txt`;
  const totals = `${scratch}.jsonl`;
  const summary = input(env, 'summary') !== 'false' && env.GITHUB_STEP_SUMMARY ? `${scratch}.md` : null;
  const sarif = lines(input(env, 'sarif-file'))[0] ?? null;
  const outputs = [
    `pretty=${pretty}`,
    `jsonl=${totals}`,
    ...(input(env, 'annotations') === 'false' ? [] : ['github']),
    ...(summary === null ? [] : [`markdown=${summary}`]),
    ...(sarif === null ? [] : [`sarif=${sarif}`]),
  ];
  const option = (name) => {
    const value = input(env, name);
    return value === '' ? [] : [`--${name}=${value}`];
  };
  const paths = lines(input(env, 'paths'));
  const args = [
    'check',
    ...outputs.map((output) => `--format=${output}`),
    ...['lang', 'fail-on', 'max-warnings'].flatMap(option),
    ...(input(env, 'changed') === 'true' ? changed(env) : []),
    ...lines(input(env, 'args')),
    '--',
    ...(paths.length === 0 ? ['.'] : paths),
  ];
  return { args, pretty, totals, summary, sarif };
}

const NO_COMMIT = /^0*$/;

/** A pull request is held against its target, a push against what was there before; a new branch is checked whole. */
function changed(env) {
  if (env.GITHUB_BASE_REF) return [`--changed=origin/${env.GITHUB_BASE_REF}`];
  let before = '';
  try {
    before = String(JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')).before ?? '');
  } catch {
    // No event, as in a run started by hand: everything is checked.
  }
  return NO_COMMIT.test(before) ? [] : [`--changed=${before}`];
}
