import type { Form } from '../../../server/src/core/form/form.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { brokenRelations } from '../../../server/src/core/relation/evaluate.js';
import { differenceOf, figuresOf, lineName } from '../../../server/src/core/relation/explain.js';
import { layoutOf, placeOf } from '../../../server/src/core/relation/layout.js';
import { checkRelations, type RelationSpec, relationBook } from '../../../server/src/core/relation/linear.js';
import { faultsOf } from '../../../server/src/core/relation/repair.js';
import { sheetOf } from '../../../server/src/core/relation/sheet.js';
import { impliedZeros } from '../../../server/src/core/relation/zeros.js';
import { addressText, CellState } from '../../../server/src/core/report/table.js';
import { editionOf } from '../../../server/src/core/table/editions.js';
import { formatDecimal } from '../../../server/src/core/text/decimal.js';
import { type BuildOptions, buildTable, reportOf, type Written } from '../../support/bound-table.js';

export const form: Form = builtinPack().form;
const words = { zh: '', en: '' };

/** The relations of the built-in rule, as these tests need them. */
export const SPECS: readonly RelationSpec[] = [
  { id: 'balance', table: 't3', forEach: 'column', formula: 'A + B = C7 + D', words },
  { id: 'outcomes', table: 't3', forEach: 'column', formula: 'C7 = sum(C)', words },
  {
    id: 'applicants',
    table: 't3',
    forEach: 'row',
    formula: 'total = person + company + research + welfare + legal + other',
    words,
  },
  {
    id: 'reviews',
    table: 't4',
    forEach: 'row',
    formula: 'total = upheld + corrected + other + pending',
    words,
  },
];

export const layout = layoutOf(form);
checkRelations(SPECS, form, layout, (error) => {
  throw error;
});
export const book = relationBook(SPECS, form, layout);

/** Faults of one table, as short text: cell and value, or the broken relations and the candidates. */
export function faults(tableId: string, written: Written, options: BuildOptions = {}): string[] {
  const template = form.tables.find(({ id }) => id === tableId)!;
  const { table } = buildTable(template, written, options);
  const sheet = sheetOf(reportOf(form, [table], options.edition), layout);
  const relations = book.get(tableId)!.get(editionOf(table, options.edition ?? '2021'))!;
  const cell = (slot: number) => {
    const place = placeOf(layout, slot);
    return addressText(place.table, place.index).slice(3);
  };
  return faultsOf(relations, brokenRelations(relations, sheet), sheet).map((fault) =>
    fault.slot >= 0
      ? `${cell(fault.slot)} := ${fault.value === null ? '?' : formatDecimal(fault.value)}`
      : `${fault.broken.map(({ relation }) => cell(relation.slots[relation.total]!)).join(' ')} (${fault.candidates.map(cell).join(' ')})`,
  );
}

/** Empty cells of a table that the printed figures leave no value but 0. */
export function zeros(tableId: string, written: Written): string[] {
  const template = form.tables.find(({ id }) => id === tableId)!;
  const { table } = buildTable(template, written);
  const sheet = sheetOf(reportOf(form, [table]), layout);
  const offset = layout.offsets[form.tables.indexOf(template)]!;
  const isEmpty = (slot: number) => {
    const state = table.state[slot - offset];
    return state === CellState.blank || state === CellState.filler;
  };
  return impliedZeros(book.get(tableId)!.get('2021')!, sheet, isEmpty).map((slot) =>
    addressText(template, slot - offset).slice(3),
  );
}

/** What is said of the first broken relation. */
export function said(tableId: string, written: Written, options: BuildOptions = {}): string {
  const template = form.tables.find(({ id }) => id === tableId)!;
  const { table } = buildTable(template, written, options);
  const sheet = sheetOf(reportOf(form, [table], options.edition), layout);
  const relations = book.get(tableId)!.get(editionOf(table, options.edition ?? '2021'))!;
  const [first] = brokenRelations(relations, sheet);
  if (!first) return '';
  return `${lineName(first.relation, sheet).zh}：${figuresOf(first, sheet).zh}，相差 ${differenceOf(first, sheet)}`;
}
