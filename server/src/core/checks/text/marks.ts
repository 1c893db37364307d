import { type Paragraph, type Report, sourceRange } from '../../report/model.js';
import { Has } from '../../text/classes.js';
import type { TextEdit } from '../../text/edit.js';
import type { Range } from '../../text/range.js';
import { findHalfMarks, type HalfMark } from '../../wording/half-width.js';
import { scannedLines } from '../../wording/line-scan.js';
import { MarkBit } from '../../wording/mark-places.js';
import { findLoneMarks, type LoneMark, partnerOf } from '../../wording/pairs.js';
import { findRepeatedMarks } from '../../wording/repeated-marks.js';
import { findTableMarks } from '../../wording/table-marks.js';
import { type CheckContext, defineCheck, type Problem } from '../define.js';

/** Related places that one finding names at most. */
const MOST_RELATED = 20;

interface Placed {
  readonly range: Range;
  readonly mark: string;
  readonly right: string;
}

/** Punctuation of Chinese text: full-width, in pairs, one at a time. */
export const check = defineCheck({
  summary: 'Half-width marks among Chinese words, brackets and quotes without partner, marks in a row.',
  textOnly: true,
  params: (z) =>
    z.strictObject({
      fold: z
        .int()
        .min(1)
        .meta({ description: 'From this many paragraphs on, half-width marks are one finding for the file' }),
    }),
  messages: [
    'half',
    'half-many',
    'half-table',
    'half-again',
    'unclosed',
    'unopened',
    'lone-again',
    'repeated',
    'widen',
    'keep-one',
  ],
  prepare: ({ fold }) => fold,
  // What a passage leaves open the next one may close: not so where nothing was lone.
  alone: ({ before }) => findLoneMarks(before.text).length === 0,
  run(context, fold) {
    const { report, emit, isHidden } = context;
    const halves: Placed[][] = [];
    const scanned = scannedLines(report, null);
    // The paragraph before, and what is lone in it.
    let before: Paragraph | null = null;
    let waiting: readonly LoneMark[] = NONE;
    // The title is left to the rule on titles.
    for (let i = report.title === null ? 0 : 1; i < scanned.lines.length; i++) {
      const bits = scanned.bits[i]!;
      if (bits === 0) continue;
      const line = scanned.lines[i]!;
      const { text, flags } = line;
      const marks = { at: scanned.marks, from: scanned.marksTo[i - 1] ?? 0, to: scanned.marksTo[i]! };
      if (bits & MarkBit.half) {
        const half = findHalfMarks(text, marks).map((mark) => placed(line, mark));
        const shown = half.filter(({ range }) => !isHidden(range));
        if (shown.length > 0) halves.push(shown);
      }
      const lone =
        flags & (Has.bracket | Has.titleMark) ? withoutNumbers(text, findLoneMarks(text, marks)) : NONE;
      // What opens at the end of a paragraph and closes in the next was cut, not forgotten.
      const resumed = before !== null && cutBetween(waiting, lone);
      if (before !== null && !resumed && waiting.length > 0) emitLone(context, before, waiting);
      before = line;
      waiting = resumed ? NONE : lone;
      if (!(bits & MarkBit.repeated)) continue;
      for (const { from, to, right } of findRepeatedMarks(text, marks)) {
        const range = sourceRange(line, from, to);
        emit({
          message: 'repeated',
          range,
          data: { marks: text.slice(from, to) },
          ...(right === null
            ? {}
            : {
                fixes: [
                  {
                    title: 'keep-one',
                    data: { mark: right },
                    kind: 'safe',
                    edits: [{ range, newText: right }],
                  },
                ],
              }),
        });
      }
    }
    if (before !== null && waiting.length > 0) emitLone(context, before, waiting);
    emitHalves(context, halves, fold);
    emitTables(context, report);
  },
});

const NONE: readonly LoneMark[] = [];

/** Half a bracket around the year of a document's number (〔2021]30号) is the rule on such numbers' business. */
const withoutNumbers = (text: string, lone: readonly LoneMark[]): readonly LoneMark[] =>
  lone.length === 0
    ? lone
    : lone.filter(
        ({ at, mark }) =>
          !(mark === '〔' && YEAR.test(text.slice(at + 1, at + 5))) &&
          !(mark === '〕' && YEAR.test(text.slice(Math.max(0, at - 4), at))),
      );

const YEAR = /^(?:19|20)\d\d$/;

const placed = (line: Paragraph, { from, to, right }: HalfMark): Placed => ({
  range: sourceRange(line, from, to),
  mark: line.text[from]!,
  right,
});

/** The last lone mark of one paragraph opens what the first of the next closes, and nothing else is lone. */
const cutBetween = (a: readonly LoneMark[], b: readonly LoneMark[]): boolean =>
  a.length === 1 && b.length === 1 && a[0]!.open && !b[0]!.open && a[0]!.kind === b[0]!.kind;

function emitLone({ emit }: CheckContext, line: Paragraph, lone: readonly LoneMark[]): void {
  const kinds = new Set(lone.map(({ kind }) => kind));
  for (const kind of kinds) {
    const [first, ...others] = lone.filter((mark) => mark.kind === kind);
    if (first === undefined) continue;
    emit({
      message: first.open ? 'unclosed' : 'unopened',
      range: sourceRange(line, first.at, first.at + 1),
      data: { mark: first.mark, partner: partnerOf(first) },
      related: others.slice(0, MOST_RELATED).map((mark) => ({
        range: sourceRange(line, mark.at, mark.at + 1),
        message: 'lone-again',
        data: { mark: mark.mark },
      })),
    });
  }
}

const edits = (marks: readonly Placed[]): TextEdit[] =>
  marks.map(({ range, right }) => ({ range, newText: right }));

const names = (marks: readonly Placed[]): string => [...new Set(marks.map(({ mark }) => mark))].join(' ');

function halfProblem(message: string, marks: readonly Placed[], key?: string): Problem {
  const data = { marks: names(marks), count: marks.length };
  return {
    message,
    // A bracket and its partner are one place.
    range:
      marks.length === 2 && marks[0]!.right === '（' && marks[1]!.right === '）'
        ? { start: marks[0]!.range.start, end: marks[1]!.range.end }
        : marks[0]!.range,
    data,
    ...(key === undefined ? {} : { key }),
    related: marks.slice(1, MOST_RELATED + 1).map(({ range }) => ({ range, message: 'half-again' })),
    fixes: [{ title: 'widen', data, kind: 'safe', edits: edits(marks) }],
  };
}

function emitHalves({ emit }: CheckContext, halves: readonly (readonly Placed[])[], fold: number): void {
  if (halves.length === 0) return;
  if (halves.length < fold) for (const marks of halves) emit(halfProblem('half', marks));
  else emit(halfProblem('half-many', halves.flat(), 'half-many'));
}

function emitTables({ document, emit, isHidden }: CheckContext, report: Report): void {
  for (const table of report.tables.values()) {
    const marks: Placed[] = [];
    for (const fragment of table.fragments)
      for (const { from, to, right } of findTableMarks(document.text, fragment, table.note)) {
        const range = { start: from, end: to };
        if (!isHidden(range)) marks.push({ range, mark: document.text[from]!, right });
      }
    if (marks.length > 0) emit(halfProblem('half-table', marks, `half-table ${table.template.id}`));
  }
}
