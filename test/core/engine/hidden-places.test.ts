import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../server/src/core/engine/check.js';
import type { Finding } from '../../../server/src/core/engine/finding.js';
import { createRuleSet } from '../../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { cleanText, form } from '../../support/clean.js';

const rules = createRuleSet(builtinPack());
const CLEAN = cleanText();
const check = (text: string): Finding[] => checkDocument(readDocument(text, form), rules, {});
const lineOf = (text: string, at: number): string =>
  text.slice(0, at).split('\n').at(-1)! + text.slice(at).split('\n')[0]!;

/** The lines of every place that the rule's findings name, and of what their fixes would change. */
const placesIn = (text: string, rule: string) => {
  const found = check(text).filter((one) => one.rule === rule);
  const lines = (ranges: readonly { readonly start: number }[]) =>
    ranges.map(({ start }) => lineOf(text, start));
  return {
    places: lines(found.flatMap(({ range, related }) => [range, ...related.map((one) => one.range)])),
    edits: lines(found.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map((one) => one.range)))),
    unused: check(text).filter((one) => one.rule === 'suppress/unused').length,
  };
};

const paragraphs = (...words: readonly string[]) =>
  CLEAN.replace('## 二、', `${words.join('\n\n')}\n\n## 二、`);
const CASES: readonly [rule: string, text: string, lines: readonly string[]][] = [
  [
    'text/typo',
    paragraphs('甲报请登陆网站。', '乙报请登陆网站。', '丙报请登陆网站。'),
    ['甲报', '乙报', '丙报'],
  ],
  [
    'text/punctuation',
    paragraphs(...['甲', '乙', '丙', '丁', '戊', '己'].map((name) => `${name}科已公开,乙科也已公开。`)),
    ['甲科', '丙科', '己科'],
  ],
  [
    'text/width',
    paragraphs(...['甲', '乙', '丙', '丁', '戊', '己'].map((name) => `${name}科公开１２条。`)),
    ['甲科', '丙科', '己科'],
  ],
  [
    'structure/heading-level',
    CLEAN.replace('## 二、', '#### 二、').replace('## 四、', '#### 四、').replace('## 五、', '##### 五、'),
    ['二、', '四、', '五、'],
  ],
];

describe('a finding of several places leaves out those where its rule is switched off', () => {
  describe.each(CASES)('%s', (rule, text, names) => {
    const whole = placesIn(text, rule);

    test('there are several', () => {
      expect(check(text).filter((one) => one.rule === rule)).toHaveLength(1);
      for (const name of names) expect(whole.places.some((line) => line.includes(name))).toBe(true);
    });

    test.each(names)('%s', (name) => {
      const line = whole.places.find((one) => one.includes(name))!;
      const hidden = text.replace(line, `<!-- gouji-disable-next-line ${rule} -- 原文如此 -->\n${line}`);
      const left = (lines: readonly string[]) => lines.filter((one) => one !== line);
      expect(placesIn(hidden, rule)).toEqual({
        places: left(whole.places),
        edits: left(whole.edits),
        unused: 0,
      });
    });
  });

  test('table/cell-blank, by the cell', () => {
    const at = CLEAN.search(/公开出版物 ?\|/);
    const blank =
      CLEAN.slice(0, at) + CLEAN.slice(at).replace(/^([^|]*\|) ?\d+ ?\| ?\d+ ?\| ?\d+ ?\|/, '$1 | | |');
    const cells = (text: string) =>
      check(text)
        .filter(({ rule }) => rule === 'table/cell-blank')
        .map(({ cell, related, fixes }) => [cell, related.length, fixes[0]?.edits.length]);
    expect(cells(blank)).toEqual([['t3/C5.3/person', 2, 3]]);
    const from = blank.indexOf('公开出版物 |') + '公开出版物 |'.length;
    const inside = (text: string) =>
      checkDocument(readDocument(text, form), rules, {
        suppressions: [
          {
            rule: 'table/cell-blank',
            reason: '原表如此',
            range: { start: from, end: from },
            covers: null,
            cell: 't3/C5.3/person',
          },
        ],
      });
    expect(
      inside(blank)
        .filter(({ rule }) => rule === 'table/cell-blank')
        .map(({ cell, related, fixes }) => [cell, related.length, fixes[0]?.edits.length]),
    ).toEqual([['t3/C5.3/company', 1, 2]]);
    expect(inside(blank).filter(({ rule }) => rule === 'suppress/unused')).toEqual([]);
  });
});
