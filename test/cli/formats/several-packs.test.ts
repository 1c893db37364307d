import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newFolder } from '../../support/folder.js';
import { cleanText, gouji } from '../../support/gouji.js';
import { oasisErrors } from './readers.js';

interface Rule {
  readonly id: string;
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly rule?: {
    readonly id: string;
    readonly index: number;
    readonly toolComponent: { readonly index: number };
  };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
}

// More is carried on than there was: the built-in relation breaks, and the rule of the pack beside it.
const FAULTY = cleanText({ year: 2022 }).replace(
  /(\| 四、结转下年度继续办理[^\n]*?\| )0( \|[^\n]*)\n/,
  (_, before: string, after: string) => `${before}99${after}\n`,
);

describe('one run over folders with packs of their own', () => {
  let cwd: string;
  let tool: {
    driver: { rules: readonly Rule[] };
    extensions: readonly { name: string; rules: readonly Rule[] }[];
  };
  let results: readonly Result[];
  let log: unknown;
  beforeAll(() => {
    cwd = newFolder({
      'one/a.md': FAULTY,
      'two/a.md': FAULTY,
      'two/gouji.yaml': 'extends: [./pack]\n',
      'two/reviewed/a.md': FAULTY,
    });
    gouji(['pack', 'new', 'two/pack', '--id', 'cn.jia.yi'], { cwd });
    const formats = ['sarif=out.sarif', 'html=out.html.out', 'csv=out.csv', 'pretty=out.txt.out'];
    gouji(['check', '.', ...formats.flatMap((one) => ['--format', one])], { cwd });
    log = JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8'));
    [{ tool, results }] = (log as { runs: [{ tool: typeof tool; results: Result[] }] }).runs;
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  const inFolder = (folder: string) =>
    results.filter(({ locations: [place] }) =>
      place!.physicalLocation.artifactLocation.uri.startsWith(folder),
    );

  test('SARIF stays valid; the pack of the second folder is an extension with its own rules only', () => {
    expect(oasisErrors(log)).toEqual([]);
    expect(tool.extensions.map(({ name, rules }) => [name, rules.map(({ id }) => id)])).toEqual([
      ['cn.jia.yi', ['local/carried-on']],
    ]);
    expect(tool.driver.rules.map(({ id }) => id)).not.toContain('local/carried-on');
  });

  test('every result leads to the description of its rule', () => {
    for (const { ruleId, ruleIndex, rule } of results) {
      const described = rule
        ? tool.extensions[rule.toolComponent.index]!.rules[rule.index]
        : tool.driver.rules[ruleIndex!];
      expect(described?.id).toBe(ruleId);
    }
    expect(inFolder('two/').map(({ ruleId }) => ruleId)).toContain('local/carried-on');
    expect(inFolder('one/').map(({ ruleId }) => ruleId)).not.toContain('local/carried-on');
  });

  test('people are told what to do by the pack that found it', () => {
    for (const name of ['out.html.out', 'out.txt.out'])
      expect(readFileSync(join(cwd, name), 'utf8')).toContain('对照台账核对表三。');
    expect(readFileSync(join(cwd, 'out.csv'), 'utf8')).toContain('结转下年度多于应办总数');
    expect(() => parse(readFileSync(join(cwd, 'out.html.out'), 'utf8'))).not.toThrow();
  });
});

test('packs of two folders have a rule of one id, each in its own words', () => {
  const words = { one: '请查甲台账。', two: '请查乙台账。' };
  const cwd = newFolder({
    'one/a.md': FAULTY,
    'one/gouji.yaml': 'extends: [./pack]\n',
    'two/a.md': FAULTY,
    'two/gouji.yaml': 'extends: [./pack]\n',
  });
  for (const [folder, remedy] of Object.entries(words)) {
    gouji(['pack', 'new', `${folder}/pack`, '--id', `cn.jia.${folder}`], { cwd });
    const rule = join(cwd, folder, 'pack/rules/local/carried-on.yaml');
    writeFileSync(rule, readFileSync(rule, 'utf8').replace('对照台账核对表三。', remedy));
  }
  gouji(['check', '.', '--format', 'html=out.html.out', '--format', 'pretty=out.txt.out'], { cwd });
  for (const name of ['out.html.out', 'out.txt.out'])
    for (const remedy of Object.values(words))
      expect(readFileSync(join(cwd, name), 'utf8')).toContain(remedy);
  rmSync(cwd, { recursive: true, force: true });
});
