#!/usr/bin/env node
// Deterministic corpus of annual reports: pipe, HTML or TAB tables, with injected errors.
//   node test/bench/generator/generate.mjs --out DIR --n 1000 --seed 1 --format mix --errors 0.05 [--json DIR] [--yaml DIR]
//   node test/bench/generator/generate.mjs --concat FILE.md --bytes 1000000 --seed 1 --format mix --errors 0.05
// Beside the files: manifest.jsonl, one line a file: { file, format, bytes, year, injected }.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { reportData, toYaml } from './data-form.mjs';
import { makeReport } from './model.mjs';
import { renderReport } from './render.mjs';

const FORMATS = ['pipe', 'html', 'tsv'];
export const formatOf = (format, i) => (format === 'mix' ? FORMATS[i % 3] : format);
export function generateText(i, { seed = 1, format = 'mix', errors = 0 } = {}) {
  const R = makeReport(i, seed, errors);
  return { R, text: renderReport(R, formatOf(format, i)) };
}
// A compilation of many reports in one file, cut at the report that reaches `bytes`.
export function generateConcat(bytes, opt = {}) {
  const out = ['# 政府信息公开工作年度报告汇编\n\n'];
  let size = Buffer.byteLength(out[0]),
    i = 0;
  while (size < bytes) {
    const { text } = generateText(i++, opt);
    out.push(text, '\n');
    size += Buffer.byteLength(text) + 1;
  }
  return { text: out.join(''), reports: i };
}

function main(argv) {
  const o = { seed: 1, n: 0, format: 'mix', errors: 0 };
  for (let i = 0; i < argv.length; i += 2) o[argv[i].replace(/^--/, '')] = argv[i + 1];
  o.seed = Number(o.seed);
  o.n = Number(o.n);
  o.errors = Number(o.errors);
  if (o.concat) {
    const { text, reports } = generateConcat(Number(o.bytes), o);
    fs.mkdirSync(path.dirname(path.resolve(o.concat)), { recursive: true });
    fs.writeFileSync(o.concat, text);
    console.log(`${o.concat}: ${reports} reports, ${Buffer.byteLength(text)} bytes`);
    return;
  }
  for (const d of [o.out, o.json, o.yaml]) if (d) fs.mkdirSync(d, { recursive: true });
  const man = [];
  let total = 0,
    lo = Infinity,
    hi = 0,
    bad = 0;
  for (let i = 0; i < o.n; i++) {
    const { R, text } = generateText(i, o);
    const name = `report-${String(i).padStart(5, '0')}`,
      b = Buffer.byteLength(text);
    if (o.out) fs.writeFileSync(path.join(o.out, `${name}.md`), text);
    if (o.json)
      fs.writeFileSync(path.join(o.json, `${name}.json`), `${JSON.stringify(reportData(R), null, 2)}\n`);
    if (o.yaml) fs.writeFileSync(path.join(o.yaml, `${name}.yaml`), `${toYaml(reportData(R)).trimStart()}\n`);
    total += b;
    lo = Math.min(lo, b);
    hi = Math.max(hi, b);
    if (R.injected.length) bad++;
    man.push(
      JSON.stringify({
        file: `${name}.md`,
        format: formatOf(o.format, i),
        bytes: b,
        year: R.year,
        injected: R.injected,
      }),
    );
  }
  if (o.out) fs.writeFileSync(path.join(o.out, 'manifest.jsonl'), `${man.join('\n')}\n`);
  console.log(
    `${o.n} reports, ${total} bytes (min ${lo}, mean ${Math.round(total / o.n)}, max ${hi}), ${bad} with injected errors`,
  );
}
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main(process.argv.slice(2));
