#!/usr/bin/env node
// npm run mutation [-- --minutes 10] [-- --seed 1] [-- --only core/engine]: breaks the engine in one place at a time, in a copy, and
// runs the tests that reach the file. A mutant that no test minds is a test that is missing: it is listed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: 'core' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = join('server', 'src');

/** What is put for what, where it stands alone in code. */
const CHANGES = [
  [/ === /g, ' !== '],
  [/ !== /g, ' === '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ \+ 1\b/g, ' - 1'],
  [/ - 1\b/g, ' + 1'],
  [/\+\+/g, '--'],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\bcontinue;/g, ''],
  [/\bbreak;/g, ''],
  [/\bif \((?=[^()]*\) )/g, 'if (!'],
  [/\?\? /g, '&& '],
];

/** Lines of code, without those of types, imports, comments and words. */
const isCode = (line) =>
  !/^\s*(?:\/\/|\/?\*|import |export type|export interface|readonly |type |interface )/.test(line) &&
  !/=> (?:boolean|void|string|number)\b/.test(line);
/** True where the place is inside of words or a pattern, as far as a line tells. */
const isQuoted = (line, at) =>
  (line.slice(0, at).match(/['"`]/g) ?? []).length % 2 === 1 || /\/[^/\s][^/]*$/.test(line.slice(0, at));

function mutantsOf(path) {
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const found = [];
  for (const [row, line] of lines.entries()) {
    if (!isCode(line)) continue;
    for (const [what, by] of CHANGES)
      for (const match of line.matchAll(what)) {
        if (isQuoted(line, match.index)) continue;
        const changed = line.slice(0, match.index) + by + line.slice(match.index + match[0].length);
        found.push({ path, row, line, changed });
      }
  }
  return found;
}

let state = Number(values.seed) | 0;
function below(count) {
  state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return (state >>> 8) % count;
}

const files = readdirSync(join(root, SOURCES), { recursive: true, encoding: 'utf8' })
  .map((path) => join(SOURCES, path))
  .filter((path) => path.endsWith('.ts') && path.replaceAll('\\', '/').includes(`src/${values.only}`));
const all = files.flatMap(mutantsOf);

const copy = mkdtempSync(join(tmpdir(), 'gouji-mutation-'));
for (const name of [
  'server',
  'client',
  'test',
  'rules',
  'samples',
  'schemas',
  'docs',
  'package.json',
  'vitest.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
])
  cpSync(join(root, name), join(copy, name), {
    recursive: true,
    filter: (path) => !path.endsWith('node_modules'),
  });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

/** Tests that are worth their time: those of the whole command and of editors see the same through thicker walls. */
const LEFT_OUT = [
  'test/cli/**',
  'test/lsp/**',
  'test/editor/**',
  'test/security/**',
  'test/hostile/**',
  'test/host/**',
  'test/packs/**',
  'test/architecture.test.ts',
  'test/ci/**',
  'test/client/**',
  'test/launch.test.ts',
];
const isKilled = ({ path, row, changed }) => {
  const target = join(copy, path);
  const before = readFileSync(target, 'utf8');
  const lines = before.split('\n');
  lines[row] = changed;
  writeFileSync(target, lines.join('\n'));
  const { status } = spawnSync(
    process.execPath,
    [
      join(copy, 'node_modules/vitest/vitest.mjs'),
      'related',
      '--run',
      '--bail',
      '1',
      '--reporter',
      'dot',
      ...LEFT_OUT.flatMap((glob) => ['--exclude', glob]),
      path,
    ],
    { cwd: copy, stdio: 'ignore', timeout: 120_000, env: { ...process.env, CI: '1' } },
  );
  writeFileSync(target, before);
  return status !== 0;
};

const end = Date.now() + Number(values.minutes) * 60_000;
const survivors = [];
let tried = 0;
try {
  while (Date.now() < end && all.length > 0) {
    const [mutant] = all.splice(below(all.length), 1);
    tried++;
    if (!isKilled(mutant)) {
      survivors.push(mutant);
      console.log(
        `survives ${mutant.path}:${mutant.row + 1}\n  - ${mutant.line.trim()}\n  + ${mutant.changed.trim()}`,
      );
    }
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
const killed = tried - survivors.length;
console.log(
  `${files.length} files, seed ${values.seed}: ${killed} of ${tried} mutants killed (${((100 * killed) / tried).toFixed(1)} %), ${all.length} more were not tried`,
);
