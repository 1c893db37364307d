import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Report } from '../../core/report/model.js';
import type { BoundTable } from '../../core/report/table.js';
import { contains, hull, type Range } from '../../core/text/range.js';
import type { Context } from '../context.js';
import { toLspRange } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { rangeOfRow, textOf } from './places.js';

interface Entry {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly at: Range;
  readonly children: readonly Entry[];
}

/** The outline: report, sections, sub-headings, tables, rows with their totals. */
export function documentSymbols(
  state: FileState,
  { client }: Context,
): DocumentSymbol[] | SymbolInformation[] {
  const entries = state.document.reports.map((report) => reportEntry(report, state));
  return client.hierarchicalSymbols
    ? entries.map((entry) => toSymbol(entry, state))
    : entries.flatMap((entry) => flatten(entry, state, undefined));
}

function reportEntry(report: Report, { language }: FileState): Entry {
  const { title, range } = report;
  const at = title?.range ?? { start: range.start, end: range.start };
  return {
    name: title?.text.trim() || report.form.name[language],
    ...(report.year ? { detail: String(report.year.value) } : {}),
    kind: SymbolKind.File,
    range: hull(range, at),
    at,
    children: report.sections.map((section) => {
      const tables = [...report.tables.values()].filter(({ range: own }) => contains(section.range, own));
      const matters = report.headings.filter(
        (heading) => heading !== section.heading && contains(section.range, heading.range),
      );
      const children = [
        ...tables.map((table) => tableEntry(table, report, language)),
        ...matters.map((heading, i): Entry => {
          const end = matters[i + 1]?.range.start ?? section.range.end;
          const own = { start: heading.range.start, end };
          return { name: heading.text, kind: SymbolKind.Key, range: own, at: heading.range, children: [] };
        }),
      ];
      return {
        name: section.heading.text,
        kind: SymbolKind.Module,
        range: hull(section.range, section.heading.range),
        at: section.heading.range,
        children: children.sort((a, b) => a.range.start - b.range.start),
      };
    }),
  };
}

function tableEntry(table: BoundTable, report: Report, language: 'zh' | 'en'): Entry {
  const { template } = table;
  const start = { start: table.range.start, end: table.range.start };
  return {
    name: template.name[language],
    kind: SymbolKind.Array,
    range: table.range,
    at: table.header ?? start,
    children: table.rowOrder.flatMap((row): Entry[] => {
      const range = rangeOfRow(table, row);
      if (range === null) return [];
      const at = { start: table.labelStart[row]!, end: table.labelEnd[row]! };
      const total = lastFigure(table, row, report);
      const name = template.rows[row]!.name[language];
      return [
        {
          name,
          ...(total === null ? {} : { detail: total }),
          kind: SymbolKind.Field,
          range,
          at,
          children: [],
        },
      ];
    }),
  };
}

/** The row's last figure: its 总计 in tables that have one. */
function lastFigure(table: BoundTable, row: number, report: Report): string | null {
  const width = table.template.columns.length;
  for (let i = (row + 1) * width - 1; i >= row * width; i--) {
    if (table.start[i]! >= 0) return textOf(report, { start: table.start[i]!, end: table.end[i]! });
  }
  return null;
}

/** A symbol's own words must lie in its range; a header above a table cut by a page break may not. */
function toSymbol({ name, detail, kind, range, at, children }: Entry, state: FileState): DocumentSymbol {
  const around = children.reduce((whole, child) => hull(whole, child.range), hull(range, at));
  return {
    name: name || '—',
    ...(detail === undefined ? {} : { detail }),
    kind,
    range: toLspRange(state.positions, around),
    selectionRange: toLspRange(state.positions, at),
    children: children.map((child) => toSymbol(child, state)),
  };
}

function flatten(entry: Entry, state: FileState, container: string | undefined): SymbolInformation[] {
  const own: SymbolInformation = {
    name: entry.name || '—',
    kind: entry.kind,
    location: { uri: state.uri, range: toLspRange(state.positions, entry.range) },
    ...(container === undefined ? {} : { containerName: container }),
  };
  return [own, ...entry.children.flatMap((child) => flatten(child, state, entry.name))];
}
