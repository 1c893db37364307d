import { daysIn } from '../dates/calendar.js';
import type { StatuteVersion } from '../pack/data.js';
import { isDigit } from '../text/fold.js';
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

const DAY = /(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/g;
const BEFORE_REACH = 30;
const AFTER_REACH = 60;

/** Between a title and the day: a bracket that opens, words in it, 自. */
const LEAD = /^(?:[（(][^（）()。；]{0,20})?(?:已|将)?(?:自|于|从)?$/;
/** With these it begins, or else with the day. */
const LEADS: ReadonlySet<number> = new Set([...'（(已将自于从'].map((char) => char.charCodeAt(0)));
/** 的, which joins day and verb to the title behind them. */
const OF = 0x7684;
/** Between the day and the verb. */
const ADVERB = /^起?(?:正式|开始|全面)?/;
/** 施行以来 tells what has happened since. */
const SINCE = /^(?:以来|以后|之|后|至今|时)/;

/**
 * 2019年5月15日起施行的《…》, 《…》（2019年5月15日起施行）, 《…》自2019年5月15日起施行. `verbs`: 施行, 实施.
 */
export function commencementOf(citation: Citation, verbs: readonly string[]): Commencement | null {
  const { passage, mark } = citation;
  if (mark === null) return null;
  const { text } = passage;
  return before(text, mark.open, verbs) ?? after(text, mark.close + 1, verbs);
}

function before(text: string, open: number, verbs: readonly string[]): Commencement | null {
  if (text.charCodeAt(open - 1) !== OF) return null;
  const first = Math.max(0, open - BEFORE_REACH);
  return find(text.slice(first, open), first, verbs, (_, behind) => behind === '的');
}

function after(text: string, next: number, verbs: readonly string[]): Commencement | null {
  // Most titles are followed by none of what leads to a day.
  if (!LEADS.has(text.charCodeAt(next)) && !isDigit(text.charCodeAt(next))) return null;
  return find(
    text.slice(next, next + AFTER_REACH),
    next,
    verbs,
    (lead, behind) => LEAD.test(lead) && !SINCE.test(behind),
  );
}

/** A day with a verb behind it, by what stands before the day and behind the verb. */
function find(
  part: string,
  offset: number,
  verbs: readonly string[],
  isMeant: (lead: string, behind: string) => boolean,
): Commencement | null {
  for (const match of part.matchAll(DAY)) {
    const end = match.index + match[0].length;
    const rest = part.slice(end).replace(ADVERB, '');
    const verb = verbs.find((word) => rest.startsWith(word));
    if (verb === undefined || !isMeant(part.slice(0, match.index), rest.slice(verb.length))) continue;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (day < 1 || day > daysIn(month, year)) return null;
    const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return { from: offset + match.index, to: offset + end, day: iso, year };
  }
  return null;
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
