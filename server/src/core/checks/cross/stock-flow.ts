import { cellName } from '../../form/naming.js';
import { cellIndex, cellRange, figureAt } from '../../report/table.js';
import { add, compare, formatDecimal, parseDecimal, subtract } from '../../text/decimal.js';
import { defineCheck, NO_PROSE, RuleError } from '../define.js';

/** Stock at the year's end = last year's stock + made − repealed, row by row. */
export const check = defineCheck({
  summary: "A stock equals last year's stock plus what came in less what went out.",
  params: (z) =>
    z.strictObject({
      table: z.string(),
      rows: z.array(z.string()).min(1),
      stock: z.string(),
      inflow: z.string(),
      outflow: z.string(),
    }),
  messages: ['differs', 'last-year', 'inflow', 'outflow'],
  prepare(params, form) {
    const table = form.tables.find((t) => t.id === params.table);
    if (!table)
      throw new RuleError({ zh: `没有表“${params.table}”。`, en: `There is no table “${params.table}”.` }, [
        'table',
      ]);
    params.rows.forEach((row, i) => {
      if (!table.rowIndex.has(row))
        throw new RuleError({ zh: `没有行“${row}”。`, en: `There is no row “${row}”.` }, ['rows', i]);
    });
    for (const key of ['stock', 'inflow', 'outflow'] as const) {
      if (!table.columnIndex.has(params[key]))
        throw new RuleError({ zh: `没有列“${params[key]}”。`, en: `There is no column “${params[key]}”.` }, [
          key,
        ]);
    }
    return params;
  },
  reads: ({ table, rows, stock }) => rows.map((row) => `${table}/${row}/${stock}`),
  concerns: NO_PROSE,
  run({ report, neighbours, emit }, { table: id, rows, stock, inflow, outflow }) {
    const { previous } = neighbours;
    const table = report.tables.get(id);
    if (previous === null || !table || report.agency?.value !== previous.agency) return;
    for (const row of rows) {
      const at = (column: string) => cellIndex(table.template, row, column);
      const cell = previous.cells[`${id}/${row}/${stock}`];
      const before = cell ? parseDecimal(cell.value) : null;
      const now = figureAt(table, at(stock));
      const made = figureAt(table, at(inflow));
      const gone = figureAt(table, at(outflow));
      if (before === null || now === null || made === null || gone === null) continue;
      const expected = subtract(add(before, made), gone);
      if (compare(expected, now) === 0) continue;
      const template = table.template;
      const data = {
        cell: cellName(template, template.rowIndex.get(row)!, template.columnIndex.get(stock)!),
        now: formatDecimal(now),
        before: formatDecimal(before),
        made: formatDecimal(made),
        gone: formatDecimal(gone),
        expected: formatDecimal(expected),
        year: previous.year ?? '',
      };
      emit({
        message: 'differs',
        range: cellRange(table, at(stock)),
        cell: `${id}/${row}/${stock}`,
        data,
        related: [
          { path: previous.path, range: cell!.range, message: 'last-year', data },
          { range: cellRange(table, at(inflow)), message: 'inflow', data },
          { range: cellRange(table, at(outflow)), message: 'outflow', data },
        ],
      });
    }
  },
});
