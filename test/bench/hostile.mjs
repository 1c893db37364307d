#!/usr/bin/env node
// What hostile packs and settings cost the command that refuses them: each in a process of its own.
//   node test/bench/hostile.mjs
// Fails where a code is another, a process ends by anything but a refusal, or takes above 1 s (of the processor: machines are shared) or 100 MB.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const SECONDS = 1;
const MEGABYTES = 100;

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gouji-hostile-'));
const probe = join(folder, 'probe.cjs');
writeFileSync(
  probe,
  `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  require('node:fs').writeSync(3, JSON.stringify({ rss: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 }));
});\n`,
);

async function cases() {
  const entry = join(folder, 'cases.mjs');
  await build({
    stdin: {
      contents: ['hostile', 'hostile-more', 'hostile-settings']
        .map((name) => `export * from ${JSON.stringify(here(`../packs/${name}.ts`))};`)
        .join('\n'),
      resolveDir: here('.'),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: entry,
    logLevel: 'error',
  });
  const { HOSTILE, MORE_HOSTILE, HOSTILE_SETTINGS } = await import(pathToFileURL(entry).href);
  const packs = [...HOSTILE, ...MORE_HOSTILE].map(({ name, code, bytes }) => ({
    name,
    code: `pack/${code}`,
    files: { 'gouji.yaml': 'extends: [./evil.goujipack]\n', 'evil.goujipack': bytes() },
  }));
  return [...packs, ...HOSTILE_SETTINGS];
}

function run(files, index) {
  const cwd = join(folder, String(index));
  for (const [path, content] of Object.entries({ ...files, 'a.md': '甲\n' })) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), content);
  }
  const start = process.hrtime.bigint();
  const bin = here('../../server/bin/gouji.cjs');
  const { status, stderr, output } = spawnSync(process.execPath, ['-r', probe, bin, 'check', 'a.md'], {
    cwd,
    env: { ...process.env, GOUJI_TRUST: join(folder, 'none.yaml'), XDG_CACHE_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  rmSync(cwd, { recursive: true });
  return {
    status,
    code: /\[([a-z]+\/[a-z0-9-]+)\]/.exec(stderr)?.[1],
    seconds,
    ...JSON.parse(output[3] || '{}'),
  };
}

const all = await cases();
// A file that is as large as its refusal: none of it is the machine's warming up.
run(all[0].files, 'warm');
const results = all.map(({ name, code, files }, i) => ({ name, wanted: code, ...run(files, i) }));
rmSync(folder, { recursive: true });

const wrong = results.filter(
  ({ status, code, wanted, cpu, rss }) =>
    status !== 2 || code !== wanted || !(cpu <= SECONDS) || rss > MEGABYTES,
);
const worst = (key) => results.reduce((a, b) => (b[key] > a[key] ? b : a));
for (const key of ['seconds', 'cpu', 'rss'])
  console.log(`worst ${key}: ${worst(key)[key].toFixed(2)} (${worst(key).name})`);
for (const { name, wanted, code, status, seconds, rss } of wrong)
  console.log(
    `✗ ${name}: ${wanted}, got ${code}, status ${status}, ${seconds.toFixed(2)} s, ${rss?.toFixed(0)} MB`,
  );
console.log(`${results.length} hostile files, ${wrong.length} above a limit or refused otherwise`);
process.exitCode = wrong.length === 0 ? 0 : 1;
