import { expect, test } from 'vitest';
import { characterWidth, textWidth } from '../../../server/src/core/text/width.js';

test.each([
  ['', 0],
  ['abc', 3],
  ['勾稽', 4],
  ['éÿ', 2],
  ['e\u0301', 1],
  ['\u0300\u036f', 0],
  ['\u200b\u200d\u200f', 0],
  ['\ufe00\ufe0f', 0],
  ['\u200a\u2010', 2],
  ['、。《》', 8],
  ['ａ１（', 6],
  ['ｱ', 1],
  ['ぁア', 4],
  ['\u303f', 1],
  ['한글', 4],
  ['𠮷', 2],
  ['😀', 2],
  ['𝐀', 1],
  ['\ud842', 1],
  ['№1', 2],
  ['㐀䶿龥', 6],
])('%j takes %d columns', (text, columns) => {
  expect(textWidth(text)).toBe(columns);
});

test('the ends of every wide range are wide, their neighbours are not', () => {
  for (const [low, high] of [
    [0x1100, 0x115f],
    [0x2e80, 0x303e],
    [0x3041, 0x4dbf],
    [0x4e00, 0xa4cf],
    [0xac00, 0xd7a3],
    [0xf900, 0xfaff],
    [0xfe30, 0xfe6f],
    [0xff00, 0xff60],
    [0xffe0, 0xffe6],
    [0x1f300, 0x1f64f],
    [0x1f900, 0x1f9ff],
    [0x20000, 0x3fffd],
  ] as const)
    expect([low - 1, low, high, high + 1].map(characterWidth), low.toString(16)).toEqual([1, 2, 2, 1]);
});
