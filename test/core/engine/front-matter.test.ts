import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../../server/src/core/engine/check.js';
import { createRuleSet } from '../../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { parseFrontMatter } from '../../../server/src/host/settings/settings.lazy.js';
import { cleanText, form } from '../../support/clean.js';

const rules = createRuleSet(builtinPack());
const REPORT = cleanText().replace('## 一、', '请填写XX。\n\n## 一、');
const found = (head: string): string[] =>
  checkDocument(readDocument(`---\n${head}\n---\n${REPORT}`, form), rules, {
    parseYaml: parseFrontMatter,
  }).map(({ rule, messageId }) => `${rule} ${messageId}`);
const PLAIN = found('title: 甲');

describe('suppressions in front matter', () => {
  test('there is something to hide', () => {
    expect(PLAIN.filter((one) => one.startsWith('text/placeholder')).length).toBeGreaterThan(0);
  });

  test('hide a rule in the whole file, for a reason', () => {
    expect(found('suppress: [{ rule: text/placeholder, reason: 模板 }]')).toEqual(
      PLAIN.filter((one) => !one.startsWith('text/placeholder')),
    );
  });

  test.each([
    ['without a reason', '{ rule: text/placeholder }', 'suppress/no-reason no-reason-listed'],
    ['with a blank reason', '{ rule: text/placeholder, reason: " " }', 'suppress/no-reason no-reason-listed'],
    [
      'with a reason that is no text',
      '{ rule: text/placeholder, reason: 3 }',
      'suppress/no-reason no-reason-listed',
    ],
    ['of a rule that finds nothing', '{ rule: table/relation, reason: 甲 }', 'suppress/unused unused'],
    ['of a rule that does not exist', '{ rule: table/none, reason: 甲 }', 'suppress/unused unknown-rule'],
    [
      'at a cell where nothing is found',
      '{ rule: text/placeholder, at: t3/A/person, reason: 甲 }',
      'suppress/unused unused',
    ],
  ])('%s hide nothing and are a finding', (_, entry, wanted) => {
    const said = found(`suppress: [${entry}]`);
    expect(said.filter((one) => !one.startsWith('suppress/'))).toEqual(PLAIN);
    expect(said.filter((one) => one.startsWith('suppress/'))).toEqual([wanted]);
  });

  test.each(['- a', '', 'suppress:', 'suppress: []', 'suppress_also: 3', 'a: { suppress: 3 }', '3', 'a: ['])(
    'of which there are none: %s',
    (head) => {
      expect(found(head)).toEqual(PLAIN);
    },
  );

  test.each([
    'suppress: 3',
    'suppress: { rule: text/placeholder, reason: 模板 }',
    'suppress: [1, null, {}, [], "x", { rule: 3, reason: 甲 }]',
    'suppress: [',
    'suppress: []\nsuppress: []',
    'title: "甲\nsuppress: [{ rule: text/placeholder, reason: 模板 }]',
    'suppress: !!js/function "甲"',
  ])('of no kind hide nothing and say so once: %s', (head) => {
    const said = found(head);
    expect(said.filter((one) => one.startsWith('suppress/'))).toEqual(['suppress/unused unreadable']);
    expect(said.filter((one) => !one.startsWith('suppress/'))).toEqual(PLAIN);
  });

  test('two entries of one rule are each said at its own place', () => {
    const head =
      'suppress:\n  - { rule: table/relation, reason: 甲 }\n  - { rule: table/relation, reason: 乙 }';
    const document = readDocument(`---\n${head}\n---\n${REPORT}`, form);
    const unused = checkDocument(document, rules, { parseYaml: parseFrontMatter })
      .filter(({ rule }) => rule === 'suppress/unused')
      .map(({ range }) => document.text.slice(range.start, range.end + 11));
    expect(unused).toEqual(['table/relation, reason: 甲', 'table/relation, reason: 乙']);
  });

  test('one entry of no kind takes nothing from the next', () => {
    expect(found('suppress: [{ rule: 3 }, null, { rule: text/placeholder, reason: 模板 }]')).toEqual([
      'suppress/unused unreadable',
      ...PLAIN.filter((one) => !one.startsWith('text/placeholder')),
    ]);
  });
});
