import { labelIn, type TableTemplate } from '../form/form.js';
import { columnOf, type Grid, type GridCell, rowOf, written } from './grid.js';
import type { TableModel } from './model.js';

/** One header over all rows; groups of rows stand as merged cells left of them, groups of columns above. */
export function headedGrid(template: TableTemplate, model: TableModel): Grid {
  const labelWidth = 1 + Math.max(...template.rows.map((row) => groupsAbove(template, row.group).length));
  const heads = headRows(template, model, labelWidth);
  const body = bodyRows(template, model, labelWidth);
  return { width: labelWidth + model.columns.length, heads: heads.length, rows: [...heads, ...body] };
}

/** Ids of the groups around a row, outermost first. */
function groupsAbove(template: TableTemplate, group: string | null): string[] {
  const found = template.groups.find((candidate) => candidate.id === group);
  return found ? [...groupsAbove(template, found.group), found.id] : [];
}

function headRows(template: TableTemplate, model: TableModel, labelWidth: number): GridCell[][] {
  const above = model.columns.map((id) => template.columnGroups.filter((group) => group.of.includes(id)));
  const depth = 1 + Math.max(...above.map((groups) => groups.length));
  const rows: GridCell[][] = Array.from({ length: depth }, () => []);
  const corner = written(model, 'note', template.note ?? template.heads[0] ?? '');
  rows[0]!.push({ text: corner, column: 0, width: labelWidth, height: depth, kind: 'head' });
  for (const [level, row] of rows.entries()) {
    for (let at = 0; at < model.columns.length; ) {
      const group = above[at]![level];
      const column = labelWidth + at;
      if (group) {
        let end = at + 1;
        while (end < model.columns.length && above[end]![level] === group) end++;
        row.push({ text: group.label, column, width: end - at, height: 1, kind: 'head' });
        at = end;
        continue;
      }
      if (above[at]!.length === level) {
        const id = model.columns[at]!;
        const text = written(model, `/${id}`, labelIn(columnOf(template, id), model.edition));
        row.push({ text, column, width: 1, height: depth - level, kind: 'head' });
      }
      at++;
    }
  }
  return rows;
}

/** A row to draw: one of the form's, or a foreign one in the group of the row before it. */
interface BodyRow {
  readonly label: string;
  readonly chain: readonly string[];
  readonly values: readonly string[];
}

function bodyRows(template: TableTemplate, model: TableModel, labelWidth: number): GridCell[][] {
  const rows = model.rows.flatMap((id): BodyRow[] => {
    const row = rowOf(template, id);
    const chain = groupsAbove(template, row.group);
    const label = written(model, id, labelIn(row, model.edition));
    const values = model.columns.map((column) => model.cells[`${id}/${column}`] ?? '');
    const foreign = model.foreign.filter(({ after }) => after === id);
    return [
      { label, chain, values },
      ...foreign.map((other) => ({ label: other.label, chain, values: other.cells })),
    ];
  });
  return rows.map(({ label, chain, values }, index) => {
    const cells: GridCell[] = [];
    for (const [level, group] of chain.entries()) {
      const inside = (other: number) => rows[other]?.chain[level] === group;
      if (inside(index - 1)) continue;
      let end = index + 1;
      while (inside(end)) end++;
      const official = template.groups.find((candidate) => candidate.id === group)!.label;
      const text = written(model, group, official);
      cells.push({ text, column: level, width: 1, height: end - index, kind: 'label' });
    }
    const column = chain.length;
    cells.push({ text: label, column, width: labelWidth - column, height: 1, kind: 'label' });
    for (const [at, text] of values.entries())
      cells.push({ text, column: labelWidth + at, width: 1, height: 1, kind: 'value' });
    return cells;
  });
}
