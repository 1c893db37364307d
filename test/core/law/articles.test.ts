import { describe, expect, test } from 'vitest';
import { readArticles } from '../../../server/src/core/law/articles.js';

const read = (text: string) =>
  readArticles(text, 0).map(({ article, paragraph, item }) => [article, paragraph, item]);

describe('articles, paragraphs and items', () => {
  test.each<[string, (number | null)[][]]>([
    ['第二十条', [[20, null, null]]],
    ['第20条第2款', [[20, 2, null]]],
    ['第二十条第（十五）项', [[20, null, 15]]],
    ['第二十条第(六)项', [[20, null, 6]]],
    ['第三十六条第一款第（七）项规定', [[36, 1, 7]]],
    ['第二十条（六）项', [[20, null, 6]]],
    ['第 一百零三 条', [[103, null, null]]],
    [
      '第十四条、第十五条第二款和第十六条',
      [
        [14, null, null],
        [15, 2, null],
        [16, null, null],
      ],
    ],
    [
      '第十四、十五条',
      [
        [14, null, null],
        [15, null, null],
      ],
    ],
    [
      '第十四条至第十六条',
      [
        [14, null, null],
        [16, null, null],
      ],
    ],
    ['第二十条之一', []],
    ['第二部分', []],
    ['二十条', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('the reference covers its own words', () => {
    const [one] = readArticles('依据第二十条第（六）项公开', 2);
    expect('依据第二十条第（六）项公开'.slice(one!.start, one!.end)).toBe('第二十条第（六）项');
  });
});
