import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../server/src/core/syntax/clean.js';
import { Has } from '../../../server/src/core/text/classes.js';
import * as fc from '../../support/fast-check.js';

const clean = (source: string, html = false) => cleanText(source, 0, source.length, html);

describe('clean text', () => {
  it.each([
    ['纯文字', false, '纯文字'],
    ['**加粗**与普通', false, '加粗与普通'],
    ['成本**元，单价**元', false, '成本元，单价元'],
    ['共**条', false, '共**条'],
    ['***', false, '***'],
    ['甲<b>乙</b>丙', false, '甲乙丙'],
    ['甲&nbsp;乙&amp;丙&#65;', false, '甲\u00a0乙&丙A'],
    ['A & B，a < b', false, 'A & B，a < b'],
    ['1\\. 甲', false, '1. 甲'],
    ['甲<!-- 乙 -->丙', false, '甲丙'],
    ['甲\n  乙', true, '甲乙'],
    ['open\n data', true, 'open data'],
  ])('%j', (source, html, expected) => {
    expect(clean(source, html).text).toBe(expected);
  });

  it('a pair of which one mark was left outside as an end of the words', () => {
    for (const [source, words] of [
      ['**一是**加强培训', '一是加强培训'],
      ['加强**培训**', '加强培训'],
      ['**一是**加强**培训**', '一是加强培训'],
      ['**一是加强**培训**', '一是加强**培训'],
    ] as const) {
      const start = source.startsWith('**') ? 2 : 0;
      const end = source.length - (source.endsWith('**') ? 2 : 0);
      expect(cleanText(source, start, end, false).text).toBe(words);
    }
  });

  it('each unit leads back to where it stands', () => {
    const source = '甲&amp;<b>乙</b>\\.丙';
    const { text, map } = clean(source);
    expect([...text].map((_, i) => source.slice(map![2 * i], map![2 * i + 1]))).toEqual([
      '甲',
      '&amp;',
      '乙',
      '.',
      '丙',
    ]);
  });

  it('is the source itself where there is no markup', () => {
    expect(clean('主动公开政府信息98条').map).toBeNull();
  });

  it('never grows, and its places ascend inside the source', () => {
    const parts = fc.constantFrom(
      '甲',
      '<b>',
      '</b>',
      '&lt;',
      '&#12288;',
      '&',
      '**',
      '*',
      '\\',
      '<',
      '>',
      '\n',
      ' ',
      'a',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), fc.boolean(), (list, html) => {
        const source = list.join('');
        const { text, map } = clean(source, html);
        expect(text.length).toBeLessThanOrEqual(source.length);
        if (map === null) {
          expect(text).toBe(source);
          return;
        }
        expect(map.length).toBe(2 * text.length);
        for (let i = 0; i < map.length; i++)
          expect(map[i]! >= (map[i - 2] ?? 0) && map[i]! <= source.length).toBe(true);
      }),
    );
  });

  it('leaves out what no eye sees, but not the mark that turns words round', () => {
    expect(clean('电话0773-2810\u200b002\u202c').text).toBe('电话0773-2810002');
    expect(clean('a&zwj;b&#8203;c').text).toBe('abc');
    expect(clean('12\u202e34').text).toBe('12\u202e34');
    expect([...clean('1\ufeff2').map!]).toEqual([0, 1, 2, 3]);
  });

  it('says which kinds of sign it holds', () => {
    const flags = (text: string) => clean(text).flags;
    expect(flags('共３条') & Has.fullWidth).not.toBe(0);
    expect(flags('（一）共，条') & (Has.fullWidth | Has.halfPunctuation)).toBe(0);
    expect(flags('a@b') & Has.at).not.toBe(0);
    expect(flags('百分之三') & Has.numeral).not.toBe(0);
    expect(flags('共__条') & Has.residue).not.toBe(0);
    expect(flags('《条例》') & Has.titleMark).not.toBe(0);
    expect(flags('6月') & Has.month).not.toBe(0);
    expect(flags('第三方') & Has.ordinal).not.toBe(0);
    expect(flags('①建立') & Has.ordinal).not.toBe(0);
  });
});
