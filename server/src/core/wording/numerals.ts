import type { OrdinalStyle } from '../report/model.js';

const DIGITS = '零一二三四五六七八九';

/** 1 to 99 in Chinese numerals: 十二. */
export function chineseNumeral(number: number): string {
  if (number < 10) return DIGITS[number]!;
  const tens = Math.floor(number / 10);
  return `${tens === 1 ? '' : DIGITS[tens]}十${number % 10 === 0 ? '' : DIGITS[number % 10]}`;
}

/** 六, 6, 十二 to a number; null for anything else. Two digits at most. */
export function readNumeral(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const ten = text.indexOf('十');
  const digit = (one: string): number => (one === '两' ? 2 : DIGITS.indexOf(one));
  if (ten < 0) return text.length === 1 && digit(text) > 0 ? digit(text) : null;
  const tens = ten === 0 ? 1 : digit(text.slice(0, ten));
  const ones = ten === text.length - 1 ? 0 : digit(text.slice(ten + 1));
  return tens > 0 && ones >= 0 && text.length <= 3 ? tens * 10 + ones : null;
}

/** An ordinal as GB/T 9704 writes it; null for styles that it does not have. */
export function writeOrdinal(style: OrdinalStyle, number: number): string | null {
  switch (style) {
    case '一、':
      return `${chineseNumeral(number)}、`;
    case '（一）':
      return `（${chineseNumeral(number)}）`;
    case '1.':
      return `${number}.`;
    case '（1）':
      return `（${number}）`;
    case '一是':
      return `${chineseNumeral(number)}是`;
    default:
      return null;
  }
}
