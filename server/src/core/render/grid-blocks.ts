import { labelIn, type TableTemplate } from '../form/form.js';
import { columnOf, type Grid, type GridCell, rowOf, written } from './grid.js';
import type { TableModel } from './model.js';

/** Blocks of rows, each with a banner over it and a header of its own; the last cell of a row takes the rest. */
export function blocksGrid(template: TableTemplate, model: TableModel): Grid {
  const columnsOf = (row: string): readonly string[] =>
    (rowOf(template, row).columns[model.edition] ?? []).filter((column) => model.columns.includes(column));
  const width = 1 + Math.max(1, ...model.rows.map((row) => columnsOf(row).length));
  const stretch = (texts: readonly string[], kinds: readonly GridCell['kind'][]): GridCell[] =>
    texts.map((text, column) => ({
      text,
      column,
      width: column === texts.length - 1 ? width - column : 1,
      height: 1,
      kind: kinds[column] ?? kinds[kinds.length - 1]!,
    }));

  const rows: GridCell[][] = [];
  for (const banner of template.banners) {
    const inside = model.rows.filter((row) => banner.rows.includes(row));
    if (inside.length === 0) continue;
    const columns = columnsOf(inside[0]!);
    const heads = columns.map((id) =>
      written(model, `/${id}`, labelIn(columnOf(template, id), model.edition)),
    );
    rows.push(stretch([banner.label], ['banner']));
    rows.push(stretch([template.heads[0] ?? '', ...heads], ['head']));
    for (const id of inside) {
      const label = written(model, id, labelIn(rowOf(template, id), model.edition));
      const values = columnsOf(id).map((column) => model.cells[`${id}/${column}`] ?? '');
      rows.push(stretch([label, ...values], ['label', 'value']));
      for (const foreign of model.foreign.filter(({ after }) => after === id))
        rows.push(stretch([foreign.label, ...foreign.cells], ['label', 'value']));
    }
  }
  return { width, heads: 0, rows };
}
