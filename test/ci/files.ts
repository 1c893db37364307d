import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';

export const ROOT = join(import.meta.dirname, '../..');
export const BIN = join(ROOT, 'server/bin/gouji.cjs');

export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: files of other programs, looked at key by key
export const readYaml = (path: string): any => parse(readText(path));

const CLEAN = cleanText({ year: 2022 });
/** Two reports, one with an error, and a file that is none. */
export const REPORTS: Readonly<Record<string, string>> = {
  '年报/2022.md': CLEAN.replace('| 4 | 1 | 0 | 0 | 0 | 0 | 5 |', '| 4 | 1 | 0 | 0 | 0 | 0 | 6 |'),
  '年报/2021.md': cleanText({ year: 2021 }),
  'README.md': '# 说明\n',
};

/** A folder whose programs stand for what a CI machine has: `npx` and `gouji` run the build of this checkout. */
export function programs(version: string): string {
  const folder = folderWith({});
  const write = (name: string, script: string): void => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const run = `exec '${process.execPath}' '${BIN}' "$@"`;
  write('gouji', run);
  // What is asked for must be this very version: another would be fetched and could differ.
  write('npx', `[ "$1 $2" = "--yes gouji@${version}" ] || exit 97\nshift 2\n${run}`);
  return folder;
}
