import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../server/src/core/pack/read-yaml.js';
import * as fc from '../../support/fast-check.js';

const words = (text: string, { start, end }: { start: number; end: number }) => text.slice(start, end);
const faults = (text: string) => readYaml(text).issues.map(({ message }) => message.en);

describe('places', () => {
  const text = 'rules:\n  text/width: hint\nlist:\n  - 一\n  - b: { c: 𠮷 }\n';
  const yaml = readYaml(text);
  test.each([
    [['rules', 'text/width'], 'hint', 'text/width'],
    [['list', 0], '一', '一'],
    [['list', 1, 'b', 'c'], '𠮷', 'c'],
  ] as const)('%j', (path, value, key) => {
    expect(words(text, yaml.rangeOf(path))).toBe(value);
    expect(words(text, yaml.keyRangeOf(path))).toBe(key);
  });
  test('a path that leads nowhere gives what is nearest above', () => {
    expect(words(text, yaml.rangeOf(['list', 0, 'deeper']))).toBe('一');
  });
  test('the value is plain data', () => {
    expect(yaml.value).toEqual({ rules: { 'text/width': 'hint' }, list: ['一', { b: { c: '𠮷' } }] });
  });
});

describe('refuses', () => {
  test.each<readonly [string, string, RegExp]>([
    ['a thousand nested lists', `a: ${'['.repeat(1000)}${']'.repeat(1000)}`, /indicators|deeper/],
    ['deep lists over lines', `a: ${'[\n'.repeat(40)}${']'.repeat(40)}`, /deeper than 32/],
    ['deep maps', Array.from({ length: 40 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), /deeper than 32/],
    ['a row of dashes', `${'- '.repeat(100)}a`, /indicators|deeper/],
    ['more than a megabyte', `a: ${'x'.repeat(1 << 20)}`, /1 MiB/],
    ['aliases', 'a: &x 1\nb: *x\n', /aliases/i],
    ['the key __proto__', '__proto__: { polluted: 1 }\n', /__proto__/],
    ['the key constructor, deep inside', 'a:\n  - constructor: 1\n', /constructor/],
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', /“a” stands twice/],
    ['a tag', 'a: !!js/function "x"\n', /valid YAML/],
    ['a shorthand for tags that nothing uses', '%TAG ! tag:example.org,2000:\n---\na: 1\n', /line of %TAG/],
    ['maps as keys', '? { a: 1 }\n: 2\n', /plain text/],
    ['no YAML at all', 'a: [1, 2\nb: "', /valid YAML/],
    ['more than 2,000 keys', Array.from({ length: 2001 }, (_, i) => `k${i}: 1`).join('\n'), /2,000 keys/],
  ])('%s', (_name, text, fault) => {
    // Twice: the parser's worst fault only showed at the second time.
    for (let round = 0; round < 2; round++) expect(faults(text).join('\n')).toMatch(fault);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test('the version of YAML may be said, and %TAG be spoken of', () => {
  expect(faults('%YAML 1.2\n---\na: |\n  %TAG ! tag:example.org,2000:\n')).toEqual([]);
  expect(readYaml('# %TAG\na: "\n%TAG"\n').issues.map(({ code }) => code)).not.toContain('pack/yaml-tag');
});

test('a long list of words in one line is fine', () => {
  expect(faults(`words: [${Array.from({ length: 200 }, (_, i) => `w${i}`).join(', ')}]`)).toEqual([]);
});

test('any text is read or refused, never thrown over', () => {
  const piece = fc.constantFrom(
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '|',
    '>',
    '&',
    '*',
    '#',
    '!',
    ',',
    '?',
    '\t',
    '一',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      for (const { range } of readYaml(text).issues) {
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.start).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 400 },
  );
});
