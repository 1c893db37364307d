import type { Form } from '../form/form.js';
import { type Facet, facet, type Paragraph, type Report } from '../report/model.js';
import { MarkBit, markClass } from './mark-places.js';
import { pairAt } from './phrase-data.js';
import { type PhraseTable, slotOf, standsAt } from './phrases.js';
import { baseOf, sourceOf, titledLines } from './written-lines.js';

/** What one pass over all that an author has worded finds for the rules on words and on punctuation. */
export interface ScannedLines {
  /** The title first, where there is one. */
  readonly lines: readonly Paragraph[];
  /** Offsets in a line at which a phrase may stand, line after line; `suspectsTo` is where each line's end. */
  readonly suspects: readonly number[];
  readonly suspectsTo: readonly number[];
  /** Likewise offsets of marks. */
  readonly marks: readonly number[];
  readonly marksTo: readonly number[];
  /** By line, bits of `MarkBit`. */
  readonly bits: readonly number[];
}

/** One scan serves all tables of a form's rules: their pairs stand in one filter. */
interface Scanner {
  /** By slot of a pair, a bit for the second unit's lower bits. */
  readonly filter: Uint8Array;
  readonly tables: WeakSet<PhraseTable<unknown>>;
  /** Another one once the filter has grown, so that no report keeps what was scanned with less. */
  scanned: Facet<ScannedLines>;
}

const scanners = new WeakMap<Form, Scanner>();

function scannerOf(form: Form): Scanner {
  let scanner = scanners.get(form);
  if (scanner === undefined) {
    const filter = new Uint8Array(1 << 16);
    scanner = { filter, tables: new WeakSet(), scanned: scanWith(filter) };
    scanners.set(form, scanner);
  }
  return scanner;
}

const scanWith = (filter: Uint8Array): Facet<ScannedLines> => ({
  compute: (report) => scan(report, filter),
  reword: (was, { to, after }) => rescan(was, to, after, filter),
});

/** Makes ready for a table what the reports of a form are scanned with; before the first report it costs least. */
export function scanFor<T>(form: Form, table: PhraseTable<T>): void {
  const scanner = scannerOf(form);
  if (scanner.tables.has(table)) return;
  scanner.tables.add(table);
  const { filter } = scanner;
  const { pairs, slots } = table;
  for (let i = 0; i < pairs.length; i++) filter[slots[i]!]! |= 1 << (pairs[i]! & 7);
  scanner.scanned = scanWith(scanner.filter);
}

/** The lines of a report with the places where phrases of a table may stand. */
export function scannedLines<T>(report: Report, table: PhraseTable<T> | null): ScannedLines {
  if (table !== null) scanFor(report.form, table);
  return facet(report, scannerOf(report.form).scanned);
}

/** Larger tables stand for themselves: what is looked up for them is not gathered beforehand. */
const SMALL = 1000;

/** Of many tables, by their places, those of which a phrase may stand in a report. */
export function tableSieve(tables: readonly PhraseTable<unknown>[]): (report: Report) => Uint8Array {
  const byPair = new Map<number, number[]>();
  const always: number[] = [];
  for (const [place, { pairs }] of tables.entries())
    if (pairs.length > SMALL) always.push(place);
    else for (const pair of pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), place]);
  return (report) => {
    for (const table of tables) scanFor(report.form, table);
    const { lines, suspects, suspectsTo } = scannedLines(report, null);
    const marks = new Uint8Array(tables.length);
    for (const place of always) marks[place] = 1;
    let at = 0;
    for (let i = 0; i < lines.length; i++) {
      const { text } = lines[i]!;
      for (const end = suspectsTo[i]!; at < end; at++) {
        const owners = byPair.get(pairAt(text, suspects[at]!));
        if (owners === undefined) continue;
        for (const place of owners)
          if (marks[place] === 0 && standsAt(tables[place]!, text, suspects[at]!)) marks[place] = 1;
      }
    }
    return marks;
  };
}

function scan(report: Report, filter: Uint8Array): ScannedLines {
  const lines = titledLines(report);
  const suspects: number[] = [];
  const suspectsTo: number[] = [];
  const marks: number[] = [];
  const marksTo: number[] = [];
  const bits: number[] = [];
  for (const line of lines) {
    bits.push(scanLine(sourceOf(report, line), baseOf(line), line.text.length, filter, suspects, marks));
    suspectsTo.push(suspects.length);
    marksTo.push(marks.length);
  }
  return { lines, suspects, suspectsTo, marks, marksTo, bits };
}

/** With another line in the place of one. */
function rescan(was: ScannedLines, report: Report, line: Paragraph, filter: Uint8Array): ScannedLines {
  const lines = titledLines(report);
  const at = lines.indexOf(line);
  const suspects = was.suspects.slice(0, was.suspectsTo[at - 1] ?? 0);
  const marks = was.marks.slice(0, was.marksTo[at - 1] ?? 0);
  const bits = [...was.bits];
  bits[at] = scanLine(sourceOf(report, line), baseOf(line), line.text.length, filter, suspects, marks);
  const moreSuspects = suspects.length - was.suspectsTo[at]!;
  const moreMarks = marks.length - was.marksTo[at]!;
  for (let i = was.suspectsTo[at]!; i < was.suspects.length; i++) suspects.push(was.suspects[i]!);
  for (let i = was.marksTo[at]!; i < was.marks.length; i++) marks.push(was.marks[i]!);
  return {
    lines,
    suspects,
    suspectsTo: was.suspectsTo.map((end, i) => (i < at ? end : end + moreSuspects)),
    marks,
    marksTo: was.marksTo.map((end, i) => (i < at ? end : end + moreMarks)),
    bits,
  };
}

/** Bits of the line's marks. A part of a string is slower to read than the whole, which is therefore handed over. */
function scanLine(
  source: string,
  base: number,
  length: number,
  filter: Uint8Array,
  suspects: number[],
  marks: number[],
): number {
  let bits = 0;
  let sentenceEnd = -1;
  let before = 0;
  for (let at = 0; at < length; at++) {
    const code = source.charCodeAt(base + at);
    if (((filter[slotOf(before, code)]! >> (code & 7)) & 1) !== 0 && at > 0) suspects.push(at - 1);
    before = code;
    // Marks stand below and above the Chinese characters, which are nearly everything.
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    const kind = markClass(code);
    if (kind === 0) continue;
    marks.push(at);
    bits |= kind;
    if (kind !== MarkBit.sentence) continue;
    if (sentenceEnd === at) bits |= MarkBit.repeated;
    sentenceEnd = at + 1;
  }
  return bits;
}
