import type { Language } from '../../core/engine/wording.js';
import type { CellView } from '../../host/cell-view.js';
import type { Style } from '../style.js';
import { clip, padEnd, padStart, textWidth, visible } from '../terminal-width.js';

const MAX_LABEL = 34;
const MAX_CELL = 14;

/** A part of a table with aligned columns; the cell in question in brackets, its operands underlined by dots. */
export function cellTable(view: CellView, language: Language, style: Style): string[] {
  const heads = view.columns.map((name) => clip(name[language], MAX_CELL));
  const rows = view.rows.map(({ label, cells }) => ({
    label: clip(visible(label), MAX_LABEL),
    cells: cells.map(({ text, mark }) => {
      const words = clip(visible(text.trim()), MAX_CELL);
      const shown = words === '' && mark === 'finding' ? ' ' : words;
      return { text: mark === 'finding' ? `[${shown}]` : shown, mark };
    }),
  }));
  const labelWidth = Math.max(textWidth(view.table[language]), ...rows.map(({ label }) => textWidth(label)));
  const widths = heads.map((head, i) =>
    Math.max(textWidth(head), ...rows.map(({ cells }) => textWidth(cells[i]!.text))),
  );
  const bar = style.dim(' │ ');
  const head = [
    style.bold(padEnd(view.table[language], labelWidth)),
    ...heads.map((text, i) => style.dim(padStart(text, widths[i]!))),
  ].join(bar);
  return [
    head,
    ...rows.map(({ label, cells }) =>
      [
        padEnd(label, labelWidth),
        ...cells.map(({ text, mark }, i) => {
          const padded = padStart(text, widths[i]!);
          return mark === 'finding' ? style.error(padded) : mark === 'related' ? style.bold(padded) : padded;
        }),
      ].join(bar),
    ),
  ];
}
