import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { defineCheck, RuleError } from '../../../server/src/core/checks/define.js';
import { compileRule } from '../../../server/src/core/pack/compile.js';
import { readYaml } from '../../../server/src/core/pack/read-yaml.js';
import { form } from '../../support/clean.js';

const kinds = {
  'word-count': defineCheck({
    summary: 'Counts.',
    params: (zod) => zod.strictObject({ most: zod.int(), unit: zod.string().optional() }),
    messages: ['too-many'],
    prepare: ({ most }) => {
      if (most > 9) throw new RuleError('most is above 9', ['most']);
      return most;
    },
    run: () => {},
  }),
};

const RULE = `id: text/words
severity: warning
title: { zh: 标题, en: Title }
basis: { zh: 依据, en: Basis }
why: { zh: 原因, en: Why }
remedy: { zh: 办法, en: Remedy }
check:
  kind: word-count
  most: 3
messages:
  too-many: { zh: '有{{n}}个', en: '{{n}} of them' }
cases:
  - { name: good, expect: [] }
  - { name: bad, expect: [{ message: too-many }] }
`;

/** Complaints as line:column and English words. */
function complaints(text: string, path = 'rules/text/words.yaml'): string[] {
  const compiled = compileRule({ path, yaml: readYaml(text) }, { z, kinds, form });
  if (!('issues' in compiled)) return [];
  return compiled.issues.map(({ message, range }) => {
    const before = text.slice(0, range.start).split('\n');
    return `${before.length}:${before.at(-1)!.length + 1} ${message.en}`;
  });
}

test('a sound rule compiles to plain data and its help', () => {
  const compiled = compileRule({ path: 'rules/text/words.yaml', yaml: readYaml(RULE) }, { z, kinds, form });
  expect(compiled).toMatchObject({
    rule: { id: 'text/words', severity: 'warning', stage: 'stable', kind: 'word-count', params: { most: 3 } },
    help: { title: { en: 'Title' }, source: { path: 'rules/text/words.yaml', line: 1 } },
  });
});

describe('says what is wrong at its place', () => {
  test.each<readonly [string, string, string, readonly string[]]>([
    ['a mistyped key', 'severity:', 'severty:', ['2:1 Unknown key “severty”; did you mean “severity”?']],
    ['a mistyped level', 'warning', 'warnin', ['2:11 “warnin” is no value of “severity”']],
    [
      'a mistyped kind',
      'word-count',
      'word-cout',
      ['8:9 There is no check kind “word-cout”; did you mean “word-count”?'],
    ],
    [
      'an unknown parameter',
      '  most: 3',
      '  most: 3\n  unti: x',
      ['10:3 Unknown key “unti”; did you mean “unit”?'],
    ],
    ['a parameter of another type', 'most: 3', 'most: many', ['9:9 “most” must be a number.']],
    ['what only the kind knows', 'most: 3', 'most: 12', ['9:9 most is above 9']],
    [
      'placeholders that differ',
      '{{n}} of them',
      'some',
      ['11:13 The placeholders of zh and en differ in the message “too-many”: {{n}} is in one of them only.'],
    ],
    [
      'a message too many',
      'messages:',
      'messages:\n  other: { zh: 甲, en: a }',
      ['11:10 This check kind has no message “other”.'],
    ],
    ['no good case', 'expect: []', 'expect: [{}]', ['13:3 At least one good case is needed']],
    ['no bad case', '[{ message: too-many }]', '[]', ['13:3 At least one bad case is needed']],
    ['two cases of one name', 'name: bad', 'name: good', ['14:13 Two cases are named “good”.']],
    [
      'a case that expects an unknown message',
      '[{ message: too-many }]',
      '[{ message: few }]',
      ['14:38 This rule has no message “few”.'],
    ],
  ])('%s', (_name, find, by, expected) => {
    expect(RULE).toContain(find);
    const found = complaints(RULE.replace(find, by));
    for (const line of expected) expect(found.join('\n')).toContain(line);
  });

  test('a file in the wrong place', () => {
    expect(complaints(RULE, 'rules/text/word.yaml')).toEqual([
      '1:5 The id does not fit the file; it belongs in rules/text/words.yaml.',
    ]);
  });
});
