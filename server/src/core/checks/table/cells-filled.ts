import { cellName } from '../../form/naming.js';
import { type Layout, layoutOf } from '../../relation/layout.js';
import { checkRelations, type RelationBook, relationBook } from '../../relation/linear.js';
import { SHEET } from '../../relation/sheet.js';
import { relationParams } from '../../relation/spec.js';
import { impliedZeros } from '../../relation/zeros.js';
import { facet, type Report } from '../../report/model.js';
import { addressText, type BoundTable, CellState, cellRange } from '../../report/table.js';
import { editionOf } from '../../table/editions.js';
import type { TextEdit } from '../../text/edit.js';
import type { Range } from '../../text/range.js';
import { defineCheck, NO_PROSE, RuleError } from '../define.js';

const isEmpty = (state: number): boolean => state === CellState.blank || state === CellState.filler;

/** The form wants a figure in every cell. One finding a table, at the first empty cell. */
export const check = defineCheck({
  summary: 'Every cell has a figure; 0 is filled in where printed figures leave nothing else.',
  params: (z) =>
    z.strictObject({
      sums: z.array(relationParams(z)).meta({ description: 'Relations from which an empty cell may follow' }),
    }),
  messages: ['empty', 'all-empty', 'also', 'fill'],
  prepare({ sums }, form) {
    const layout = layoutOf(form);
    return { layout, book: relationBook(sums, form, layout) };
  },
  validate({ sums }, form) {
    checkRelations(sums, form, layoutOf(form), (error, index, key) => {
      throw new RuleError(error.words, ['sums', index, key], null, key === 'formula' ? error.at : null);
    });
  },
  concerns: NO_PROSE,
  run({ report, emit, isHidden }, { layout, book }) {
    for (const table of report.tables.values()) {
      const { template } = table;
      const empty = emptyCells(table).filter(
        (index) => !isHidden(placeOfCell(table, index), addressText(template, index)),
      );
      const [first] = empty;
      if (first === undefined) continue;
      const width = template.columns.length;
      const name = (index: number) => cellName(template, Math.floor(index / width), index % width);
      const edits = zeroEdits(report, table, layout, book, new Set(empty));
      const known = table.state.some((state) => state === CellState.integer || state === CellState.decimal);
      emit({
        message: known ? 'empty' : 'all-empty',
        range: placeOfCell(table, first),
        cell: addressText(template, first),
        data: { table: template.name, cell: name(first), count: empty.length },
        related: empty
          .slice(1)
          .filter((index) => table.start[index]! >= 0)
          .map((index) => ({ range: cellRange(table, index), message: 'also', data: { cell: name(index) } })),
        fixes:
          edits.length > 0 ? [{ title: 'fill', data: { count: edits.length }, kind: 'safe', edits }] : [],
      });
    }
  },
});

const NONE: readonly number[] = [];

function emptyCells(table: BoundTable): readonly number[] {
  const { state } = table;
  let first = 0;
  while (first < state.length && !isEmpty(state[first]!)) first++;
  if (first === state.length) return NONE;
  const found: number[] = [];
  for (let i = first; i < state.length; i++) if (isEmpty(state[i]!)) found.push(i);
  // In reading order, which is not the form's where rows were moved.
  return found.some((index) => table.start[index]! < 0)
    ? found
    : found.sort((a, b) => table.start[a]! - table.start[b]!);
}

/** An empty cell without a place of its own is shown at its row's label. */
function placeOfCell(table: BoundTable, index: number): Range {
  if (table.start[index]! >= 0) return cellRange(table, index);
  const row = Math.floor(index / table.template.columns.length);
  return table.labelStart[row]! >= 0
    ? { start: table.labelStart[row]!, end: table.labelEnd[row]! }
    : (table.header ?? { start: table.range.start, end: table.range.start });
}

function zeroEdits(
  report: Report,
  table: BoundTable,
  layout: Layout,
  book: RelationBook,
  shown: ReadonlySet<number>,
): readonly TextEdit[] {
  const relations = book.get(table.template.id)?.get(editionOf(table, report.edition));
  if (!relations) return [];
  const offset = layout.offsets[layout.tables.findIndex(({ id }) => id === table.template.id)]!;
  const end = offset + table.state.length;
  const empty = (slot: number): boolean =>
    slot >= offset && slot < end && isEmpty(table.state[slot - offset]!);
  return impliedZeros(relations, facet(report, SHEET), empty)
    .filter((slot) => table.start[slot - offset]! >= 0 && shown.has(slot - offset))
    .map((slot) => ({ range: cellRange(table, slot - offset), newText: '0' }))
    .filter(({ range }) => !isInTag(report.document.text, range.start));
}

/** An unclosed tag is hardly longer. */
const LONGEST_TAG = 200;

/** The `>` of the tag before is lost: what is put there would become part of it. */
function isInTag(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_TAG), at);
  return before.lastIndexOf('<') > before.lastIndexOf('>');
}
