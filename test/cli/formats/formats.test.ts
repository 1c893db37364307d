import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { folderWith } from '../../support/folder.js';
import { gouji } from '../../support/gouji.js';
import { GITLAB, RDJSON, schemaErrors } from './exchange-schemas.js';
import { FILES, type FoundJson, runFormats } from './one-run.js';
import { oasisErrors, readCsv, readMarkdown, readXml } from './readers.js';

/** A run whose folder goes with the test. */
function runOnce(...args: Parameters<typeof runFormats>): Run {
  const run = runFormats(...args);
  onTestFinished(run.remove);
  return run;
}

type Run = ReturnType<typeof runFormats>;

const xmlWords = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd');
const place = ({ path, range: { start } }: FoundJson) => `${path}:${start.line + 1}:${start.character + 1}`;

describe('every format of one run', () => {
  let run: Run;
  let findings: readonly FoundJson[];
  beforeAll(() => {
    run = runFormats([
      'pretty',
      'jsonl',
      'sarif',
      'junit',
      'checkstyle',
      'github',
      'gitlab',
      'rdjson',
      'markdown',
      'csv',
    ]);
    findings = run.findings;
  });

  afterAll(() => run.remove());

  test('the run has what the formats are to be tried with', () => {
    expect(run.status).toBe(1);
    expect([run.out, run.err]).toEqual(['', '']);
    expect(new Set(findings.map(({ severity }) => severity)).size).toBeGreaterThanOrEqual(3);
    expect(findings.some(({ related }) => related.some(({ path }) => path.includes('2021')))).toBe(true);
    expect(findings.some(({ fixes }) => fixes.length > 0)).toBe(true);
  });

  test('jsonl: the files of json, one a line, then the summary', () => {
    const lines = run
      .text('jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const last = lines.pop();
    expect(lines).toEqual(run.json.files.map((file) => ({ schemaVersion: 1, ...file })));
    expect(last).toMatchObject({ schemaVersion: 1, engine: { name: 'gouji' }, summary: run.json.summary });
  });

  test('sarif: valid by the OASIS schema; results, places, fixes and fingerprints are those of json', () => {
    const log = JSON.parse(run.text('sarif'));
    expect(oasisErrors(log)).toEqual([]);
    const { results, tool, artifacts } = log.runs[0];
    expect(results).toHaveLength(findings.length);
    for (const [i, finding] of findings.entries()) {
      const result = results[i];
      expect(result.ruleId).toBe(finding.rule);
      expect(tool.driver.rules[result.ruleIndex].id).toBe(finding.rule);
      expect(tool.driver.rules[result.ruleIndex].help.markdown).not.toBe('');
      expect(result.message.text).toBe(finding.message);
      expect(result.partialFingerprints).toEqual({ 'gouji/v1': finding.fingerprint });
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(decodeURIComponent(artifactLocation.uri)).toBe(finding.path);
      expect(artifacts[artifactLocation.index].location.uri).toBe(artifactLocation.uri);
      expect(region).toMatchObject({
        startLine: finding.range.start.line + 1,
        startColumn: finding.range.start.character + 1,
        endLine: finding.range.end.line + 1,
        endColumn: finding.range.end.character + 1,
      });
      expect((result.relatedLocations ?? []).length).toBe(finding.related.length);
      expect((result.fixes ?? []).length).toBe(finding.fixes.length);
    }
  });

  test('junit: a suite a file, a case a finding; failures are what makes the run fail', () => {
    const root = readXml(run.text('junit'));
    expect(root.name).toBe('testsuites');
    expect(root.children.map(({ attributes }) => attributes.name)).toEqual(
      run.json.files.map(({ path }) => path),
    );
    const failures = root.children.flatMap(({ children }) =>
      children.flatMap((one) => one.children.filter(({ name }) => name === 'failure')),
    );
    expect(failures.map(({ attributes }) => attributes.message)).toEqual(
      findings.filter(({ severity }) => severity === 'error').map(({ message }) => xmlWords(message)),
    );
    for (const [i, suite] of root.children.entries()) {
      const file = run.json.files[i]!;
      expect(suite.children).toHaveLength(Math.max(1, file.findings.length));
      expect(Number(suite.attributes.tests)).toBe(suite.children.length);
    }
  });

  test('junit: --fail-on decides what is a failure', () => {
    const strict = runOnce(['junit'], FILES, ['--fail-on', 'warning']);
    const failures = strict.text('junit').match(/<failure /g) ?? [];
    const wanted = strict.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    expect(failures).toHaveLength(wanted.length);
  });

  test('checkstyle: every finding at its line', () => {
    const root = readXml(run.text('checkstyle'));
    const errors = root.children.flatMap((file) =>
      file.children.map(({ attributes: { line, column, message, source } }) => [
        `${file.attributes.name}:${line}:${column}`,
        message,
        source,
      ]),
    );
    expect(errors).toEqual(
      findings.map((finding) => [place(finding), xmlWords(finding.message), `gouji.${finding.rule}`]),
    );
  });

  test('github: one command a finding, and no text of a report gets out of its command', () => {
    const lines = run.text('github').trimEnd().split('\n');
    expect(lines).toHaveLength(findings.length);
    const decoded = (text: string) =>
      text
        .replaceAll('%0A', '\n')
        .replaceAll('%0D', '\r')
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ',')
        .replaceAll('%25', '%');
    for (const [i, line] of lines.entries()) {
      const [, command, properties, message] = /^::(error|warning|notice) ([^:]*)::(.*)$/.exec(line)!;
      const finding = findings[i]!;
      expect(decoded(message!)).toBe(finding.message);
      expect(command === 'error').toBe(finding.severity === 'error');
      const values = Object.fromEntries(
        properties!.split(',').map((pair) => pair.split('=') as [string, string]),
      );
      expect(`${decoded(values.file!)}:${values.line}:${values.col}`).toBe(place(finding));
      expect(values.title).toBe(finding.rule);
    }
  });

  test('gitlab: an array of issues with fingerprints of their own', () => {
    const issues = JSON.parse(run.text('gitlab')) as Issue[];
    expect(schemaErrors(GITLAB, issues)).toEqual([]);
    expect(issues.map(({ description }) => description)).toEqual(findings.map(({ message }) => message));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    for (const issue of issues) {
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
      const { path, lines } = issue.location;
      expect(Object.keys(FILES)).toContain(path);
      expect(lines.end).toBeGreaterThanOrEqual(lines.begin);
    }
  });

  test('rdjson: columns count bytes', () => {
    const result = JSON.parse(run.text('rdjson')) as { diagnostics: Diagnostic[] };
    expect(schemaErrors(RDJSON, result)).toEqual([]);
    const { diagnostics } = result;
    expect(diagnostics).toHaveLength(findings.length);
    for (const [i, { location, code }] of diagnostics.entries()) {
      const { rule, path, range } = findings[i]!;
      expect([code.value, location.path]).toEqual([rule, path]);
      const bytes = readFileSync(join(run.cwd, path)).toString('latin1').split('\n');
      const { line, column } = location.range.start;
      const before = Buffer.from(bytes[line - 1]!.slice(0, column - 1), 'latin1').toString('utf8');
      expect(before).toHaveLength(range.start.character);
    }
  });

  test('markdown: as Markdown reads it, every message stands in its own cell as plain text', () => {
    const { rows, elements } = readMarkdown(run.text('markdown'));
    expect(elements).not.toContain('b');
    expect(elements).not.toContain('a');
    const bodies = rows.filter(([first]) => first !== '位置');
    expect(bodies).toHaveLength(findings.length);
    const gravest = [...findings].sort((a, b) => LEVELS.indexOf(a.severity) - LEVELS.indexOf(b.severity));
    expect(bodies.map(([, message]) => message)).toEqual(
      gravest.map(({ message }) => message.replace(/[\r\n\t]+/g, ' ')),
    );
  });

  test('csv: one line a report and rule, a line for the report without findings', () => {
    const text = run.text('csv');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const [head, ...rows] = readCsv(text.slice(1));
    expect(head).toEqual([
      '单位',
      '年度',
      '文件',
      '规则',
      '问题',
      '级别',
      '处数',
      '首处行号',
      '首处说明',
      '依据',
    ]);
    const keys = rows.map(([, , path, rule]) => `${path} ${rule}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(keys.filter((key) => !key.endsWith(' ')))).toEqual(
      new Set(findings.map(({ path, rule }) => `${path} ${rule}`)),
    );
    const counts = rows.reduce((sum, row) => sum + Number(row[6]), 0);
    expect(counts).toBe(findings.length);
    for (const row of rows) for (const field of row) expect(field).not.toMatch(/^[=@]/);
  });

  test('pretty: every place and message', () => {
    const text = run.text('pretty');
    for (const { rule } of findings) expect(text).toContain(rule);
    expect(text).not.toContain('\u202e');
  });
});

describe('a run without findings and one without files', () => {
  const NONE = { 'list.md': '# 值班安排\n\n周一：张某\n' };
  const all = ['jsonl', 'sarif', 'junit', 'checkstyle', 'github', 'gitlab', 'rdjson', 'markdown', 'csv'];

  test.each(all)('%s is still well formed', (name) => {
    const { text, status } = runOnce([name], NONE);
    expect(status).toBe(2);
    const out = text(name);
    if (name === 'junit' || name === 'checkstyle') expect(readXml(out).children).toEqual([]);
    else if (name === 'github') expect(out).toBe('');
    else if (name === 'csv') expect(readCsv(out.slice(1))).toHaveLength(1);
    else if (name === 'markdown') expect(out).toContain('没有发现问题');
    else if (name === 'sarif') expect(oasisErrors(JSON.parse(out))).toEqual([]);
    else expect(() => JSON.parse(out)).not.toThrow();
  });

  test('the comment for a merge request stays below the limit of forges', () => {
    const many = FILES['年报 & <a>,b/2022.md']!;
    const files = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${i}/2022.md`, many]));
    const { text, json } = runOnce(['markdown'], files);
    expect(text('markdown').length).toBeLessThan(65_536);
    expect(text('markdown')).toContain(`错误 ${json.summary.error} 处`);
    expect(text('markdown')).toMatch(/另有 \d+ 处/);
  });
});

test('standard output takes one format only', () => {
  const cwd = folderWith({ 'a.md': 'x' });
  const { status, err } = gouji(['check', 'a.md', '--format', 'json', '--format', 'csv'], { cwd });
  expect(status).toBe(2);
  expect(err).toContain('--format csv=');
});

interface Issue {
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end: number };
  };
}

interface Diagnostic {
  readonly location: {
    readonly path: string;
    readonly range: { readonly start: { readonly line: number; readonly column: number } };
  };
  readonly code: { readonly value: string };
}

const LEVELS = ['error', 'warning', 'info', 'hint'];
