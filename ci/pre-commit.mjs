#!/usr/bin/env node
// Entry of the hooks in .pre-commit-hooks.yaml: runs gouji of this checkout with the hook's arguments.
import { spawnSync } from 'node:child_process';
import { builtCommand } from './built.mjs';

const command = builtCommand();
if (command === null) process.exitCode = 2;
else {
  const { status } = spawnSync(process.execPath, [command, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = status ?? 3;
}
