import type { Form, Localized } from '../form/form.js';
import type { Report } from '../report/model.js';
import { type CellAddress, CellState, cellIndex } from '../report/table.js';

/** A sum of cells: what a number in the text can stand for. */
export interface Reading {
  readonly terms: readonly Term[];
}

export interface Term {
  readonly sign: 1 | -1;
  readonly address: CellAddress;
  readonly index: number;
  /** Editions of the form that have the cell's row. */
  readonly editions: readonly string[];
}

const TERM = /([+-]?)\s*([^\s/]+)\/([^\s/]+)\/([^\s/]+)/g;

/** `t3/A/total + t3/B/total`; null where the form has no such cell. */
export function compileReading(form: Form, text: string): Reading | null {
  const terms: Term[] = [];
  for (const [, sign, table, row, column] of text.matchAll(TERM)) {
    const template = form.tables.find((t) => t.id === table);
    if (template === undefined) return null;
    const index = cellIndex(template, row!, column!);
    if (index < 0) return null;
    terms.push({
      sign: sign === '-' ? -1 : 1,
      address: { table: table!, row: row!, column: column! },
      index,
      editions: template.rows[template.rowIndex.get(row!)!]!.editions,
    });
  }
  return terms.length === 0 ? null : { terms };
}

/** False where the report's edition of the form lacks one of its rows: the reading cannot be meant. */
export const applies = (reading: Reading, edition: string): boolean =>
  reading.terms.every((term) => term.editions.includes(edition));

/** Value in the report's tables; null where an operand is blank, unbound or no integer. */
export function evaluate(reading: Reading, report: Report): number | null {
  let sum = 0;
  for (const { sign, address, index } of reading.terms) {
    const table = report.tables.get(address.table);
    if (table === undefined || table.state[index] !== CellState.integer) return null;
    sum += sign * table.integer[index]!;
  }
  return sum;
}

/** Column that is the sum of the others of its row. */
const TOTAL = 'total';

/**
 * False where a total is not the sum of its row: the table contradicts itself there, which its own rule says, and
 * is no witness against the text.
 */
export function isSound(reading: Reading, report: Report): boolean {
  return reading.terms.every(({ address, index }) => {
    const table = report.tables.get(address.table);
    if (address.column !== TOTAL || table === undefined) return true;
    const width = table.template.columns.length;
    const first = index - (index % width);
    let sum = 0;
    for (let i = first; i < first + width; i++) {
      if (i === index || table.state[i] === CellState.absent) continue;
      if (table.state[i] !== CellState.integer) return true;
      sum += table.integer[i]!;
    }
    return sum === table.integer[index];
  });
}

/** The same cells in another column; null where one of them has no such column. */
export function inColumn(form: Form, reading: Reading, column: string): Reading | null {
  const terms: Term[] = [];
  for (const term of reading.terms) {
    const template = form.tables.find((t) => t.id === term.address.table)!;
    const index = cellIndex(template, term.address.row, column);
    if (index < 0) return null;
    terms.push({ ...term, address: { ...term.address, column }, index });
  }
  return { terms };
}

/** `新收＋上年结转` as the form names its rows. */
export function nameOf(form: Form, reading: Reading): Localized {
  const zh: string[] = [];
  const en: string[] = [];
  for (let i = 0; i < reading.terms.length; i++) {
    const { sign, address } = reading.terms[i]!;
    const whole = wholeGroup(form, reading.terms, i);
    if (whole !== null) i += whole.count - 1;
    const name = whole?.name ?? cellName(form, address);
    const first = zh.length === 0;
    zh.push(`${first ? '' : sign < 0 ? '－' : '＋'}${name.zh}`);
    en.push(`${first ? '' : sign < 0 ? ' − ' : ' + '}${name.en}`);
  }
  return { zh: zh.join(''), en: en.join('') };
}

/** The group whose rows the terms from `first` on are, one and all: 不予公开 says more than its eight rows. */
function wholeGroup(
  form: Form,
  terms: readonly Term[],
  first: number,
): { readonly name: Localized; readonly count: number } | null {
  const { sign, address, editions } = terms[first]!;
  const template = form.tables.find((t) => t.id === address.table)!;
  const { group } = template.rows[template.rowIndex.get(address.row)!]!;
  const named = group === null ? undefined : template.groups.find(({ id }) => id === group);
  if (named === undefined) return null;
  const members = template.rows.filter(
    (row) => row.group === group && row.editions.some((edition) => editions.includes(edition)),
  );
  if (members.length < 2 || first + members.length > terms.length) return null;
  for (const [i, member] of members.entries()) {
    const term = terms[first + i]!;
    if (term.address.row !== member.id || term.sign !== sign || term.address.column !== address.column)
      return null;
  }
  return { name: named.name, count: members.length };
}

/** A cell as a reader finds it: row and, where it is not the total, column. */
export function cellName(form: Form, address: CellAddress): Localized {
  const template = form.tables.find((t) => t.id === address.table)!;
  const row = template.rows[template.rowIndex.get(address.row)!]!;
  const column = template.columns[template.columnIndex.get(address.column)!]!;
  // 总计 of 总计 says nothing: 本年度办理结果总计 does.
  const around = template.groups.find(({ id }) => id === row.group);
  if (row.name.zh === column.name.zh && around !== undefined)
    return { zh: `${around.name.zh}${row.name.zh}`, en: `${around.name.en}, ${row.name.en}` };
  if (address.column === 'total' || row.name.zh.includes(column.name.zh)) return row.name;
  return { zh: `${row.name.zh}${column.name.zh}`, en: `${row.name.en}, ${column.name.en}` };
}

export const addressOf = (term: Term): string =>
  `${term.address.table}/${term.address.row}/${term.address.column}`;
