import { type Localized, labelIn } from '../form/form.js';
import { labelBody } from '../form/table-words.js';
import type { Report } from '../report/model.js';
import { type BoundTable, RowState } from '../report/table.js';
import type { Range } from '../text/range.js';
import { foreignLabels } from './editions.js';
import { formLabel, isReworded, isSlipOf } from './labels.js';
import { rowsOf } from './rows.js';

/** Rows next to each other in the form of which the report has none. */
export interface Gap {
  readonly rows: readonly number[];
  /** The row of the report after which they belong; -1: before all. */
  readonly after: number;
  /** The row before which they belong; -1: after all. */
  readonly before: number;
}

const NO_GAPS: readonly Gap[] = [];

/**
 * Rows of the report's edition that a table lacks. None where the table was not understood (less than half of
 * its rows found), nor rows that it lacks because it was written in another edition: that is one fault of its own.
 */
export function gapsOf(report: Report, table: BoundTable): readonly Gap[] {
  const { rows } = table.template;
  const { edition } = report;
  const expected = rowsOf(table.template, edition).own;
  let found = 0;
  for (const r of expected) if (table.rowState[r] !== RowState.absent) found++;
  if (found === expected.length || found * 2 < expected.length) return NO_GAPS;
  const otherForm = foreignLabels(table, edition).length > 0;
  const gaps: { rows: number[]; after: number; before: number }[] = [];
  let after = -1;
  let open: { rows: number[]; after: number; before: number } | null = null;
  for (const r of expected) {
    if (table.rowState[r] !== RowState.absent) {
      if (open) open.before = r;
      open = null;
      after = r;
    } else if (!otherForm || rows[r]!.editions.length > 1) {
      if (!open) {
        open = { rows: [], after, before: -1 };
        gaps.push(open);
      }
      open.rows.push(r);
    }
  }
  return gaps;
}

/** Where the missing rows would stand in the source: between the labels around them. */
export function gapRange(table: BoundTable, { after, before }: Gap): Range {
  const start = after < 0 ? table.range.start : Math.max(table.labelEnd[after]!, table.range.start);
  const end = before < 0 ? table.range.end : table.labelStart[before]!;
  return end > start ? { start, end } : table.range;
}

/** Something stands there that was read as no row of the form: it may be the very row that seems absent. */
export function mayBeThere(report: Report, table: BoundTable, gap: Gap): boolean {
  const { start, end } = gapRange(table, gap);
  const inside = (range: Range): boolean => range.start < end && range.end > start;
  return (
    report.unbound.some(
      ({ range, row, table: id }) =>
        (id === null || id === table.template.id) &&
        (row === null || gap.rows.some((r) => table.template.rows[r]!.id === row)) &&
        inside(range),
    ) ||
    table.foreignRows.some(({ range }) => inside(range)) ||
    isNamedInText(report, table, gap) ||
    slippedLabels(report, table).some(({ row }) => gap.rows.includes(row))
  );
}

/** Short labels, 规章 and 其他, begin other lines as well. */
const SHORTEST_NAME = 4;

/** A line that begins with the label of an absent row stands where it belongs: its figures could not be told from its words. */
function isNamedInText(report: Report, table: BoundTable, gap: Gap): boolean {
  const range = gapRange(table, gap);
  const section = report.sections.find(({ id }) => id === table.template.section);
  const end = gap.before < 0 && section !== undefined ? Math.max(range.end, section.range.end) : range.end;
  const lines = wordsIn(report.document.text, { start: range.start, end }).flatMap(({ text }) =>
    [text, ...text.split(/\s+/)].map((words) => labelBody(words).key),
  );
  return gap.rows.some((row) => {
    const { key } = labelBody(labelIn(table.template.rows[row]!, report.edition));
    return key.length >= SHORTEST_NAME && lines.some((line) => line.startsWith(key));
  });
}

/** A foreign row in the place of an absent one, named so alike that only its label is wrong. */
export interface SlippedLabel {
  readonly range: Range;
  readonly row: number;
  /** A letter or two are wrong; else words, and only the place says which row is meant. */
  readonly slip: boolean;
}

const NO_SLIPS: readonly SlippedLabel[] = [];

/** Rows that could not be bound because letters of their label are lost or changed. */
export function slippedLabels(report: Report, table: BoundTable): readonly SlippedLabel[] {
  const gaps = gapsOf(report, table);
  if (gaps.length === 0) return NO_SLIPS;
  const found: SlippedLabel[] = [];
  for (const gap of gaps) {
    const words = wordsIn(report.document.text, gapRange(table, gap));
    for (const row of gap.rows) {
      const label = formLabel(labelIn(table.template.rows[row]!, report.edition));
      let alike = words.filter(({ text }) => isSlipOf(text, label));
      const slip = alike.length > 0;
      if (!slip && gap.rows.length === 1) alike = words.filter(({ text }) => isReworded(text, label));
      if (alike.length === 1) found.push({ range: alike[0]!.range, row, slip });
    }
  }
  return found;
}

/** Longer than any label; the rest of a large gap is no label either. */
const MAX_LABEL = 120;

/** Figures behind a label that blanks part from it, no marks. */
const FIGURES_BEHIND = /(?:[ \u00a0\u3000]+-?[\d.,]+)+$/;

/** What stands between cell marks, tags and line ends; of a line of words and figures, the words. */
function wordsIn(text: string, { start, end }: Range): { range: Range; text: string }[] {
  const found: { range: Range; text: string }[] = [];
  for (const match of text.slice(start, Math.min(end, start + 4_000)).matchAll(/[^\t|｜│┃║\r\n<>]+/g)) {
    const words = match[0].trim().replace(FIGURES_BEHIND, '');
    if (words === '' || words.length > MAX_LABEL) continue;
    const from = start + match.index + match[0].indexOf(words);
    found.push({ range: { start: from, end: from + words.length }, text: words });
  }
  return found;
}

/** “予以公开”、“部分公开”; long lists are cut. */
export function namesOf(names: readonly Localized[]): Localized {
  const most = 6;
  const shown = names.slice(0, most);
  const cut = names.length > most;
  return {
    zh: `${shown.map(({ zh }) => `“${zh}”`).join('、')}${cut ? `等${names.length}项` : ''}`,
    en: `${shown.map(({ en }) => `“${en}”`).join(', ')}${cut ? ` and ${names.length - most} more` : ''}`,
  };
}
