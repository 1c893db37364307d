import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BIN } from '../../ci/files.js';
import { folderWith, newFolder } from '../../support/folder.js';
import type { Misuse } from './misuse.js';
import { page } from './page.js';
import { GROUPS, ROWS } from './rows.js';

const HAN = /\p{Script=Han}/u;
const said = { zh: new Map<Misuse, string>(), en: new Map<Misuse, string>() };

/** A folder with a program `gouji` that speaks the language; a language that the row itself asks for comes later. */
function commandIn(language: string): string {
  const folder = newFolder({
    gouji: `#!/bin/sh\nfirst=$1\nshift\nexec '${process.execPath}' '${BIN}' "$first" --lang ${language} "$@"\n`,
  });
  chmodSync(join(folder, 'gouji'), 0o755);
  return folder;
}

const commands = { zh: commandIn('zh'), en: commandIn('en') };
afterAll(() => {
  for (const folder of Object.values(commands)) rmSync(folder, { recursive: true });
});

/** Runs a row's line in a shell whose `gouji` is the build, in one of the languages. */
function run({ command, files = {}, prepare }: Misuse, language: 'zh' | 'en') {
  const cwd = folderWith(files);
  prepare?.(cwd);
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd,
    encoding: 'utf8',
    timeout: 120_000,
    env: {
      PATH: `${commands[language]}:${process.env.PATH}`,
      HOME: cwd,
      GIT_CEILING_DIRECTORIES: join(cwd, '..'),
    },
  });
  return { status, stdout, stderr, cwd };
}

/** The message of a run: what it says on standard error, or its first finding. */
function messageOf({ finding }: Misuse, { stdout, stderr }: { stdout: string; stderr: string }): string {
  if (!finding) return stderr.trimEnd();
  const line = stdout.split('\n').find((text) => /[✖▲]/.test(text)) ?? '';
  return line.trim();
}

describe.each(['zh', 'en'] as const)('misuse, in %s', (language) => {
  test.each(ROWS)('$en: $command', (row) => {
    const outcome = run(row, language);
    const message = messageOf(row, outcome);
    said[language].set(row, message);
    expect(outcome.status).toBe(row.status);
    // No stack trace, no words of the system, nothing of this machine.
    expect(outcome.stdout + outcome.stderr).not.toMatch(
      /\n\s+at .*[:)]\d+|node:internal|Error:|\bundefined\b/,
    );
    expect(message).not.toContain(outcome.cwd);
    if (row.status > 0) expect(message).not.toBe('');
    const own = message.replace(/[“"'][^”"']*[”"']|通知\.md/g, '');
    if (message !== '' && row.command !== 'gouji check a.md --lang fr')
      expect(HAN.test(own)).toBe(language === 'zh');
    // Wrong usage leaves standard output to results.
    if (GROUPS[0]!.rows.includes(row)) expect(outcome.stdout).toBe('');
  });

  test('the page says so', async () => {
    const path = join(
      import.meta.dirname,
      '../../../docs',
      language === 'zh' ? 'exit-codes.md' : 'exit-codes.en.md',
    );
    await expect(page(language, (row) => said[language].get(row) ?? '')).toMatchFileSnapshot(path);
  });
});
