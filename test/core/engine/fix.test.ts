import { describe, expect, test } from 'vitest';
import type { Finding, Fix } from '../../../server/src/core/engine/finding.js';
import { choose, fixText } from '../../../server/src/core/engine/fix.js';

const edit = (start: number, end: number, newText: string) => ({ range: { start, end }, newText });
const finding = (rule: string, ...fixes: Fix[]) => ({ rule, fixes }) as unknown as Finding;
const safe = (title: string, ...edits: Fix['edits'][number][]): Fix => ({ title, kind: 'safe', edits });
const suggestion = (title: string, ...edits: Fix['edits'][number][]): Fix => ({
  title,
  kind: 'suggestion',
  edits,
});

const chosen = (findings: readonly Finding[], take: 'safe' | 'sole' = 'safe') => {
  const { taken, skipped } = choose(findings, take);
  return `${taken.map(({ title }) => title).join(' ')} | ${skipped.map(({ title }) => title).join(' ')}`;
};

describe('which fixes are taken together', () => {
  test.each<readonly [string, readonly Finding[], string]>([
    [
      'those that lie apart',
      [finding('a', safe('1', edit(0, 1, ''))), finding('b', safe('2', edit(2, 3, '')))],
      '1 2 | ',
    ],
    [
      'those that touch',
      [finding('a', safe('1', edit(0, 2, ''))), finding('b', safe('2', edit(2, 3, '')))],
      '1 2 | ',
    ],
    [
      'the first in the text of two that overlap',
      [finding('a', safe('2', edit(1, 3, ''))), finding('b', safe('1', edit(0, 2, '')))],
      '1 | 2',
    ],
    [
      'of two at one place the rule that comes first',
      [finding('b', safe('2', edit(0, 2, ''))), finding('a', safe('1', edit(0, 2, '')))],
      '1 | 2',
    ],
    [
      'one of two insertions at one place',
      [finding('a', safe('1', edit(2, 2, 'x'))), finding('b', safe('2', edit(2, 2, 'y')))],
      '1 | 2',
    ],
    [
      'an insertion beside a change',
      [finding('a', safe('1', edit(2, 2, 'x'))), finding('b', safe('2', edit(2, 3, 'y')))],
      '1 2 | ',
    ],
    [
      'no insertion inside of a change',
      [finding('a', safe('1', edit(1, 4, ''))), finding('b', safe('2', edit(2, 2, 'y')))],
      '1 | 2',
    ],
    [
      'a fix with all its edits or with none',
      [
        finding('a', safe('1', edit(0, 1, ''), edit(8, 9, ''))),
        finding('b', safe('2', edit(2, 3, ''), edit(8, 9, 'x'))),
        finding('c', safe('3', edit(2, 3, ''), edit(9, 10, ''))),
      ],
      '1 3 | 2',
    ],
    [
      'a long one is no way round short ones',
      [
        finding('a', safe('1', edit(0, 1, ''))),
        finding('b', safe('2', edit(1, 9, ''))),
        finding('c', safe('3', edit(4, 5, ''))),
        finding('d', safe('4', edit(9, 10, ''))),
      ],
      '1 2 4 | 3',
    ],
    ['a fix without edits is none', [finding('a', safe('1'))], ' | '],
    ['a finding without fixes', [finding('a')], ' | '],
  ])('%s', (_name, findings, expected) => {
    expect(chosen(findings)).toBe(expected);
  });

  const both = [
    finding('a', suggestion('1', edit(0, 1, ''))),
    finding('b', suggestion('2', edit(2, 3, '')), suggestion('3', edit(2, 3, 'x'))),
    finding('c', suggestion('4', edit(4, 5, '')), safe('5', edit(4, 5, 'x'))),
    finding('d', suggestion('6')),
  ];
  test('suggestions only where asked for, and where they are the only one', () => {
    expect(chosen(both, 'safe')).toBe('5 | ');
    expect(chosen(both, 'sole')).toBe('1 5 | ');
  });
});

/** A check that finds these words and would write others. */
const writing =
  (...pairs: readonly (readonly [string, string])[]) =>
  (text: string): Finding[] =>
    pairs.flatMap(([was, by]) => {
      const at = text.indexOf(was);
      return at < 0 ? [] : [finding(was, safe(by, edit(at, at + was.length, by)))];
    });

describe('fixing until nothing is left', () => {
  test('passes follow each other', () => {
    const result = fixText('甲甲甲', { take: 'safe', check: writing(['甲', '乙']) });
    expect(result).toEqual({
      text: '乙乙乙',
      applied: Array.from({ length: 3 }, () => ({ rule: '甲', title: '乙' })),
      skipped: [],
      stopped: 'done',
    });
  });

  test('nothing to fix is done', () => {
    expect(fixText('甲', { take: 'safe', check: () => [] })).toMatchObject({ text: '甲', stopped: 'done' });
  });

  test('fixes that undo each other stop, with the text before', () => {
    const result = fixText('甲', { take: 'safe', check: writing(['甲', '乙'], ['乙', '甲']) });
    expect(result).toMatchObject({ text: '乙', stopped: 'cycle' });
    expect(result.applied).toHaveLength(1);
  });

  test('a fix that changes nothing is a ring of one', () => {
    expect(fixText('甲', { take: 'safe', check: writing(['甲', '甲']) })).toMatchObject({
      text: '甲',
      applied: [],
      stopped: 'cycle',
    });
  });

  test('what never ends is ended', () => {
    const result = fixText('甲', { take: 'safe', check: writing(['甲', '甲乙']) });
    expect(result.stopped).toBe('limit');
    expect(result.text).toBe(`甲${'乙'.repeat(10)}`);
  });
});
