import { describe, expect, test } from 'vitest';
import { numeralValue } from '../../../server/src/core/prose/numerals.js';

const DIGITS = [...'零一二三四五六七八九'];

/** A number below ten thousand as it is written: 一百零三, 十五, 一千零一十. */
function written(number: number): string {
  let out = '';
  for (const [magnitude, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / magnitude) % 10;
    if (digit > 0) out += (magnitude === 10 && number < 20 ? '' : DIGITS[digit]!) + name;
    else if (out !== '' && !out.endsWith('零') && number % magnitude > 0) out += '零';
  }
  return out;
}

test('every number below ten thousand is read as it is written', () => {
  for (let number = 1; number < 10_000; number++) expect(numeralValue(written(number))).toBe(number);
});

describe('numerals', () => {
  test.each([
    ['零', 0],
    ['〇', 0],
    ['两', 2],
    ['两千两百', 2200],
    ['百', Number.NaN],
    ['千二', Number.NaN],
    ['十百', Number.NaN],
    ['一十二十', Number.NaN],
    ['一百二百', Number.NaN],
    ['一二', Number.NaN],
    ['一百二十三四', Number.NaN],
    ['零零', Number.NaN],
    ['一万', Number.NaN],
    ['', Number.NaN],
  ])('%s is %d', (text, value) => {
    expect(numeralValue(text)).toBe(value);
  });
});
