import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseCommandLine } from '../../server/src/cli/commands/arguments.js';
import { runInit } from '../../server/src/cli/init/run-init.js';
import type { Io } from '../../server/src/cli/io.js';
import { plain } from '../../server/src/cli/terminal/style.js';
import { folderWith } from '../support/folder.js';
import { cleanText, gouji } from '../support/gouji.js';

const LAUNCHER = join(import.meta.dirname, '../../server/bin/gouji.cjs');
const NAME = '丙市“丁”区: 档案局 # "甲"';

describe('gouji init', () => {
  test.each([
    ['github', '.github/workflows/gouji.yml'],
    ['gitlab', '.gitlab-ci.yml'],
    ['gitee', '.workflow/gouji.yml'],
  ])('writes settings, a file for %s, a pre-commit entry; gouji takes its own settings', (ci, path) => {
    const cwd = folderWith({ 'a.md': cleanText({ year: 2022 }) });
    const args = ['--agency', NAME, '--level', 'county', '--region', '柳州市', '--ci', ci, '--pre-commit'];
    const { status, err } = gouji(['init', ...args], { cwd });
    expect(status).toBe(0);
    const read = (file: string) => parse(readFileSync(join(cwd, file), 'utf8'));
    expect(read('gouji.yaml').agency).toEqual({ name: NAME, level: 'county', region: '柳州市' });
    expect(JSON.stringify(read(path))).toContain('gouji@');
    expect(read('.pre-commit-config.yaml').repos[0].hooks[0].entry).toBe('gouji check --staged');
    for (const file of ['gouji.yaml', path, '.pre-commit-config.yaml']) expect(err).toContain(file);
    expect(gouji(['check', 'a.md'], { cwd }).status).toBeLessThan(2);
  });

  test('where packs are locked, CI takes nothing else', () => {
    const cwd = folderWith({ 'gouji.lock': '{ "lockVersion": 1, "packs": [] }\n' });
    expect(gouji(['init', '--ci', 'github', '--yes'], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, '.github/workflows/gouji.yml'), 'utf8')).toContain('check . --frozen');
  });

  test('a file that exists is left alone, and what belongs into it is shown', () => {
    const cwd = folderWith({ 'gouji.yaml': 'rules: {}\n', '.gitlab-ci.yml': 'x: 1\n' });
    const { status, err } = gouji(['init', '--ci', 'gitlab', '--yes'], { cwd });
    expect(status).toBe(0);
    expect(readFileSync(join(cwd, 'gouji.yaml'), 'utf8')).toBe('rules: {}\n');
    expect(readFileSync(join(cwd, '.gitlab-ci.yml'), 'utf8')).toBe('x: 1\n');
    expect(err).toContain('codequality: gl-code-quality-report.json');
  });

  test('asks for what options do not say; a wrong answer is asked again', async () => {
    const cwd = folderWith({});
    const answers = ['丙市丁区档案局', 'village', 'county', '', 'gitee', '是'];
    const asked: string[] = [];
    const request = parseCommandLine(['init']);
    if (request.kind !== 'run') throw new Error('no run');
    const io: Io = {
      cwd,
      env: {},
      out: () => {},
      err: () => {},
      style: plain,
      width: 80,
      errIsTerminal: () => false,
    };
    const status = await runInit(request.invocation, io, async (question) => {
      asked.push(question);
      return answers.shift()!;
    });
    expect(status).toBe(0);
    expect(asked).toHaveLength(6);
    expect(answers).toEqual([]);
    expect(parse(readFileSync(join(cwd, 'gouji.yaml'), 'utf8')).agency).toEqual({
      name: '丙市丁区档案局',
      level: 'county',
    });
    expect(existsSync(join(cwd, '.workflow/gouji.yml'))).toBe(true);
    expect(existsSync(join(cwd, '.pre-commit-config.yaml'))).toBe(true);
  });

  // `script` of util-linux makes the terminal.
  describe.runIf(process.platform === 'linux')('at a terminal', () => {
    /** Typed once the first question is on the screen: before it, the terminal itself would act on Ctrl+C. */
    const typed = async (input: string) => {
      const cwd = folderWith({});
      const command = `'${process.execPath}' '${LAUNCHER}' init`;
      const session = spawn('script', ['-qec', command, '/dev/null'], { cwd });
      let screen = '';
      let isAsked = false;
      session.stdout.on('data', (chunk: Buffer) => {
        screen += chunk.toString('utf8');
        if (!isAsked && screen.trim() !== '') session.stdin.write(input);
        isAsked ||= screen.trim() !== '';
      });
      const status = await new Promise<number | null>((resolve) => session.on('close', resolve));
      return { cwd, status, screen };
    };

    test('answers that were pasted together are each taken', async () => {
      const { cwd, status } = await typed('丙市丁区档案局\ncounty\n\ngitlab\ny\n');
      expect(status).toBe(0);
      const { agency } = parse(readFileSync(join(cwd, 'gouji.yaml'), 'utf8'));
      expect(agency).toEqual({ name: '丙市丁区档案局', level: 'county' });
      for (const file of ['.gitlab-ci.yml', '.pre-commit-config.yaml'])
        expect(existsSync(join(cwd, file))).toBe(true);
    });

    test('Ctrl+C ends it as interrupted, and nothing is written', async () => {
      const { cwd, status, screen } = await typed('丙市丁区档案局\n\u0003');
      expect(status).toBe(130);
      expect(screen).not.toContain('内部出错');
      expect(readdirSync(cwd)).toEqual([]);
    });
  });

  test.each([[['init', '--ci', 'jenkins']], [['init', '--level', 'village']], [['init', 'x']]])(
    '%j: exit 2',
    (args) => {
      expect(gouji(args, { cwd: folderWith({}) }).status).toBe(2);
    },
  );
});
