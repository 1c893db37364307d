import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

const SOURCES = ['server/src', 'client/src', 'server/bin'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:ts|cjs|mjs)$/.test(path)),
);
/** Without comments; words in strings stay, since nothing in them should look like this either. */
const codeOf = (path: string): string =>
  readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/.*/g, '');

/** Files with the pattern in their code. */
const having = (pattern: RegExp): string[] => SOURCES.filter((path) => pattern.test(codeOf(path)));

describe('no code but our own', () => {
  test('is made of words', () => {
    expect(
      having(/\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|set(?:Timeout|Interval)\s*\(\s*['"`]/),
    ).toEqual([]);
    // The launcher runs the bundles of its own folder; the watch runs constant words that call what is handed in.
    expect(having(/\bnode:vm\b/)).toEqual(['server/src/host/files/watch.ts', 'server/bin/launch.cjs']);
  });

  test('is imported from a place that is not written down', () => {
    expect(having(/\bimport\s*\(\s*(?!['"])/)).toEqual([]);
    expect(having(/\brequire\s*\(\s*(?!['"])/)).toEqual([]);
    expect(having(/\b(?:createRequire|process\.binding|process\.dlopen|NODE_OPTIONS)\b/)).toEqual([
      'server/bin/launch.cjs',
    ]);
  });

  test('is made by zod: it is only used through the module that tells it not to', () => {
    const wrong = having(/^import (?!type)[^;]*from 'zod'/m).filter(
      (path) => path !== 'server/src/host/zod.ts',
    );
    expect(wrong).toEqual([]);
  });
});

describe('no way out', () => {
  test('the network is known to the download of packs alone', () => {
    const network =
      /['"](?:node:)?(?:net|http|https|http2|tls|dgram|dns|dns\/promises|inspector|cluster)['"]/;
    expect(having(network)).toEqual(['server/src/host/packs/download.ts']);
    expect(having(/\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/)).toEqual([]);
  });

  test('the download of packs is known to pack sync alone', () => {
    expect(having(/from '[^']*\/download\.js'/)).toEqual(['server/src/host/packs/fetch.ts']);
    expect(
      having(/from '[^']*packs\/fetch\.js'/).filter((path) => !path.startsWith('server/src/cli/pack/')),
    ).toEqual([]);
  });

  test('other programs are started for git alone, and by the editor for the server', () => {
    expect(having(/['"](?:node:)?child_process['"]/)).toEqual([
      'server/src/cli/check/changed-files.ts',
      'server/src/host/packs/git.ts',
    ]);
    for (const path of ['server/src/cli/check/changed-files.ts', 'server/src/host/packs/git.ts'])
      for (const [, program] of codeOf(path).matchAll(/spawn(?:Sync)?\(\s*([^,]+),/g))
        expect(program).toBe("'git'");
  });

  test('nothing counts or reports its users', () => {
    expect(having(/telemetry|analytics|\bsentry\b|crashReport/i)).toEqual([]);
  });
});
