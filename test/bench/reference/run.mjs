// node test/bench/reference/run.mjs PATH…: one line a finding, the last line their number.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { check } from './check.mjs';

const files = process.argv.slice(2).flatMap((path) =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.md'))
        .map((name) => join(path, name))
    : [path],
);
let out = '';
let count = 0;
for (const file of files)
  for (const { start, code, message } of check(readFileSync(file, 'utf8'))) {
    out += `${file}:${start}: ${code} ${message}\n`;
    count++;
  }
process.stdout.write(`${out}Found ${count} problems in ${files.length} files\n`);
process.exitCode = count > 0 ? 1 : 0;
