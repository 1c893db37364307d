import type { Form } from '../form/form.js';
import { Has } from '../text/classes.js';
import { yearOfText } from './facts.js';
import type { Paragraph, Report, Title } from './model.js';
import { sourceRange } from './model.js';

const DATED = Has.digit | Has.fullWidth;
const YEAR = /((?:19|20)\d\d)\s*年(度)?/g;
const FIRST_DAY = /^\s*1\s*月\s*1\s*日/;
/** The period counts as much as two sentences that open with the year. */
const PERIOD = 2;
/** Two sentences are enough where the title's year opens none; else those for it count twice and the title too. */
const UNCONTESTED = 2;

/**
 * The report's year: the title's, unless period and text agree upon another one (last year's title left standing).
 * Then everything else is judged by the year that the text has, and only the title is wrong.
 */
export function reportYear(
  title: Title | null,
  paragraphs: readonly Paragraph[],
  signature: Report['signature'],
  form: Form,
): Report['year'] {
  if (title?.year == null) return yearOfText(paragraphs);
  const { value, range } = title.year;
  const stated = { value, range, from: 'title' as const };
  return agreedYear(value, paragraphs, signature, form) ?? stated;
}

interface Votes {
  weight: number;
  readonly first: { readonly paragraph: Paragraph; readonly at: number };
  from: 'period' | 'text';
}

/** The year that the text speaks of as its own though the title says `stated`; null almost always. */
function agreedYear(
  stated: number,
  paragraphs: readonly Paragraph[],
  signature: Report['signature'],
  form: Form,
): Report['year'] {
  const first = form.sections[0]?.id ?? null;
  const votes = new Map<number, Votes>();
  let section: string | null = null;
  for (const paragraph of paragraphs) {
    if (paragraph.role !== 'intro' && paragraph.role !== 'body') continue;
    const opens = paragraph.section !== section;
    section = paragraph.section;
    if ((paragraph.flags & DATED) === 0) continue;
    // Plans for the next year open sentences of later sections; their first words speak of the year itself.
    const whole = section === null || section === first;
    if (!whole && !opens) continue;
    const { text } = paragraph;
    YEAR.lastIndex = 0;
    for (let match = YEAR.exec(text); match !== null; match = YEAR.exec(text)) {
      const year = Number(match[1]);
      const period = section === null && FIRST_DAY.test(text.slice(YEAR.lastIndex, YEAR.lastIndex + 10));
      const opening = whole ? opensSentence(text, match.index) : match.index === 0;
      if (!period && !(opening && tellsOf(text, YEAR.lastIndex))) continue;
      // The usual report says its year in the first place where one can stand.
      if (period && year === stated) return null;
      const before = votes.get(year);
      const weight = period ? PERIOD : 1;
      if (before === undefined)
        votes.set(year, { weight, first: { paragraph, at: match.index }, from: period ? 'period' : 'text' });
      else before.weight += weight;
      if (!whole) break;
    }
  }
  // A report is signed in the year after its own.
  const signed = (signature?.date?.value.year ?? 0) - 1;
  const own = (votes.get(stated)?.weight ?? 0) + (signed === stated ? 1 : 0);
  for (const [value, { weight: told, first: place, from }] of votes) {
    const weight = told + (signed === value ? 1 : 0);
    if (value === stated || Math.abs(value - stated) > 1) continue;
    if (weight < (own === 0 ? UNCONTESTED : 2 * own + 2)) continue;
    if (from === 'period' && weight <= PERIOD) continue;
    return { value, range: sourceRange(place.paragraph, place.at, place.at + 4), from };
  }
  return null;
}

/** 2022年， and 2022年我局: 2022年度考核 and 2022年报告 are things of that year. */
const tellsOf = (text: string, at: number): boolean => TELLS.test(text.slice(at, at + 2));
const TELLS = /^\s?[，,我本全共]/;

const opensSentence = (text: string, at: number): boolean => {
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  // 。 or the mark of a heading that runs into its paragraph: （一）主动公开情况：
  return before === 0x3002 || before === 0xff1a;
};
