import type { TableTemplate } from '../form/form.js';
import { FormulaError, type FormulaTerm } from './formula.js';
import type { Layout } from './layout.js';

const WHAT = { row: { zh: '行', en: 'row' }, column: { zh: '列', en: 'column' } } as const;

/** A name that the table does not have, with those that it has, or what its author may have meant. */
export function absent(
  { tables }: Layout,
  table: TableTemplate,
  what: 'row' | 'column',
  name: string,
  { at }: FormulaTerm,
): FormulaError {
  const { zh, en } = WHAT[what];
  if (what === 'row' && table.groups.some(({ id }) => id === name))
    return new FormulaError(
      `${table.id} 的“${name}”是行组，应写 sum(${name})`,
      `“${name}” of table ${table.id} is a group of rows: write sum(${name})`,
      at,
    );
  const [head = '', ...rest] = name.split('.');
  if (what === 'row' && rest.length > 0 && /^t\d+$/.test(head)) {
    const all = tables.map(({ id }) => id);
    return new FormulaError(
      `没有表“${head}”，有 ${all.join('、')}`,
      `there is no table “${head}”, only ${all.join(', ')}`,
      at,
    );
  }
  const all = [...(what === 'row' ? table.rowIndex : table.columnIndex).keys()].slice(0, 60);
  return new FormulaError(
    `${table.id} 没有${zh}“${name}”，有 ${all.join('、')}`,
    `table ${table.id} has no ${en} “${name}”, only ${all.join(', ')}`,
    at,
  );
}

/** A row alone where no line says the column; an address of `cells` is meant for one in a formula. */
export function withoutColumn(name: string, { at }: FormulaTerm): FormulaError {
  const [table, row, column, ...more] = name.split('/');
  const meant = row && column && more.length === 0 ? `${table}.${row}@${column}` : null;
  return new FormulaError(
    `forEach: none 时每一项都应写 行@列，“${name}”没有列${meant ? `，应写 ${meant}` : ''}`,
    `with forEach: none every operand is row@column, and “${name}” has no column${meant ? `: write ${meant}` : ''}`,
    at,
  );
}
