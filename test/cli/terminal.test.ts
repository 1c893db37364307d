import { describe, expect, test } from 'vitest';
import { codeFrame } from '../../server/src/cli/terminal/code-frame.js';
import { styleFor } from '../../server/src/cli/terminal/style.js';
import { clip, textWidth, visible } from '../../server/src/cli/terminal/terminal-width.js';
import { wrap } from '../../server/src/cli/terminal/wrap.js';
import { LineIndex } from '../../server/src/core/text/lines.js';
import * as fc from '../support/fast-check.js';

describe('width', () => {
  test.each<[string, number]>([
    ['abc', 3],
    ['年报', 4],
    ['１２', 4],
    ['（a）', 5],
    ['𠮷', 2],
    ['e\u0301', 1],
    ['', 0],
  ])('%j takes %i columns', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  test('clipped text never exceeds its columns', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '年', '𠮷', '，') }),
        fc.integer({ min: 1, max: 20 }),
        (text, width) => {
          expect(textWidth(clip(text, width))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  test('a report cannot steer the terminal', () => {
    expect(visible('\u001b[31m红\u0007\u202e\tx')).toBe('\ufffd[31m红\ufffd\ufffd x');
  });
});

describe('code frame', () => {
  const frame = (text: string, words: string, width = 40) => {
    const start = text.indexOf(words);
    return codeFrame(text, new LineIndex(text), { start, end: start + words.length }, width);
  };

  test('the marks stand under wide characters', () => {
    const { line, source, marks } = frame('第一行\n主动公开98条\n', '98');
    expect(line).toBe(2);
    expect(source).toBe('主动公开98条');
    expect(marks).toBe('        ^^');
  });

  test('a long paragraph is cut around the place', () => {
    const text = `${'前'.repeat(200)}错${'后'.repeat(200)}`;
    const { source, marks } = frame(text, '错', 30);
    expect(textWidth(source)).toBeLessThanOrEqual(32);
    expect(source).toMatch(/^…前+错后+…$/);
    expect(textWidth(source.slice(0, source.indexOf('错')))).toBe(marks.indexOf('^'));
  });

  test('a range over several lines is marked to the end of its first', () => {
    const { source, marks } = frame('甲乙\r\n丙丁', '乙\r\n丙');
    expect([source, marks]).toEqual(['甲乙', '  ^^']);
  });

  test('marks begin under the range, whatever stands before', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '年', '𠮷', '，', '\t', '1') });
    fc.assert(
      fc.property(piece, piece, piece, (before, words, after) => {
        const text = `${before}${words}${after}`;
        const range = { start: before.length, end: before.length + words.length };
        const { source, marks } = codeFrame(text, new LineIndex(text), range, 30);
        const lead = marks.length - marks.trimStart().length;
        const shown = words === '' ? '' : visible(words);
        let columns = 0;
        let at = 0;
        for (const char of source) {
          if (columns >= lead) break;
          columns += textWidth(char);
          at += char.length;
        }
        expect(columns).toBe(lead);
        expect(source.slice(at).startsWith(shown) || source.slice(at).startsWith(shown.slice(0, 5))).toBe(
          true,
        );
      }),
    );
  });
});

describe('wrapped text', () => {
  test('Chinese breaks between characters, never before a closing mark or behind an opening one', () => {
    expect(wrap('请核对表三，再看 gouji.yaml 的设置。', 10)).toEqual([
      '请核对表',
      '三，再看',
      'gouji.yaml',
      '的设置。',
    ]);
    expect(wrap('表三的“总计”列', 7)).toEqual(['表三的', '“总计”', '列']);
    // A full stop of English text behind a Chinese closing mark stays with it.
    expect(wrap('It is “总计”.', 12)).toEqual(['It is “总', '计”.']);
  });
  test('nothing is lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '年', '，', '1') }), (text) => {
        expect(wrap(text, 8).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

describe('colour', () => {
  test.each<[boolean, Record<string, string>, boolean]>([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { TERM: 'dumb' }, false],
    [false, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ])('on a terminal: %s, environment %j → %s', (terminal, env, expected) => {
    expect(styleFor(terminal, env).error('x') !== 'x').toBe(expected);
  });
});
