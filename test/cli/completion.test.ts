import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../server/src/cli/commands/command-table.js';
import { FORMATS } from '../../server/src/cli/formats/names.js';
import { folderWith } from '../support/folder.js';
import { gouji } from '../support/gouji.js';

const has = (shell: string): boolean => spawnSync(shell, ['--version']).status === 0;
const script = (shell: string) => gouji(['completion', shell], { cwd: folderWith({}) });

/** What bash offers for a line that ends at the cursor. */
function bashOffers(...words: string[]): string[] {
  const cwd = folderWith({ '年报.md': '' });
  writeFileSync(join(cwd, 'gouji.bash'), script('bash').out);
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const line = `source ./gouji.bash; COMP_WORDS=(gouji ${quoted}); COMP_CWORD=${words.length}; _gouji; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', line], { cwd, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe.skipIf(!has('bash'))('bash', () => {
  test('commands', () => {
    expect(bashOffers('')).toEqual(expect.arrayContaining(COMMANDS.map(({ name }) => name)));
    expect(bashOffers('che')).toEqual(['check']);
  });

  test('options of the command', () => {
    expect(bashOffers('check', '--fo')).toEqual(['--format']);
    expect(bashOffers('check', 'a.md', '--fix')).toEqual(['--fix', '--fix-dry-run', '--fix-suggestions']);
    expect(bashOffers('explain', '--')).not.toContain('--fix');
  });

  test('values, files, rules, actions', () => {
    expect(bashOffers('check', '--format', '')).toEqual([...FORMATS]);
    expect(bashOffers('check', '--fail-on', 'w')).toEqual(['warning']);
    expect(bashOffers('check', '年')).toEqual(['年报.md']);
    expect(bashOffers('explain', 'table/rel')).toEqual(['table/relation']);
    expect(bashOffers('baseline', 'cr')).toEqual(['create']);
  });
});

test.skipIf(!has('zsh'))('zsh takes the script', () => {
  const { status, stderr } = spawnSync('zsh', ['-n'], { input: script('zsh').out, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test.skipIf(!has('fish'))('fish offers commands, options and values', () => {
  const cwd = folderWith({});
  writeFileSync(join(cwd, 'gouji.fish'), script('fish').out);
  const offers = (line: string): string[] => {
    const command = `source ./gouji.fish; complete --do-complete '${line}'`;
    const env = { ...process.env, HOME: cwd, XDG_CONFIG_HOME: cwd, XDG_DATA_HOME: cwd };
    const { stdout } = spawnSync('fish', ['--no-config', '-c', command], { cwd, encoding: 'utf8', env });
    return stdout.split('\n').map((entry) => entry.split('\t')[0]!);
  };
  expect(offers('gouji ')).toEqual(expect.arrayContaining(COMMANDS.map(({ name }) => name)));
  expect(offers('gouji check --fo')).toContain('--format');
  expect(offers('gouji check --format ')).toEqual(expect.arrayContaining([...FORMATS]));
});

test('PowerShell: every command and option is in the script, quoted', () => {
  const { status, out } = script('powershell');
  expect(status).toBe(0);
  for (const { name, options } of COMMANDS) {
    expect(out).toContain(`'${name}' = @(`);
    for (const option of options) expect(out).toContain(`'--${option.name}'`);
  }
});

test('another shell: exit 2', () => {
  const { status, err } = gouji(['completion', 'tcsh'], { cwd: folderWith({}) });
  expect([status, err]).toEqual([2, expect.stringContaining('bash, zsh, fish, powershell')]);
});
