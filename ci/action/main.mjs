// Entry of action.yml: annotations to the log, a summary, SARIF for the upload step, figures as outputs.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { builtCommand } from '../built.mjs';
import { stepOf } from './command.mjs';

const { env } = process;
const step = stepOf(env);
const command = builtCommand();
if (command === null) process.exitCode = 2;
else {
  for (const file of [step.pretty, step.totals, step.summary]) if (file) rmSync(file, { force: true });
  const { status, stderr } = spawnSync(process.execPath, [command, ...step.args], {
    stdio: ['ignore', 'inherit', 'pipe'],
    maxBuffer: 1 << 28,
  });
  const code = status ?? 3;
  const said = stderr?.toString('utf8') ?? '';
  if (code > 1) console.log(`::error title=gouji::${escaped(said.trim() || `exit status ${code}`)}`);
  quoted(said + text(step.pretty));
  if (step.summary) append(env.GITHUB_STEP_SUMMARY, text(step.summary));
  append(env.GITHUB_OUTPUT, outputs(code));
  process.exitCode = code;
}

function text(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function append(path, words) {
  if (path && words !== '') appendFileSync(path, words);
}

/** What a workflow command wants escaped. */
function escaped(words) {
  return words.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Words of reports, which may look like workflow commands: the runner is told to take none until they end. */
function quoted(words) {
  if (words === '') return;
  const mark = randomUUID();
  console.log(`::group::gouji\n::stop-commands::${mark}\n${words.trimEnd()}\n::${mark}::\n::endgroup::`);
}

/** The last line of jsonl is the summary; a run that was refused has none. */
function outputs(code) {
  const last = text(step.totals).trimEnd().split('\n').at(-1);
  const { summary } = last ? JSON.parse(last) : {};
  const values = {
    status: code,
    errors: summary?.error ?? '',
    warnings: summary?.warning ?? '',
    reports: summary?.reports ?? '',
    'sarif-file': step.sarif !== null && existsSync(step.sarif) ? step.sarif : '',
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
