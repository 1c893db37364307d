import { type QuoteLink, quoteLinks } from '../../core/prose/prose.js';
import type { Report } from '../../core/report/model.js';
import type { CellAddress } from '../../core/report/table.js';
import type { FileState } from '../file-state.js';

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

/** `表三·本年新收·总计`, sums with a plus sign. */
export function quotedName({ cells }: QuoteLink, report: Report, { language }: FileState): string {
  return cells
    .map(({ address }) => {
      const table = report.form.tables.find(({ id }) => id === address.table)!;
      const row = table.rows[table.rowIndex.get(address.row)!]!.name[language];
      const column = table.columns[table.columnIndex.get(address.column)!]!.name[language];
      return [table.name[language], row, column].join('·');
    })
    .join(' + ');
}
