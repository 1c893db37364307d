import { contactBlock } from '../../core/contact/block.js';
import { facet, type Report } from '../../core/report/model.js';
import { type BoundTable, CellState, figureAt } from '../../core/report/table.js';
import { formatDecimal } from '../../core/text/decimal.js';
import { cellWords } from '../../core/text/label.js';
import type { LineIndex } from '../../core/text/lines.js';
import { rangeJson } from '../formats/json.js';

type RangeJson = ReturnType<typeof rangeJson>;

export interface ExtractedCell {
  /** Decimal string; null where blank or unreadable. */
  readonly value: string | null;
  readonly text: string;
  readonly range: RangeJson;
}

export interface ExtractedReport {
  readonly year: number | null;
  readonly edition: string;
  readonly agency: string | null;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly range: RangeJson }[];
  /** Table → row → column → cell, by the contract's addresses. */
  readonly tables: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, ExtractedCell>>>>>
  >;
  /** Kind → what is written; several of a kind are joined by `；`. */
  readonly contact: Readonly<Record<string, string>>;
  readonly unbound: readonly { readonly range: RangeJson; readonly reason: string }[];
}

/** The figures and sections of a report, as `gouji extract` prints them. */
export function extractReport(report: Report, lines: LineIndex): ExtractedReport {
  const { text } = report.document;
  return {
    year: report.year?.value ?? null,
    edition: report.edition,
    agency: report.agency?.value ?? null,
    sections: report.sections.map(({ id, heading, range }) => ({
      id,
      title: heading.text,
      range: rangeJson(range, lines),
    })),
    tables: Object.fromEntries(
      [...report.tables].map(([id, table]) => [id, extractTable(table, text, lines)]),
    ),
    contact: contactOf(report),
    unbound: report.unbound.map(({ range, reason }) => ({ range: rangeJson(range, lines), reason })),
  };
}

function contactOf(report: Report): Record<string, string> {
  const contact: Record<string, string> = {};
  for (const { kind, text } of facet(report, contactBlock).fields) {
    if (text !== '') contact[kind] = kind in contact ? `${contact[kind]}；${text}` : text;
  }
  return contact;
}

function extractTable(table: BoundTable, text: string, lines: LineIndex) {
  const { rows, columns } = table.template;
  const out: Record<string, Record<string, ExtractedCell>> = {};
  for (const [r, row] of rows.entries()) {
    const cells: Record<string, ExtractedCell> = {};
    for (const [c, column] of columns.entries()) {
      const at = r * columns.length + c;
      const state = table.state[at]!;
      if (state === CellState.absent || state === CellState.unbound) continue;
      const range = { start: table.start[at]!, end: table.end[at]! };
      if (range.start < 0) continue;
      const figure = figureAt(table, at);
      cells[column.id] = {
        value: figure === null ? null : formatDecimal(figure),
        text: cellWords(text, range.start, range.end),
        range: rangeJson(range, lines),
      };
    }
    if (Object.keys(cells).length > 0) out[row.id] = cells;
  }
  return out;
}
