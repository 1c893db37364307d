#!/usr/bin/env node
// npm run hostile [-- --seconds 2] [-- --only WORDS]: checks every hostile document by a process of its own and says how long
// the slowest took. Fails where one dies, is silent about what it has to say, or takes longer than the limit, in seconds of the
// processor, since machines are shared; one that neither ends nor computes is killed after a minute.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '2' }, only: { type: 'string', default: '' } },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'server/bin/gouji.cjs');
const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const outfile = join(cache, `hostile-${process.pid}.mjs`);
await build({
  entryPoints: [join(root, 'test/hostile/list.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'error',
});
const { hostileFiles } = await import(pathToFileURL(outfile).href);
rmSync(outfile);

const limit = Number(values.seconds);
const folder = mkdtempSync(join(tmpdir(), 'gouji-hostile-'));
const probe = join(folder, 'probe.cjs');
writeFileSync(
  probe,
  `process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  require('node:fs').writeSync(3, String((user + system) / 1e6));
});\n`,
);
const times = [];
const faults = [];
try {
  for (const { name, path, says } of hostileFiles(folder, 1)) {
    if (!name.includes(values.only)) continue;
    const { status, stdout, stderr, signal, output } = spawnSync(
      process.execPath,
      ['-r', probe, bin, 'check', path, '--format', 'json', '--format', `html=${join(folder, 'out.html')}`],
      { cwd: folder, timeout: 60_000, maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    );
    const seconds = Number(output?.[3] || 60);
    times.push({ name, seconds });
    const rules = status === 0 || status === 1 ? rulesOf(stdout) : null;
    if (rules === null) faults.push(`${name}: ended with ${signal ?? status}: ${stderr}`);
    else if (rules.has('engine/rule-failed') || rules.has('engine/reading-failed'))
      faults.push(`${name}: a rule or the reader failed`);
    else if (says !== null && !rules.has(says)) faults.push(`${name}: does not say ${says}`);
    if (seconds > limit) faults.push(`${name}: took ${seconds.toFixed(1)} s`);
    rmSync(path);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function rulesOf(json) {
  try {
    return new Set(JSON.parse(json).files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  } catch {
    return null;
  }
}

times.sort((a, b) => b.seconds - a.seconds);
console.log(`${times.length} hostile documents, each by a process of its own. The slowest:`);
for (const { name, seconds } of times.slice(0, 12)) console.log(`${seconds.toFixed(2)} s  ${name}`);
const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
console.log(`${total.toFixed(0)} s of the processor together`);
for (const fault of faults) console.log(`FAULT ${fault}`);
console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
