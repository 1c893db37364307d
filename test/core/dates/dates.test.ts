import { describe, expect, test } from 'vitest';
import { daysIn } from '../../../server/src/core/dates/calendar.js';
import { readPeriod } from '../../../server/src/core/dates/date-range.js';
import { readNumber } from '../../../server/src/core/dates/numerals.js';
import { readDate } from '../../../server/src/core/dates/read-date.js';
import * as fc from '../../support/fast-check.js';

const date = (text: string) => {
  const read = readDate(text, 0);
  return read && [read.year?.value ?? null, read.month?.value ?? null, read.day?.value ?? null, read.end];
};

describe('numbers', () => {
  test.each([
    ['20', 20],
    ['２０', 20],
    ['二十', 20],
    ['十二', 12],
    ['一百零三', 103],
    ['二〇二二', 2022],
    ['三百二十一', 321],
  ])('%s', (text, value) => {
    expect(readNumber(text, 0)).toEqual({ value, end: text.length });
  });

  test('none', () => {
    expect(readNumber('条', 0)).toBeNull();
    expect(readNumber('1234567890123456', 0)).toBeNull();
  });
});

describe('dates', () => {
  test.each<[string, (number | null)[] | null]>([
    ['2022年1月1日', [2022, 1, 1, 9]],
    ['2022 年 1 月 1 日', [2022, 1, 1, 14]],
    ['2022年', [2022, null, null, 5]],
    ['2022年12月底', [2022, 12, null, 8]],
    ['6月17日', [null, 6, 17, 5]],
    ['二〇二二年十二月三十一日', [2022, 12, 31, 12]],
    ['2022-01-31', [2022, 1, 31, 10]],
    ['2022.1.1', [2022, 1, 1, 8]],
    ['20221月1日', null],
    ['202211日', null],
    ['2022-2810001', null],
    ['0772-2810001', null],
    ['2022条', null],
  ])('%s', (text, expected) => {
    expect(date(text)).toEqual(expected);
  });

  test('every date in digits is read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1990, max: 2099 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom('', ' ', '\u3000'),
        (year, month, day, gap) => {
          const text = `${year}${gap}年${gap}${month}${gap}月${gap}${day}${gap}日`;
          expect(date(text)).toEqual([year, month, day, text.length]);
        },
      ),
    );
  });

  test('days of a month', () => {
    expect([daysIn(2, 2022), daysIn(2, 2024), daysIn(2, null), daysIn(6, 2022), daysIn(13, 2022)]).toEqual([
      28, 29, 29, 30, 0,
    ]);
  });
});

describe('periods', () => {
  test.each([
    '2022年1月1日至12月31日',
    '2022年1月1日起至2022年12月31日',
    '2022年1月1日起，至12月31日',
    '2022年1月1日始至2022年12月31日',
    '2022年1月1日—12月31日',
    '2022年1月1日--2022年12月31日',
    '2022年1月1日到2022年12月31日',
    '2022.1.1-2022.12.31',
  ])('%s', (text) => {
    const period = readPeriod(text, 0);
    expect(period?.end).toBe(text.length);
    expect([period?.from.month?.value, period?.to?.month?.value, period?.to?.day?.value]).toEqual([
      1, 12, 31,
    ]);
  });

  test('a single date has no end', () => {
    expect(readPeriod('2022年12月31日，', 0)?.to).toBeNull();
  });
});
