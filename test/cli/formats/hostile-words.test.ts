import { expect, test } from 'vitest';
import { checkstyle } from '../../../server/src/cli/formats/checkstyle.js';
import { csv } from '../../../server/src/cli/formats/csv.js';
import type { Format, RunContext } from '../../../server/src/cli/formats/format.js';
import { github } from '../../../server/src/cli/formats/github.js';
import { junit } from '../../../server/src/cli/formats/junit.js';
import { markdown } from '../../../server/src/cli/formats/markdown.js';
import { plain } from '../../../server/src/cli/terminal/style.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { LineIndex } from '../../../server/src/core/text/lines.js';
import type { FileResult } from '../../../server/src/host/result.js';
import { readCsv, readMarkdown, readXml } from './readers.js';

/** What a report may say to get out of its place in each of the formats. */
const WORDS = [
  ']]><b>&amp;</failure>"\'',
  '| a | b |\n|---|---|',
  '%0A::error::, file=x:1',
  'a\n::error file=x::y',
  '@all `x` ``y`` [a](http://e.example) ![b](c) <script>alert(1)</script> https://e.example',
  '=1+1',
  '@SUM(A1)',
  '+cmd|x',
  '"a","b"\r\n"c"',
  'nul \u0000 bell \u0007 half \ud800 not \ufffe mark \ufeff end',
];

const lines = new LineIndex('甲\n乙\n');
const file: FileResult = {
  path: '报告,<a>&"b".md',
  absolute: '/r/a.md',
  text: '甲\n乙\n',
  reports: [],
  findings: WORDS.map((message, i) => ({
    rule: 'text/typo',
    messageId: 'm',
    severity: 'error',
    message,
    basis: message,
    range: { start: 2, end: 3 },
    related: [],
    fixes: [],
    fingerprint: String(i),
  })),
  lines: () => lines,
  views: new Map(),
  byteColumn: () => 0,
  digests: [],
  decoded: null,
};

const context: RunContext = {
  version: '0',
  language: 'zh',
  pack: builtinPack(),
  packOf: () => builtinPack(),
  help: () => new Map(),
  linesOf: () => lines,
  failOn: 'error',
  style: plain,
  width: 100,
};

function written({ open }: Format, findings = file.findings): string {
  const writer = open(context);
  const counts = { error: findings.length, warning: 0, info: 0, hint: 0 };
  const summary = { files: 1, reports: 1, notReports: 0, ...counts };
  return writer.file({ ...file, findings }) + writer.end({ summary, notReports: [], hidden: 0, known: 0 });
}

/** As XML 1.0 can carry it. */
const xmlWords = (text: string) => text.replace(/[\u0000-\u0008\u000e-\u001f\ud800\ufffe]/g, '\ufffd');

test('junit', () => {
  const [suite] = readXml(written(junit)).children;
  expect(suite!.attributes.name).toBe(file.path);
  const failures = suite!.children.map(({ children: [failure] }) => failure!);
  expect(failures.map(({ attributes }) => attributes.message)).toEqual(WORDS.map(xmlWords));
  for (const [i, { text, children }] of failures.entries()) {
    expect(text).toContain(xmlWords(WORDS[i]!));
    expect(children).toEqual([]);
  }
});

test('checkstyle', () => {
  const [only] = readXml(written(checkstyle)).children;
  expect(only!.children.map(({ attributes }) => attributes.message)).toEqual(WORDS.map(xmlWords));
});

test('github', () => {
  const out = written(github).trimEnd().split('\n');
  expect(out).toHaveLength(WORDS.length);
  for (const line of out) expect(line).toMatch(/^::error file=报告%2C<a>&"b"\.md,line=2,endLine=2,/);
});

test('markdown', () => {
  const { rows, elements } = readMarkdown(written(markdown));
  const shown = WORDS.map((words) => words.replace(/[\r\n\t]+/g, ' ').replaceAll('\u0000', '\ufffd'));
  expect(rows.slice(1).map(([, message]) => message!.replaceAll('\ud800', '\ufffd'))).toEqual(
    shown.map((words) => words.replaceAll('\ud800', '\ufffd')),
  );
  for (const name of ['b', 'script', 'a', 'img']) expect(elements).not.toContain(name);
});

test.each(WORDS.map((words, i) => [i, words] as const))('csv %i', (_, words) => {
  const finding = file.findings.filter(({ message }) => message === words);
  const [, row] = readCsv(written(csv, finding).slice(1));
  expect(row).toHaveLength(10);
  expect(row![8]!.replace(/^'/, '')).toBe(words);
  expect(row![8]).not.toMatch(/^[=@+]/);
});
