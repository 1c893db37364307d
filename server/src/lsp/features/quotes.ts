import type { Language } from '../../core/engine/wording.js';
import type { TableTemplate } from '../../core/form/form.js';
import { type QuoteLink, quoteLinks } from '../../core/prose/prose.js';
import type { Report } from '../../core/report/model.js';
import type { CellAddress } from '../../core/report/table.js';
import type { FileState } from '../project/file-state.js';

/** The number at an offset of the text that quotes cells. */
export function quoteAt(report: Report, offset: number): QuoteLink | null {
  return (
    quoteLinks(report).find(
      ({ range, cells }) => cells.length > 0 && range.start <= offset && offset <= range.end,
    ) ?? null
  );
}

/** Numbers of the text that quote a cell, alone or in a sum. */
export const quotesOf = (report: Report, { table, row, column }: CellAddress): QuoteLink[] =>
  quoteLinks(report).filter(({ cells }) =>
    cells.some(({ address }) => address.table === table && address.row === row && address.column === column),
  );

/** `表三·本年新收·总计`; all rows of a group by the group's name; other sums with a plus sign. */
export function quotedName({ cells }: QuoteLink, report: Report, { language }: FileState): string {
  return (
    groupName(cells, report, language) ??
    cells
      .map(({ address }) => {
        const table = tableOf(report, address);
        return joined(table, table.rows[table.rowIndex.get(address.row)!]!.name[language], address, language);
      })
      .join(' + ')
  );
}

function groupName(cells: QuoteLink['cells'], report: Report, language: Language): string | null {
  const [first] = cells;
  if (first === undefined || cells.length < 2) return null;
  const table = tableOf(report, first.address);
  const { group } = table.rows[table.rowIndex.get(first.address.row)!]!;
  const heading = table.groups.find(({ id }) => id === group);
  const rows = table.rows.filter(
    (row) => row.group === group && row.kind === 'leaf' && row.editions.includes(report.edition),
  );
  const isWhole =
    rows.length === cells.length &&
    rows.every(({ id }) =>
      cells.some(({ address }) => address.row === id && address.column === first.address.column),
    );
  if (heading === undefined || !isWhole) return null;
  return joined(table, heading.name[language], first.address, language);
}

const tableOf = (report: Report, { table }: CellAddress): TableTemplate =>
  report.form.tables.find(({ id }) => id === table)!;

const joined = (table: TableTemplate, row: string, { column }: CellAddress, language: Language): string =>
  [table.name[language], row, table.columns[table.columnIndex.get(column)!]!.name[language]].join('·');
