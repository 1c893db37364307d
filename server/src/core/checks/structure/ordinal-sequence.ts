import type { Heading, OrdinalStyle, Paragraph } from '../../report/model.js';
import { sourceRange } from '../../report/model.js';
import { Has } from '../../text/classes.js';
import type { TextEdit } from '../../text/edit.js';
import type { Range } from '../../text/range.js';
import { findItemMarks, type ItemMark } from '../../wording/item-marks.js';
import { findNumberedMarks, type NumberedMark, writeNumbered } from '../../wording/numbered-marks.js';
import { numberedParagraphs } from '../../wording/numbered-paragraphs.js';
import { writeOrdinal } from '../../wording/numerals.js';
import { type Break, findBreak, findNestedBreak } from '../../wording/sequence.js';
import { type CheckContext, defineCheck } from '../define.js';

/** One item of a list: its number and the place of its ordinal. */
interface Item {
  readonly number: number;
  readonly range: Range;
}

/** Styles whose headings make lists, outermost first. */
const STYLES: readonly OrdinalStyle[] = ['（一）', '1.', '（1）'];

/** Ordinals of headings and of 一是 lists follow each other, and are written as they should be. */
export const check = defineCheck({
  summary: 'Ordinals of sections, sub-headings and lists neither skip nor repeat and are well written.',
  params: (z) => z.strictObject({}),
  messages: ['mistyped', 'mistyped-again', 'section', 'repeat', 'skip', 'before', 'renumber', 'rewrite'],
  prepare: () => null,
  // A figure between two numbered paragraphs may be the number that is looked for.
  concerns: ({ text, flags }) =>
    (flags & Has.digit) !== 0 || findItemMarks(text).length > 0 || findNumberedMarks(text, flags).length > 0,
  run(context) {
    sections(context);
    headings(context);
    lists(context);
    paragraphs(context);
  },
});

const isComplete = ({ report, form }: CheckContext): boolean =>
  form.sections.every(({ id }) => report.sections.some((section) => section.id === id));

function sections(context: CheckContext): void {
  const { report, form, document, emit } = context;
  const mistyped: { range: Range; right: string }[] = [];
  for (const { id, heading } of report.sections) {
    const { ordinal } = heading;
    if (ordinal === null) continue;
    const own = form.sections.find((template) => template.id === id)!.ordinal;
    if (ordinal.number === own && ordinal.wellFormed && ordinal.style === '一、') continue;
    const right = writeOrdinal('一、', own)!;
    if (ordinal.number !== own) {
      // Where a section is missing the author may have counted on; that is one fault, told elsewhere.
      if (!isComplete(context)) continue;
      emit({
        message: 'section',
        range: ordinal.range,
        key: `section ${id}`,
        data: { written: document.text.slice(ordinal.range.start, ordinal.range.end), right },
        fixes: [rewrite(ordinal.range, right, 'safe')],
      });
    } else mistyped.push({ range: ordinal.range, right });
  }
  for (const { ordinal, opensSection } of report.headings) {
    if (opensSection || ordinal === null || ordinal.wellFormed) continue;
    // （一）、 has a mark too many; half-width brackets are the text rules' business.
    const written = document.text.slice(ordinal.range.start, ordinal.range.end);
    const right = writeOrdinal(ordinal.style, ordinal.number);
    if (right !== null && /[)）]\s*[、.．]$/.test(written)) mistyped.push({ range: ordinal.range, right });
  }
  const [first, ...others] = mistyped;
  if (first === undefined) return;
  emit({
    message: 'mistyped',
    range: first.range,
    key: 'mistyped',
    data: { written: document.text.slice(first.range.start, first.range.end), right: first.right },
    related: others.map(({ range }) => ({ range, message: 'mistyped-again' })),
    fixes: [
      {
        title: 'rewrite',
        data: { right: first.right },
        kind: 'safe',
        edits: mistyped.map(({ range, right }) => ({ range, newText: right })),
      },
    ],
  });
}

const rewrite = (range: Range, right: string, kind: 'safe' | 'suggestion') => ({
  title: 'rewrite',
  data: { right },
  kind,
  edits: [{ range, newText: right }],
});

/** Lists of sub-headings: one a style, until a heading of a higher rank ends it. */
function headings(context: CheckContext): void {
  const open: Heading[][] = STYLES.map(() => []);
  const close = (from: number): void => {
    for (let rank = from; rank < STYLES.length; rank++) {
      if (open[rank]!.length === 0) continue;
      judgeHeadings(context, STYLES[rank]!, open[rank]!);
      open[rank] = [];
    }
  };
  for (const heading of context.report.headings) {
    if (heading.opensSection) close(0);
    const rank = heading.ordinal === null ? -1 : STYLES.indexOf(heading.ordinal.style);
    if (rank < 0) continue;
    close(rank + 1);
    open[rank]!.push(heading);
  }
  close(0);
}

function judgeHeadings(context: CheckContext, style: OrdinalStyle, list: readonly Heading[]): void {
  const items = list.map(({ ordinal }) => ordinal!);
  const found = findBreak(items.map(({ number }) => number));
  if (found === null) return;
  // One number out of place among right ones is a slip of its own.
  const isSlip = found.alone && found.at < items.length - 1;
  if (found.kind === 'skip' && !isSlip && lacksMatter(context, list)) return;
  // The missing number may stand in a line that was not taken for a heading.
  if (found.at > 0) {
    const between = context.document.text.slice(items[found.at - 1]!.range.end, items[found.at]!.range.start);
    const missing = writeOrdinal(style, found.expected)!;
    if (between.includes(missing) || between.includes(missing.replace('（', '(').replace('）', ')'))) return;
    if (style === '1.' && between.includes(`${found.expected}、`)) return;
  }
  tell(context, style, items, found);
}

/** Matters of the form are missing among the headings: that is one fault, told elsewhere. */
function lacksMatter({ form, report }: CheckContext, list: readonly Heading[]): boolean {
  const template = form.sections.find(({ id }) => id === list[0]!.section);
  if (template === undefined) return false;
  // A list under one of the matters says nothing of the others.
  const all = report.headings.filter(({ section }) => section === template.id);
  return template.matters.some(({ id }) => !all.some(({ matters }) => matters.includes(id)));
}

/** 一是 … 二是 … of the prose between two headings. */
function lists(context: CheckContext): void {
  const { report } = context;
  let items: Mark[] = [];
  /** Items that open paragraphs without further items: a list of paragraphs. */
  let leading: Mark[] = [];
  let place: Paragraph | null = null;
  let next = 0;
  const close = (): void => {
    if (items.length === 0) return;
    judgeItems(context, items, leading);
    items = [];
    leading = [];
  };
  for (const passage of report.passages) {
    if (passage.role !== 'body' && passage.role !== 'intro') continue;
    while (next < report.headings.length && report.headings[next]!.range.start <= passage.range.start) {
      next++;
      close();
    }
    if (place === null || place.section !== passage.section || place.matter !== passage.matter) close();
    place = passage;
    withinParagraph(context, passage);
    if ((passage.flags & Has.numeral) === 0) continue;
    const marks = findItemMarks(passage.text);
    if (marks.length === 0) continue;
    const before = items.length;
    for (const mark of marks) items.push({ passage, mark });
    if (marks.length === 1 && marks[0]!.from === 0) leading.push(items[before]!);
    if (repeatsWithin(passage, marks))
      tell(context, '一是', items.slice(before).map(itemOf), {
        kind: 'repeat',
        at: 1,
        expected: 2,
        alone: true,
      });
  }
  close();
}

/** `1.…；2.…；4.…` in one paragraph; a paragraph that begins later than 1 goes on with another's list. */
function withinParagraph(context: CheckContext, passage: Paragraph): void {
  const marks = findNumberedMarks(passage.text, passage.flags);
  if (marks.length < 2) return;
  for (const style of ['1.', '1、', '（1）', '①', '第一'] as const) {
    const list = marks.filter((mark) => mark.style === style);
    if (list.length < 2 || list[0]!.number !== 1) continue;
    const found = findBreak(list.map(({ number }) => number));
    if (found === null || found.at === 0) continue;
    const right = writeNumbered(style, found.expected);
    if (right === null || standsBetween(passage.text, list, found)) continue;
    const mark = list[found.at]!;
    const range = sourceRange(passage, mark.from, mark.to);
    const before = list[found.at - 1]!;
    const data = { written: passage.text.slice(mark.from, mark.to), right };
    context.emit({
      message: found.kind,
      range,
      data,
      related: [{ range: sourceRange(passage, before.from, before.to), message: 'before', data }],
      fixes: found.alone ? [rewrite(range, right, 'safe')] : [],
    });
  }
}

/** Paragraphs that begin with 1. 2. 4., one after another in a matter. */
function paragraphs(context: CheckContext): void {
  const { report, form, document, emit } = context;
  for (const run of numberedParagraphs(report.passages, report.headings)) {
    const { section } = run[0]!.passage;
    // What stands beside a table may be rows of it that could not be read.
    if (form.sections.find(({ id }) => id === section)?.content !== 'prose') continue;
    const found = findBreak(run.map(({ number }) => number));
    if (found === null || found.at === 0) continue;
    const { passage, to, style } = run[found.at]!;
    const before = run[found.at - 1]!;
    const range = sourceRange(passage, 0, to);
    const previous = sourceRange(before.passage, 0, before.to);
    if (document.text.slice(previous.end, range.start).includes(String(found.expected))) continue;
    const data = { written: passage.text.slice(0, to), right: writeNumbered(style, found.expected)! };
    emit({
      message: found.kind,
      range,
      data,
      related: [{ range: previous, message: 'before', data }],
      fixes: found.alone ? [rewrite(range, data.right, 'safe')] : [],
    });
  }
}

/** The missing number may be written in another way (2） among 1. and 3.). */
function standsBetween(text: string, list: readonly NumberedMark[], found: Break): boolean {
  const between = text.slice(list[found.at - 1]!.to, list[found.at]!.from);
  return found.kind === 'skip' && between.includes(String(found.expected));
}

function judgeItems(context: CheckContext, items: readonly Mark[], leading: readonly Mark[]): void {
  const found = findNestedBreak(items.map(numberOf));
  if (found !== null) {
    tell(context, '一是', items.map(itemOf), found);
    return;
  }
  // Within other lists a number may seem to fit by chance: paragraphs make a list of their own.
  const own = leading.length >= 3 ? findBreak(leading.map(numberOf)) : null;
  if (own?.alone) tell(context, '一是', leading.map(itemOf), own);
}

/** An item's mark in its passage; where it stands in the source is worked out for those that are told. */
interface Mark {
  readonly passage: Paragraph;
  readonly mark: ItemMark;
}

const numberOf = ({ mark }: Mark): number => mark.number;
const itemOf = ({ passage, mark: { from, to, number } }: Mark): Item => ({
  number,
  range: sourceRange(passage, from, to),
});

/** `一是…；一是…` and no more in the paragraph. */
function repeatsWithin({ text }: Paragraph, marks: readonly ItemMark[]): boolean {
  if (marks.length !== 2 || marks[0]!.number !== 1 || marks[1]!.number !== 1) return false;
  const between = text.slice(marks[0]!.to, marks[1]!.from);
  return between.includes('；') && !between.includes('。');
}

function tell(
  { document, emit }: CheckContext,
  style: OrdinalStyle,
  items: readonly Item[],
  found: Break,
): void {
  const { range } = items[found.at]!;
  const right = writeOrdinal(style, found.expected)!;
  const data = { written: document.text.slice(range.start, range.end), right };
  const edits: TextEdit[] = [];
  if (!found.alone && style !== '一是') {
    // Everything behind the break counts on from it.
    for (let at = found.at; at < items.length; at++)
      edits.push({
        range: items[at]!.range,
        newText: writeOrdinal(style, found.expected + at - found.at)!,
      });
  }
  emit({
    message: found.kind,
    range,
    data,
    related: found.at === 0 ? [] : [{ range: items[found.at - 1]!.range, message: 'before', data }],
    fixes: found.alone
      ? [rewrite(range, right, 'safe')]
      : edits.length > 0
        ? [{ title: 'renumber', data, kind: 'suggestion', edits }]
        : [],
  });
}
