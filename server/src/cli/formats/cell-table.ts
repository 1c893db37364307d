import type { Language } from '../../core/engine/wording.js';
import type { CellView } from '../../host/cell-view.js';
import type { Style } from '../terminal/style.js';
import { clip, padEnd, padStart, textWidth, visible } from '../terminal/terminal-width.js';

const MAX_LABEL = 34;
const MIN_LABEL = 8;
const MAX_CELL = 14;

const BAR = 3;

/**
 * A part of a table with aligned columns; the cell in question in brackets, its operands in bold. Where `room` is too
 * narrow, columns that matter least are left out, an ellipsis in their place.
 */
export function cellTable(
  view: CellView,
  language: Language,
  style: Style,
  room = Number.POSITIVE_INFINITY,
): string[] {
  const heads = view.columns.map((name) => clip(name[language], MAX_CELL));
  const rows = view.rows.map(({ label, cells }) => ({
    label: visible(label),
    cells: cells.map(({ text, mark }) => {
      const words = clip(visible(text.trim()), MAX_CELL);
      const shown = words === '' && mark === 'finding' ? ' ' : words;
      return { text: mark === 'finding' ? `[${shown}]` : shown, mark };
    }),
  }));
  const name = view.table[language];
  const widths = heads.map((head, i) =>
    Math.max(textWidth(head), ...rows.map(({ cells }) => textWidth(cells[i]!.text))),
  );
  const label = Math.min(MAX_LABEL, Math.max(textWidth(name), ...rows.map((row) => textWidth(row.label))));
  const weights = heads.map((_, i) => Math.max(...rows.map(({ cells }) => weightOf(cells[i]!))));
  const shown = columnsThatFit(widths, weights, room - label);
  const labelWidth = Math.max(MIN_LABEL, Math.min(label, room - widthOf(shown, widths)));
  const bar = style.dim(' │ ');
  const line = (first: string, cell: (column: number) => string): string =>
    [first, ...shown.map((column) => (column < 0 ? style.dim('…') : cell(column)))].join(bar);
  const cellAt = (row: (typeof rows)[number], column: number): string => {
    const { text, mark } = row.cells[column]!;
    const padded = padStart(text, widths[column]!);
    return mark === 'finding' ? style.error(padded) : mark === 'related' ? style.bold(padded) : padded;
  };
  return [
    line(style.bold(padEnd(clip(name, labelWidth), labelWidth)), (column) =>
      style.dim(padStart(heads[column]!, widths[column]!)),
    ),
    ...rows.map((row) =>
      line(padEnd(clip(row.label, labelWidth), labelWidth), (column) => cellAt(row, column)),
    ),
  ];
}

/** How much a cell matters: the one in question, an operand that counts, a zero, a neighbour. */
const weightOf = ({ text, mark }: { readonly text: string; readonly mark: string | null }): number =>
  mark === 'finding' ? 3 : mark === null ? 0 : text === '0' ? 1 : 2;

/** Columns in order, -1 for each run that is left out: the one in question, and of the others what there is room for. */
function columnsThatFit(widths: readonly number[], weights: readonly number[], room: number): number[] {
  const kept = weights.map((weight) => weight === 3);
  let shown = withGaps(kept);
  for (const wanted of [2, 1, 0])
    for (const [i, weight] of weights.entries()) {
      if (weight !== wanted) continue;
      kept[i] = true;
      const more = withGaps(kept);
      if (widthOf(more, widths) <= room) shown = more;
      else kept[i] = false;
    }
  return shown;
}

const withGaps = (kept: readonly boolean[]): number[] =>
  kept.flatMap((is, i) => (is ? [i] : i === 0 || kept[i - 1] ? [-1] : []));

const widthOf = (shown: readonly number[], widths: readonly number[]): number =>
  shown.reduce((sum, column) => sum + BAR + (column < 0 ? 1 : widths[column]!), 0);
