import type { Severity } from '../../core/checks/define.js';
import type { Finding } from '../../core/engine/finding.js';
import { isAtLeast } from '../../core/engine/ruleset.js';
import { judge } from '../../core/relation/evaluate.js';
import { rangeAt } from '../../core/relation/sheet.js';
import { addressText } from '../../core/report/table.js';
import type { FileState } from '../file-state.js';
import { toLspRange } from '../positions.js';
import { figuresText, relationsOf, sheetOf } from './relations.js';

/** A table of a report as a grid for showing: every cell of the form, with what is said of it. */
export interface TableGrid {
  readonly id: string;
  readonly name: string;
  readonly report: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly (GridCell | null)[] }[];
}

export interface GridCell {
  readonly address: string;
  readonly text: string;
  readonly range: ReturnType<typeof toLspRange>;
  /** Messages of findings about it, the gravest first. */
  readonly findings: readonly string[];
  /** Of the gravest of them; null: none. */
  readonly severity: Severity | null;
  /** Relations that it takes part in, with the figures put in. */
  readonly relations: readonly { readonly holds: boolean | null; readonly text: string }[];
}

export function tableGrids(state: FileState): TableGrid[] {
  const { language, text, positions } = state;
  return state.document.reports.flatMap((report) => {
    const sheet = sheetOf(report);
    const about = (address: string, start: number): readonly Finding[] =>
      state.findings
        .filter(({ cell, range }) => (cell ? cell === address : range.start === start))
        // A file may hold several reports, each with a cell of that address.
        .filter(({ range }) => report.range.start <= range.start && range.start < report.range.end)
        .sort((a, b) => (isAtLeast(a.severity, b.severity) ? -1 : 1));
    return [...report.tables.values()].map((table): TableGrid => {
      const { template } = table;
      const width = template.columns.length;
      const said = new Map<number, GridCell['relations'][number][]>();
      for (const relation of relationsOf(state, report, table)) {
        const judged = judge(relation, sheet);
        const words = relation.spec.words[language];
        const one = {
          holds: judged === null ? null : !judged.broken,
          text: judged === null ? words : `${words}：${figuresText(judged, sheet)[language]}`,
        };
        for (const slot of relation.slots) {
          const start = rangeAt(sheet, slot)?.start;
          if (start !== undefined) said.set(start, [...(said.get(start) ?? []), one]);
        }
      }
      const cell = (index: number): GridCell | null => {
        const start = table.start[index]!;
        if (start < 0) return null;
        const range = { start, end: table.end[index]! };
        const address = addressText(template, index);
        const findings = about(address, start);
        return {
          address,
          text: text.slice(range.start, range.end),
          range: toLspRange(positions, range),
          findings: findings.map(({ message }) => message),
          severity: findings[0]?.severity ?? null,
          relations: said.get(start) ?? [],
        };
      };
      // Columns of another edition have no cell in any row.
      const columns = template.columns
        .map((_, column) => column)
        .filter((column) => table.rowOrder.some((row) => table.start[row * width + column]! >= 0));
      return {
        id: template.id,
        name: template.name[language],
        report: report.title?.text ?? '',
        columns: columns.map((column) => template.columns[column]!.name[language]),
        rows: table.rowOrder.map((row) => ({
          label: template.rows[row]!.label,
          cells: columns.map((column) => cell(row * width + column)),
        })),
      };
    });
  });
}
