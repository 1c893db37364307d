import type { PlainDate } from '../report/model.js';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month (1–12); without a year, February has 29. 0 for a month that does not exist. */
export function daysIn(month: number, year: number | null): number {
  if (month === 2 && (year === null || isLeap(year))) return 29;
  return DAYS[month - 1] ?? 0;
}

/** Orders dates as one number: 20230131. */
export const dateKey = (year: number, month: number, day: number): number => year * 10000 + month * 100 + day;

/** As a Chinese text writes it. */
export const dateInWords = ({ year, month, day }: PlainDate): string => `${year}年${month}月${day}日`;
