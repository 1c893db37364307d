import type { Form } from '../form/form.js';
import type { Grid } from './grid.js';
import { blocksGrid } from './grid-blocks.js';
import { headedGrid } from './grid-headed.js';
import { rowOfGroupsGrid } from './grid-row-of-groups.js';
import type { TableModel } from './model.js';

/** Lays a table out as the form has it. */
export function layOut(form: Form, model: TableModel): Grid {
  const template = form.tables.find((table) => table.id === model.id);
  if (!template) throw new RangeError(`the form has no table ${model.id}`);
  switch (template.layout) {
    case 'grid':
      return headedGrid(template, model);
    case 'blocks':
      return blocksGrid(template, model);
    case 'row-of-groups':
      return rowOfGroupsGrid(template, model);
  }
}
