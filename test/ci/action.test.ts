import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oasisErrors } from '../cli/formats/readers.js';
import { folderWith } from '../support/folder.js';
import { BIN, REPORTS, ROOT, readText, readYaml } from './files.js';

const action = readYaml('action.yml');

/** Runs the entry of action.yml as a runner does: inputs and files by way of the environment. */
function runAction(
  inputs: Readonly<Record<string, string>> = {},
  { files = REPORTS, env = {}, event = null as unknown, before = (_: string) => {} } = {},
) {
  const cwd = folderWith(files);
  const temp = folderWith({ 'output.txt': '', 'summary.md': '# 此前的内容\n' });
  before(cwd);
  const defaults = Object.entries(action.inputs as Record<string, { default: string }>).map(
    ([name, one]): [string, string] => [name, one.default],
  );
  const given = Object.entries({ ...Object.fromEntries(defaults), ...inputs });
  const eventPath = join(temp, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event));
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, action.runs.main)], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: cwd,
      GITHUB_ACTION: '__gouji',
      GITHUB_OUTPUT: join(temp, 'output.txt'),
      GITHUB_STEP_SUMMARY: join(temp, 'summary.md'),
      GITHUB_EVENT_PATH: eventPath,
      RUNNER_TEMP: temp,
      ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      ...env,
    },
  });
  const outputs = Object.fromEntries(
    readFileSync(join(temp, 'output.txt'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('=') as [string, string]),
  );
  return { cwd, status, log: stdout, outputs, summary: readFileSync(join(temp, 'summary.md'), 'utf8') };
}

/** Workflow commands that a runner would act on, in their order. */
function commandsOf(log: string): string[] {
  const found: string[] = [];
  let stopped: string | null = null;
  for (const line of log.split('\n')) {
    const text = line.trimStart();
    if (stopped !== null) {
      if (text === `::${stopped}::`) stopped = null;
    } else if (text.startsWith('::stop-commands::')) stopped = text.slice('::stop-commands::'.length);
    else if (text.startsWith('::')) found.push(text);
  }
  return found;
}

const git = (cwd: string, ...args: string[]): string =>
  spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@a', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    encoding: 'utf8',
  }).stdout.trim();

describe('action.yml', () => {
  test('has the keys that GitHub documents', () => {
    expect(Object.keys(action).sort()).toEqual(
      ['author', 'branding', 'description', 'inputs', 'name', 'outputs', 'runs'].sort(),
    );
    for (const one of Object.values(action.inputs))
      expect(Object.keys(one as object).sort()).toEqual(['default', 'description']);
    for (const one of Object.values(action.outputs))
      expect(Object.keys(one as object)).toEqual(['description']);
    expect(action.runs.using).toMatch(/^node\d+$/);
    expect(existsSync(join(ROOT, action.runs.main))).toBe(true);
  });

  test('its inputs and outputs are those that the entry knows, and those of its page', () => {
    const code = readText('ci/action/command.mjs') + readText('ci/action/main.mjs');
    for (const page of ['docs/ci/github.md', 'docs/ci/github.en.md']) {
      const text = readText(page);
      const documented = Array.from(text.matchAll(/^\| `([a-z-]+)` \|/gm), ([, name]) => name!);
      expect(documented).toEqual(Object.keys(action.inputs));
      for (const name of Object.keys(action.outputs)) expect(text).toContain(`\`${name}\``);
    }
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
      expect(code).toMatch(new RegExp(`\\b${name}\\b`));
  });
});

describe('the step', () => {
  test('annotates, writes summary, SARIF and outputs, and fails', () => {
    const { cwd, status, log, outputs, summary } = runAction();
    expect(status).toBe(1);
    const annotations = commandsOf(log).filter((line) => line.startsWith('::error '));
    expect(annotations.join('\n')).toMatch(/file=年报\/2022\.md,line=\d+.*title=table\/relation::/);
    expect(summary).toMatch(/^# 此前的内容\n<!-- gouji -->\n## 勾稽校核结果/);
    expect(outputs).toMatchObject({ status: '1', reports: '2', 'sarif-file': 'gouji.sarif' });
    expect(Number(outputs.errors)).toBe(annotations.length);
    expect(oasisErrors(JSON.parse(readFileSync(join(cwd, 'gouji.sarif'), 'utf8')))).toEqual([]);
    expect(log).toContain('✖ 错误');
  });

  test('passes where nothing reaches the level', () => {
    const { status, outputs, log } = runAction({ paths: '年报/2021.md', 'sarif-file': '' });
    expect(status).toBe(0);
    expect(outputs).toMatchObject({ status: '0', errors: '0', 'sarif-file': '' });
    expect(log).toContain('没有发现问题');
  });

  test('takes several paths, a language, further options, and does without annotations', () => {
    const inputs = {
      paths: '年报/*.md\nREADME.md\n',
      lang: 'en',
      args: '--quiet\n--no-cache',
      annotations: 'false',
      summary: 'false',
    };
    const { status, log, outputs, summary } = runAction(inputs);
    expect([status, outputs.reports]).toEqual([1, '2']);
    expect(commandsOf(log).filter((line) => !/^::(?:end)?group::/.test(line))).toEqual([]);
    expect(log).toMatch(/engine\/not-a-report/);
    expect(summary).toBe('# 此前的内容\n');
  });

  test('a wrong input is told as an error of the run', () => {
    const { status, log, outputs } = runAction({ 'fail-on': 'warn' });
    expect(status).toBe(2);
    expect(commandsOf(log)[0]).toMatch(/^::error title=gouji::.*--fail-on.*warn.*%0A/);
    expect(outputs).toMatchObject({ status: '2', errors: '' });
  });

  test('no words of a report become a command', () => {
    const hostile = REPORTS['年报/2022.md']!.replace(
      '## 六、',
      '::add-mask::年 ::error::x\n\n::warning title=x::2021 年的  内容,X\n\n## 六、',
    );
    const { log } = runAction({}, { files: { 'a.md': hostile } });
    expect(log).toMatch(/│ ::/);
    for (const line of commandsOf(log))
      expect(line).toMatch(/^::(?:error|warning|notice) file=a\.md,|^::(?:end)?group::/);
  });

  test('a pull request: only what it changes', () => {
    const before = (cwd: string): void => {
      git(cwd, 'init', '-b', 'main');
      git(cwd, 'add', '.');
      git(cwd, 'commit', '-m', 'one');
      git(cwd, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
      mkdirSync(join(cwd, 'new'));
      writeFileSync(join(cwd, 'new/2020.md'), REPORTS['年报/2021.md']!.replaceAll('2021', '2022'));
    };
    const { outputs } = runAction({ changed: 'true' }, { env: { GITHUB_BASE_REF: 'main' }, before });
    expect(outputs.reports).toBe('1');
  });

  test('a push: what was pushed; a new branch: everything', () => {
    const event = { before: '' };
    const history = (folder: string): void => {
      git(folder, 'init', '-b', 'main');
      git(folder, 'add', 'README.md', '年报/2021.md');
      git(folder, 'commit', '-m', 'one');
      event.before = git(folder, 'rev-parse', 'HEAD');
      git(folder, 'add', '.');
      git(folder, 'commit', '-m', 'two');
    };
    // The event is written after the history is made.
    const pushed = runAction({ changed: 'true' }, { before: history, event });
    expect(pushed.outputs.reports).toBe('1');
    const fresh = runAction({ changed: 'true' }, { event: { before: '0'.repeat(40) } });
    expect(fresh.outputs.reports).toBe('2');
  });
});

test('the annotations that the pages show are what gouji writes', () => {
  const { stdout } = spawnSync(process.execPath, [BIN, 'check', 'samples', '--format', 'github'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const page of ['docs/ci/github.md', 'docs/ci/github.en.md']) {
    const shown = /<!-- annotations -->\n```text\n([\s\S]*?)```/
      .exec(readText(page))![1]!
      .trimEnd()
      .split('\n');
    expect(shown.length).toBeGreaterThan(1);
    for (const line of shown) expect(stdout.split('\n')).toContain(line);
  }
});
