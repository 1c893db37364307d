import { describe, expect, it } from 'vitest';
import { CellKind, cellKind, readNumber, Written } from '../../../server/src/core/text/number.js';

const kind = (text: string) => cellKind(text, 0, text.length);
const read = (text: string) => {
  const found = readNumber(text, 0, text.length);
  return (
    found &&
    `${found.negative ? '-' : ''}${found.digits}${found.fraction && `.${found.fraction}`}${found.unit}`
  );
};
const form = (text: string) => readNumber(text, 0, text.length)?.form;

describe('what stands in a cell', () => {
  it.each([
    ['', CellKind.blank],
    ['0', CellKind.number],
    ['1808595', CellKind.number],
    ['-3', CellKind.number],
    ['＋2', CellKind.number],
    ['59237.2449', CellKind.number],
    ['3 件', CellKind.number],
    ['１２', CellKind.number],
    ['3,985,758', CellKind.number],
    ['3，985，758', CellKind.number],
    ['3 985 758', CellKind.number],
    ['1O', CellKind.number],
    ['〇', CellKind.number],
    ['/', CellKind.marker],
    ['／', CellKind.marker],
    ['-', CellKind.marker],
    ['——', CellKind.marker],
    ['－', CellKind.marker],
    ['无', CellKind.marker],
    ['3 4', CellKind.text],
    ['398 5758', CellKind.text],
    ['1,23', CellKind.text],
    ['3、4', CellKind.text],
    ['约5件', CellKind.text],
    ['三', CellKind.text],
    ['无正当理由大量反复申请', CellKind.text],
    ['lO', CellKind.text],
    ['12345678901234567890123', CellKind.text],
  ])('%j', (text, expected) => {
    expect(kind(text)).toBe(expected);
  });
});

describe('reading a number', () => {
  it.each([
    ['3,985,758', '3985758', Written.separators],
    ['１２', '12', Written.fullWidth],
    ['3件', '3件', Written.unit],
    ['251000元', '251000元', Written.unit],
    ['+2', '2', Written.plusSign],
    ['－3', '-3', 0],
    ['1O', '10', Written.lookAlike],
    ['l5', '15', Written.lookAlike],
    ['0.00', '0.00', 0],
    ['１，２３４．５万元', '1234.5万元', Written.fullWidth | Written.separators | Written.unit],
  ])('%s', (text, expected, bits) => {
    expect(read(text)).toBe(expected);
    expect(form(text)).toBe(bits);
  });

  it.each(['', '.', '5.', '1,2345', '12,34', '1.2.3', '--3', '3瓶'])('%j is none', (text) => {
    expect(read(text)).toBeNull();
  });
});
