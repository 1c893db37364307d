import type { Form, Localized } from '../../core/form/form.js';
import { cellName } from '../../core/form/naming.js';
import { editionOf } from '../../core/render/clean-report.js';
import type { Report } from '../../core/report/model.js';
import { addressText, cellIndex, figureAt } from '../../core/report/table.js';
import { add, type Decimal, formatDecimal, fromInteger } from '../../core/text/decimal.js';
import type { ReadReport } from './read-reports.js';

/** Sums of one year's reports. */
export interface Rollup {
  readonly year: number;
  readonly edition: string;
  /** Address → sum; cells that some report leaves unknown are not in it. */
  readonly sums: ReadonlyMap<string, Decimal>;
  readonly unknown: readonly {
    readonly address: string;
    readonly cell: Localized;
    readonly of: readonly string[];
  }[];
}

/** Adds up every cell of the form's edition for that year. */
export function sumUp(reports: readonly ReadReport[], year: number, form: Form, unnamed: string): Rollup {
  const edition = editionOf(form, year);
  const sums = new Map<string, Decimal>();
  const unknown: Rollup['unknown'][number][] = [];
  for (const template of form.tables) {
    for (const [r, row] of template.rows.entries()) {
      for (const id of row.columns[edition] ?? []) {
        const c = template.columnIndex.get(id)!;
        const of: string[] = [];
        let sum = fromInteger(0);
        for (const { report } of reports) {
          const value = figureOf(report, template.id, row.id, id);
          if (value === null) of.push(report.agency?.value ?? unnamed);
          else sum = add(sum, value);
        }
        const address = addressText(template, r * template.columns.length + c);
        if (of.length === 0) sums.set(address, sum);
        else unknown.push({ address, cell: cellName(template, r, c), of });
      }
    }
  }
  return { year, edition, sums, unknown };
}

function figureOf(report: Report, tableId: string, row: string, column: string): Decimal | null {
  const table = report.tables.get(tableId);
  const index = table ? cellIndex(table.template, row, column) : -1;
  return table === undefined || index < 0 ? null : figureAt(table, index);
}

/** Address → what a table shall say: the sum, or nothing where it is unknown. */
export const figuresOf = ({ sums, unknown }: Rollup): Record<string, string> => ({
  ...Object.fromEntries([...sums].map(([address, sum]) => [address, formatDecimal(sum)])),
  ...Object.fromEntries(unknown.map(({ address }) => [address, ''])),
});
