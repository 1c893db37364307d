import { labelIn, type TableTemplate } from '../form/form.js';
import { columnOf, type Grid, type GridCell, rowOf, written } from './grid.js';
import type { TableModel } from './model.js';

/** The form's rows stand side by side as heads over their columns, and all figures in one row. */
export function rowOfGroupsGrid(template: TableTemplate, model: TableModel): Grid {
  const above = model.rows.map((id) => template.columnGroups.filter((group) => group.of.includes(id)));
  const depth = 2 + Math.max(0, ...above.map((groups) => groups.length));
  const span = model.columns.length;
  const heads: GridCell[][] = Array.from({ length: depth }, () => []);
  const values: GridCell[] = [];
  for (const [index, id] of model.rows.entries()) {
    const groups = above[index]!;
    const column = index * span;
    for (const [level, group] of groups.entries()) {
      if (above[index - 1]?.[level] === group) continue;
      let end = index + 1;
      while (above[end]?.[level] === group) end++;
      heads[level]!.push({ text: group.label, column, width: (end - index) * span, height: 1, kind: 'head' });
    }
    const label = written(model, id, labelIn(rowOf(template, id), model.edition));
    heads[groups.length]!.push({ text: label, column, width: span, height: 1, kind: 'head' });
    for (const [at, name] of model.columns.entries()) {
      const text = written(model, `/${name}`, labelIn(columnOf(template, name), model.edition));
      const height = depth - groups.length - 1;
      heads[groups.length + 1]!.push({ text, column: column + at, width: 1, height, kind: 'head' });
      const value = model.cells[`${id}/${name}`] ?? '';
      values.push({ text: value, column: column + at, width: 1, height: 1, kind: 'value' });
    }
  }
  return { width: model.rows.length * span, heads: depth, rows: [...heads, values] };
}
