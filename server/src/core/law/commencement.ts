import { daysIn } from '../dates/calendar.js';
import type { StatuteVersion } from '../pack/data.js';
import type { Citation } from './citations.js';
import { inForceAt } from './statutes.js';

/** A day on which a law is said to have entered into force, beside its title; offsets in the passage's clean text. */
export interface Commencement {
  readonly from: number;
  readonly to: number;
  /** ISO date. */
  readonly day: string;
  readonly year: number;
}

const DAY = String.raw`(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日`;
const BEFORE_REACH = 30;
const AFTER_REACH = 60;

/** What reads a commencement, made of the verbs of a rule: 施行, 实施. */
export interface CommencementReader {
  readonly before: RegExp;
  readonly after: RegExp;
}

export function commencementReader(verbs: readonly string[]): CommencementReader {
  const verb = `起?(?:正式|开始|全面)?(?:${verbs.join('|')})`;
  return {
    before: new RegExp(`${DAY}${verb}的$`),
    after: new RegExp(
      `^(?:[（(][^（）()。；]{0,20}?)?(?:已|将)?(?:自|于|从)?${DAY}${verb}(?!以来|以后|之|后|至今|时)`,
    ),
  };
}

/** 2019年5月15日起施行的《…》, 《…》（2019年5月15日起施行）, 《…》自2019年5月15日起施行. */
export function commencementOf(citation: Citation, reader: CommencementReader): Commencement | null {
  const { passage, mark } = citation;
  if (mark === null) return null;
  const { text } = passage;
  const first = Math.max(0, mark.open - BEFORE_REACH);
  const before = reader.before.exec(text.slice(first, mark.open));
  if (before !== null) return read(before, first);
  const after = reader.after.exec(text.slice(mark.close + 1, mark.close + 1 + AFTER_REACH));
  return after === null ? null : read(after, mark.close + 1);
}

function read(match: RegExpExecArray, offset: number): Commencement | null {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (day < 1 || day > daysIn(month, year)) return null;
  const at = match.index + match[0].indexOf(match[1]!);
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const to = match[0].indexOf('日') + 1;
  return { from: offset + at, to: offset + match.index + to, day: iso, year };
}

/**
 * The version in force at the end of a report's year, where the day that the text gives is not that on which any
 * version entered into force, or is that of a version that had ceased before the year; null where the day may be right.
 */
export function rightVersion({ statute }: Citation, day: string, year: number): StatuteVersion | null {
  if (statute === null) return null;
  const { versions } = statute;
  if (versions.some(({ confidence, inForce }) => confidence !== 'A' || inForce === null)) return null;
  const earliest = versions.map(({ inForce }) => inForce!).sort()[0]!;
  // Of what was before the first version that is known nothing is.
  if (day < earliest || Number(day.slice(0, 4)) > year) return null;
  const meant = versions.find(({ inForce }) => inForce === day);
  if (meant !== undefined && (meant.until === null || meant.until >= `${year}-01-01`)) return null;
  const now = inForceAt(statute, `${year}-12-31`);
  return now?.inForce ? now : null;
}
