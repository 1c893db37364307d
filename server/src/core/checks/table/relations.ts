import type { Localized } from '../../form/form.js';
import { cellName } from '../../form/naming.js';
import { type Batch, batchOfBooks, markBroken } from '../../relation/batch.js';
import { brokenRelations, type Judged } from '../../relation/evaluate.js';
import { differenceOf, figuresOf, lineName, operandName } from '../../relation/explain.js';
import { layoutOf, placeOf } from '../../relation/layout.js';
import { checkRelations, relationBook } from '../../relation/linear.js';
import { type Fault, faultsOf } from '../../relation/repair.js';
import { decimalAt, rangeAt, SHEET, type Sheet } from '../../relation/sheet.js';
import { relationParams } from '../../relation/spec.js';
import { facet } from '../../report/model.js';
import { addressText } from '../../report/table.js';
import { editionOf } from '../../table/editions.js';
import { formatDecimal } from '../../text/decimal.js';
import { defineCheck, NO_PROSE, type Problem, type RelatedPlace, RuleError } from '../define.js';

/** Candidates that are named; more help nobody. */
const MAX_CANDIDATES = 6;

/** The arithmetic of tables. One mistake is one finding, at the one cell that can be wrong or else at the total. */
export const check = defineCheck({
  summary: 'Figures of a table satisfy relations: sums, balances, bounds.',
  params: (z) => z.strictObject({ relations: z.array(relationParams(z)).min(1) }),
  messages: ['unequal', 'exceeds', 'cell', 'operand', 'set'],
  prepare: ({ relations }, form) => relationBook(relations, form, layoutOf(form)),
  validate({ relations }, form) {
    checkRelations(relations, form, layoutOf(form), (error, index, key) => {
      throw new RuleError(error.words, ['relations', index, key], null, key === 'formula' ? error.at : null);
    });
  },
  sieve(books) {
    const batches = new Map<string, Batch>();
    return (report) => {
      const marks = new Uint8Array(books.length);
      const sheet = facet(report, SHEET);
      for (const table of report.tables.values()) {
        const { id } = table.template;
        const edition = editionOf(table, report.edition);
        const key = `${id} ${edition}`;
        const batch = batches.get(key) ?? batchOfBooks(books, id, edition);
        batches.set(key, batch);
        markBroken(batch, sheet, marks);
      }
      return marks;
    };
  },
  concerns: NO_PROSE,
  run({ report, emit }, book) {
    const sheet = facet(report, SHEET);
    for (const table of report.tables.values()) {
      const relations = book.get(table.template.id)?.get(editionOf(table, report.edition));
      if (!relations) continue;
      const broken = brokenRelations(relations, sheet);
      if (broken.length === 0) continue;
      for (const fault of faultsOf(relations, broken, sheet)) {
        const problem = problemOf(fault, sheet);
        if (problem) emit(problem);
      }
    }
  },
});

function problemOf(fault: Fault, sheet: Sheet): Problem | null {
  const judged = fault.broken[0]!;
  const { relation } = judged;
  const slot = fault.slot >= 0 ? fault.slot : shownSlot(judged, sheet);
  const range = slot === null ? null : rangeAt(sheet, slot);
  if (slot === null || range === null) return null;
  const place = placeOf(sheet.layout, slot);
  const value = fault.value === null ? '' : formatDecimal(fault.value);
  const data = {
    cell: cellName(place.table, place.row, place.column),
    written: textAt(sheet, slot),
    value,
    table: place.table.name,
    line: lineName(relation, sheet),
    figures: figuresOf(judged, sheet),
    difference: differenceOf(judged, sheet),
    formula: relation.spec.words,
    others: othersText(fault.broken.length - 1),
    candidates: candidatesText(fault, sheet),
  };
  return {
    message:
      fault.value !== null ? 'cell' : judged.partial || relation.compare !== '=' ? 'exceeds' : 'unequal',
    range,
    cell: addressText(place.table, place.index),
    data,
    related: operands(fault, slot, sheet),
    fixes:
      fault.value === null
        ? []
        : [{ title: 'set', data, kind: 'suggestion', edits: [{ range, newText: value }] }],
  };
}

/** The total of a relation; where it is not filled in, the first operand that is. */
function shownSlot({ relation }: Judged, sheet: Sheet): number | null {
  const slots = [relation.slots[relation.total]!, ...relation.slots];
  return slots.find((slot) => decimalAt(sheet, slot) !== null && rangeAt(sheet, slot) !== null) ?? null;
}

const textAt = (sheet: Sheet, slot: number): string => {
  const value = decimalAt(sheet, slot);
  return value === null ? '' : formatDecimal(value);
};

/** All operands of the relation that is told; of the other relations, the totals. */
function operands({ broken }: Fault, shown: number, sheet: Sheet): RelatedPlace[] {
  const places: RelatedPlace[] = [];
  const seen = new Set([shown]);
  broken.forEach(({ relation }, i) => {
    const slots = i === 0 ? relation.slots : [relation.slots[relation.total]!];
    for (const slot of slots) {
      const range = rangeAt(sheet, slot);
      if (seen.has(slot) || range === null) continue;
      seen.add(slot);
      const { table, row, column } = placeOf(sheet.layout, slot);
      const name = i === 0 ? operandName(relation, slot, sheet) : cellName(table, row, column);
      const figure = textAt(sheet, slot);
      places.push({ range, message: 'operand', data: { name, figure: figure === '' ? UNKNOWN : figure } });
    }
  });
  return places;
}

const UNKNOWN: Localized = { zh: '未填', en: 'not filled in' };

const othersText = (count: number): Localized =>
  count === 0
    ? { zh: '', en: '' }
    : {
        zh: `另有${count}处勾稽关系因此也不成立。`,
        en: ` ${count} more relation${count > 1 ? 's fail' : ' fails'} for the same reason.`,
      };

function candidatesText({ candidates, broken }: Fault, sheet: Sheet): Localized {
  if (candidates.length === 0 || candidates.length > MAX_CANDIDATES) return { zh: '', en: '' };
  const { relation } = broken[0]!;
  const names = candidates.map((slot) => {
    if (relation.slots.includes(slot)) return operandName(relation, slot, sheet);
    const { table, row, column } = placeOf(sheet.layout, slot);
    const r = table.rows[row]!.name;
    const c = table.columns[column]!.name;
    return { zh: `${r.zh}（${c.zh}）`, en: `${r.en} (${c.en})` };
  });
  return {
    zh: `可能有误的是：${names.map(({ zh }) => zh).join('、')}。`,
    en: ` Possibly wrong: ${names.map(({ en }) => en).join(', ')}.`,
  };
}
