import type { Severity } from '../../core/checks/define.js';
import type { Finding } from '../../core/engine/finding.js';
import { isAtLeast } from '../../core/engine/ruleset.js';
import { judge } from '../../core/relation/evaluate.js';
import { rangeAt } from '../../core/relation/sheet.js';
import type { Report } from '../../core/report/model.js';
import { addressText, type BoundTable } from '../../core/report/table.js';
import { toLspRange } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { colon } from './markdown.js';
import { figuresText, relationsOf, sheetOf } from './relations.js';
import { blocksOf, type HeadCell, headOf, sideOf } from './table-shape.js';

type LspRange = ReturnType<typeof toLspRange>;

/** A table of a report as grids for showing: as the form prints it, every cell with what is said of it. */
export interface TableGrid {
  readonly id: string;
  readonly name: string;
  /** Title of the section that it belongs to. */
  readonly section: string;
  readonly report: string;
  /** Relations that hold, and all of them. */
  readonly relations: { readonly passed: number; readonly of: number };
  /** One below the other; the form's second table has one for each item of the Regulation. */
  readonly blocks: readonly GridBlock[];
  /** What was found in the table, yet in none of its cells. */
  readonly notes: readonly GridNote[];
}

export interface GridBlock {
  /** Line above it; null: it has none. */
  readonly banner: string | null;
  /** Columns that labels of rows take. */
  readonly side: number;
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly {
    readonly labels: readonly HeadCell[];
    readonly isTotal: boolean;
    readonly cells: readonly (GridCell | null)[];
  }[];
}

export interface GridCell {
  readonly address: string;
  readonly text: string;
  readonly range: LspRange;
  /** Messages of findings about it, the gravest first. */
  readonly findings: readonly string[];
  /** Of the gravest of them; null: none. */
  readonly severity: Severity | null;
  /** Relations that it takes part in, with the figures put in. */
  readonly relations: readonly { readonly holds: boolean | null; readonly text: string }[];
}

export interface GridNote {
  readonly message: string;
  readonly severity: Severity;
  readonly range: LspRange;
}

export const tableGrids = (state: FileState): TableGrid[] =>
  state.document.reports.flatMap((report) =>
    [...report.tables.values()].map((table) => gridOf(state, report, table)),
  );

function gridOf(state: FileState, report: Report, table: BoundTable): TableGrid {
  const { language, positions } = state;
  const { template, rowOrder } = table;
  // A file may hold several reports, each with a cell of that address.
  const here = state.findings
    .filter(({ range }) => report.range.start <= range.start && range.start < report.range.end)
    .sort((a, b) => (isAtLeast(a.severity, b.severity) ? -1 : 1));
  const { byStart, counts } = said(state, report, table);
  const shown = new Set<Finding>();
  const cell = (index: number): GridCell | null => {
    const start = table.start[index]!;
    if (start < 0) return null;
    const range = { start, end: table.end[index]! };
    const address = addressText(template, index);
    const findings = here.filter((one) => (one.cell ? one.cell === address : one.range.start === start));
    for (const one of findings) shown.add(one);
    return {
      address,
      text: state.text.slice(range.start, range.end),
      range: toLspRange(positions, range),
      findings: findings.map(({ message }) => message),
      severity: findings[0]?.severity ?? null,
      relations: byStart.get(start) ?? [],
    };
  };
  const width = template.columns.length;
  const blocks = blocksOf(table).map(({ banner, rows, columns }): GridBlock => {
    const sides = sideOf(template, rows, report.edition, language);
    return {
      banner,
      side: sides.width,
      head: headOf(template, columns, report.edition, language),
      rows: rows.map((row, at) => ({
        labels: sides.labels[at]!,
        isTotal: template.rows[row]!.kind === 'total',
        cells: columns.map((column) => cell(row * width + column)),
      })),
    };
  });
  const inTable = ({ range, cell: address }: Finding): boolean =>
    address === undefined ? within(range.start, table) : address.startsWith(`${template.id}/`);
  const notes = rowOrder.length === 0 ? [] : here.filter((one) => !shown.has(one) && inTable(one));
  return {
    id: template.id,
    name: template.name[language],
    section: report.form.sections.find(({ id }) => id === template.section)?.title ?? '',
    report: report.title?.text ?? '',
    relations: counts,
    blocks,
    notes: notes.map(({ message, severity, range }) => ({
      message,
      severity,
      range: toLspRange(positions, range),
    })),
  };
}

const within = (offset: number, { fragments }: BoundTable): boolean =>
  fragments.some(({ start, end }) => start <= offset && offset <= end);

/** Relations in words, by the offset of each cell that takes part. */
function said(state: FileState, report: Report, table: BoundTable) {
  const sheet = sheetOf(report);
  const byStart = new Map<number, GridCell['relations'][number][]>();
  const counts = { passed: 0, of: 0 };
  for (const relation of relationsOf(state, report, table)) {
    const judged = judge(relation, sheet);
    const words = relation.spec.words[state.language];
    const one = {
      holds: judged === null ? null : !judged.broken,
      text:
        judged === null
          ? words
          : `${words}${colon(state.language)}${figuresText(judged, sheet)[state.language]}`,
    };
    counts.of++;
    if (one.holds) counts.passed++;
    for (const slot of relation.slots) {
      const start = rangeAt(sheet, slot)?.start;
      if (start !== undefined) byStart.set(start, [...(byStart.get(start) ?? []), one]);
    }
  }
  return { byStart, counts };
}
