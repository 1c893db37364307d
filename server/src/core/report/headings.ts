import type { Clean } from '../syntax/clean.js';
import { ItemFlag } from '../syntax/items.js';
import { skipBlanks } from '../text/fold.js';
import { type OrdinalAt, readBareOrdinal, readOrdinal } from '../text/ordinal.js';
import { type MatterWords, mattersIn } from './matters.js';
import type { Heading, Ordinal } from './model.js';
import type { Source } from './source.js';

const LONGEST_HEADING = 40;
const LONGEST_RUN_IN = 30;

export interface HeadingAt {
  readonly heading: Heading;
  /** Its words are a paragraph as well. */
  readonly runIn: boolean;
}

/** Offset in the source of unit `at` of a clean text. */
const place = (clean: Clean, start: number, at: number, end = false): number => {
  if (clean.map === null) return start + at;
  if (end) return at === 0 ? start : clean.map[2 * at - 1]!;
  return clean.map[2 * at] ?? clean.map[clean.map.length - 1] ?? start;
};

/** An ordinal on a line of its own, before the line that has the words. */
export interface Lead {
  readonly start: number;
  readonly ordinal: Ordinal;
}

/** The heading with the ordinal that stands on the line before. */
export const withLead = (heading: Heading, lead: Lead | null): Heading =>
  lead === null || heading.ordinal !== null
    ? heading
    : { ...heading, ordinal: lead.ordinal, range: { start: lead.start, end: heading.range.end } };

/** Words short enough, and without a mark in them, for a heading whose ordinal stands before them. */
export const isHeadingText = (text: string): boolean =>
  text.length <= LONGEST_HEADING && firstMark(text.replace(/[。：:]$/, ''), 0) < 0;

/** Makes a heading of a whole line. */
export function lineHeading(
  source: Source,
  item: number,
  clean: Clean,
  section: string | null,
  opensSection: boolean,
  matters: MatterWords,
): Heading {
  const { items } = source;
  const start = items.cellStart[items.cell[item]!]!;
  const ordinal =
    readOrdinal(clean.text, 0, clean.text.length) ??
    (opensSection ? readBareOrdinal(clean.text, 0, clean.text.length) : null);
  const label = clean.text.slice(skipBlanks(clean.text, ordinal?.end ?? 0, clean.text.length));
  return {
    range: { start: items.start[item]!, end: items.end[item]! },
    textRange: { start, end: items.cellEnd[items.cell[item]!]! },
    text: clean.text,
    depth: items.depth[item]!,
    ordinal: ordinalIn(ordinal, clean, start),
    label,
    section,
    opensSection,
    matters: mattersIn(label, matters),
    runIn: false,
  };
}

const ordinalIn = (ordinal: OrdinalAt | null, clean: Clean, start: number): Ordinal | null =>
  ordinal === null
    ? null
    : {
        style: ordinal.style,
        number: ordinal.number,
        range: { start: place(clean, start, ordinal.start), end: place(clean, start, ordinal.end, true) },
        wellFormed: ordinal.wellFormed,
      };

/** The heading that a line is or opens with; null for a paragraph. */
export function readHeading(
  source: Source,
  item: number,
  clean: Clean,
  section: string | null,
  matters: MatterWords,
): HeadingAt | null {
  const { items } = source;
  const { text } = clean;
  const bold = (items.flags[item]! & ItemFlag.bold) !== 0;
  if (items.depth[item]! > 0 || (bold && text.length <= LONGEST_HEADING && !/[。；，]/.test(text)))
    return { heading: lineHeading(source, item, clean, section, false, matters), runIn: false };
  const ordinal = readOrdinal(text, 0, text.length);
  if (ordinal === null) return matters.words.length > 0 ? named(source, item, clean, section, matters) : null;
  if (ordinal.style === '一是' || ordinal.style === '第一') return null;
  const stop = firstMark(text, ordinal.end);
  const last = text.length - 1;
  if (stop < 0 && text.length <= LONGEST_HEADING)
    return { heading: lineHeading(source, item, clean, section, false, matters), runIn: false };
  if (stop === last && text.length <= LONGEST_RUN_IN && '。：:.'.includes(text[stop]!))
    return { heading: lineHeading(source, item, clean, section, false, matters), runIn: false };
  if (stop > 0 && stop - ordinal.start <= LONGEST_RUN_IN && '。：:'.includes(text[stop]!))
    return { heading: runIn(source, item, clean, section, ordinal, stop, matters), runIn: true };
  // `（一）主动公开本年度…` without a mark: the matter's own words are the heading.
  return null;
}

/** `主动公开方面：…` without ordinal, where the section has matters. */
function named(
  source: Source,
  item: number,
  clean: Clean,
  section: string | null,
  matters: MatterWords,
): HeadingAt | null {
  const { text } = clean;
  const head = text.slice(0, 24);
  const stop = firstMark(head, 0);
  const label = stop < 0 ? (text.length <= 16 ? text : '') : head.slice(0, stop);
  if (label === '' || (stop >= 0 && !'。：:'.includes(head[stop]!))) return null;
  const short = label.replace(/(?:工作)?(?:方面|情况|工作)?$/, '').replace(/\s+/g, '');
  if (!matters.exact.has(short)) return null;
  if (stop < 0 || stop === text.length - 1)
    return { heading: lineHeading(source, item, clean, section, false, matters), runIn: false };
  return { heading: runIn(source, item, clean, section, null, stop, matters), runIn: true };
}

function runIn(
  source: Source,
  item: number,
  clean: Clean,
  section: string | null,
  ordinal: OrdinalAt | null,
  stop: number,
  matters: MatterWords,
): Heading {
  const { items } = source;
  const start = items.cellStart[items.cell[item]!]!;
  const label = clean.text.slice(skipBlanks(clean.text, ordinal?.end ?? 0, stop), stop);
  const range = { start, end: place(clean, start, stop, true) };
  return {
    range,
    textRange: range,
    text: clean.text.slice(0, stop),
    depth: 0,
    ordinal: ordinalIn(ordinal, clean, start),
    label,
    section,
    opensSection: false,
    matters: mattersIn(label, matters),
    runIn: true,
  };
}

const MARK = /[。：:；;，,！？]/g;

/** First mark that ends a clause; -1 where there is none. */
function firstMark(text: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.test(text) ? MARK.lastIndex - 1 : -1;
}
