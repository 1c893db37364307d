import type { Localized } from '../../core/form/form.js';
import { type Judged, judge } from '../../core/relation/evaluate.js';
import { figuresOf } from '../../core/relation/explain.js';
import { layoutOf, slotOf } from '../../core/relation/layout.js';
import type { LinearRelation, RelationBook } from '../../core/relation/linear.js';
import { SHEET, type Sheet } from '../../core/relation/sheet.js';
import { facet, type Report } from '../../core/report/model.js';
import type { BoundTable } from '../../core/report/table.js';
import { editionOf } from '../../core/table/editions.js';
import type { FileState } from '../project/file-state.js';
import { type CellPlace, columnOf, rowOf } from './places.js';

/** The kind of check whose prepared form is a book of relations. */
const KIND = 'relations';

/** Relations of a table, by all active rules that bring some. */
export function relationsOf(state: FileState, report: Report, table: BoundTable): LinearRelation[] {
  const edition = editionOf(table, report.edition);
  return state.rules.active
    .filter(({ rule }) => rule.kind === KIND)
    .flatMap(({ prepared }) => [...((prepared as RelationBook).get(table.template.id)?.get(edition) ?? [])]);
}

export interface Verdict {
  readonly relation: LinearRelation;
  /** Null: too much is unknown to say anything. */
  readonly judged: Judged | null;
}

export const sheetOf = (report: Report): Sheet => facet(report, SHEET);

/** Where the sheet has a cell. */
export function slotAt(report: Report, cell: CellPlace): number {
  const { template } = cell.table;
  const row = template.rows[rowOf(cell)]!.id;
  const column = template.columns[columnOf(cell)]!.id;
  return slotOf(layoutOf(report.form), template, row, column);
}

/** Relations that a cell takes part in, judged. */
export function verdictsAt(state: FileState, report: Report, cell: CellPlace): Verdict[] {
  const sheet = sheetOf(report);
  const slot = slotAt(report, cell);
  return relationsOf(state, report, cell.table)
    .filter(({ slots }) => slots.includes(slot))
    .map((relation) => ({ relation, judged: judge(relation, sheet) }));
}

/** `本年新收 9 + 上年结转 1 = 10，总计 9 + 结转 1 = 10` */
export function figuresText(judged: Judged, sheet: Sheet): Localized {
  const { zh, en } = figuresOf(judged, sheet);
  return judged.broken ? { zh, en } : { zh: zh.replace('，而', '，'), en: en.replace(', but ', ', ') };
}
