// The engine alone, warm, in this process: microseconds a report, by step and by rule group.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generateText } from './generator/generate.mjs';
import { median } from './measure.mjs';

async function engine() {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-warm-'));
  const outfile = join(folder, 'engine.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./warm-entry.ts', import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const module = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true, force: true });
  return module;
}

const microseconds = (work) => {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1000;
};

export async function warm(count) {
  const { builtinPack, checkDocument, createRuleSet, readDocument } = await engine();
  const pack = builtinPack();
  const rules = createRuleSet(pack);
  const texts = Array.from(
    { length: count },
    (_, i) => generateText(i, { seed: 1, format: 'mix', errors: 0.1 }).text,
  );
  const runs = { read: [], check: [] };
  const perRule = new Map();
  let findings = 0;
  for (let round = 0; round < 6; round++) {
    let documents = [];
    const read = microseconds(() => {
      documents = texts.map((text) => readDocument(text, pack.form));
    });
    const check = microseconds(() => {
      findings = 0;
      for (const document of documents) findings += checkDocument(document, rules).length;
    });
    if (round < 2) continue;
    runs.read.push(read / count);
    runs.check.push(check / count);
  }
  for (const text of texts) timeRules(checkDocument, readDocument(text, pack.form), rules, perRule);
  const [read, check] = [median(runs.read), median(runs.check)];
  const kb = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / count / 1024;
  console.log(`## Warm, one thread, ${count} reports of ${kb.toFixed(1)} KB, ${findings} findings\n`);
  console.log(
    `reading and binding ${read.toFixed(0)} µs, rules ${check.toFixed(0)} µs, together ${(read + check).toFixed(0)} µs a report\n`,
  );
  console.log('| rule | µs a report |\n| --- | --- |');
  for (const [rule, time] of [...perRule].sort((a, b) => b[1] - a[1]).slice(0, 15)) {
    console.log(`| ${rule} | ${(time / count).toFixed(1)} |`);
  }
  return { microseconds: read + check, kilobytes: kb, findings };
}

/** A rule's figure holds the shared work (facets) that it is the first to ask for. */
function timeRules(checkDocument, document, rules, perRule) {
  let start = 0n;
  checkDocument(document, rules, {
    onRule(rule, phase) {
      if (phase === 'start') start = process.hrtime.bigint();
      else perRule.set(rule, (perRule.get(rule) ?? 0) + Number(process.hrtime.bigint() - start) / 1000);
    },
  });
}
