#!/usr/bin/env node
// npm run coverage: how much of the engine (server/src/core) its tests reach. Fails below what SECURITY.md promises.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LEAST = { lines: 95, branches: 90 };

const folders = [
  'core',
  'property',
  'rules',
  'packs',
  'host',
  'cli',
  'fuzz',
  'lsp',
  'accuracy',
  'hostile',
].map((name) => `test/${name}`);
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--coverage.enabled',
    '--coverage.reportOnFailure',
    ...(process.argv.length > 2 ? process.argv.slice(2) : folders),
  ],
  { cwd: root, stdio: 'inherit' },
);
const { total, ...files } = JSON.parse(readFileSync(join(root, 'coverage/coverage-summary.json'), 'utf8'));
const least = Object.entries(files)
  .map(([path, { lines, branches }]) => ({ path: path.slice(root.length), lines, branches }))
  .sort((a, b) => b.branches.total - b.branches.covered - (a.branches.total - a.branches.covered))
  .slice(0, 15);
for (const { path, lines, branches } of least)
  console.log(
    `${path}: ${lines.total - lines.covered} lines and ${branches.total - branches.covered} branches are not reached`,
  );
console.log(`engine: lines ${total.lines.pct} %, branches ${total.branches.pct} %`);
process.exitCode =
  status !== 0 ? status : Object.entries(LEAST).some(([what, most]) => total[what].pct < most) ? 1 : 0;
