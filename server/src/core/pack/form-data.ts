import type { Form, TableTemplate } from '../form/form.js';

/** A form as JSON has it: the index maps of its tables are left out. */
export type FormData = Omit<Form, 'tables'> & {
  readonly tables: readonly Omit<TableTemplate, 'rowIndex' | 'columnIndex'>[];
};

const indexOf = (items: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(items.map((item, index) => [item.id, index]));

export function reviveForm(data: FormData): Form {
  return {
    ...data,
    tables: data.tables.map((table) => ({
      ...table,
      rowIndex: indexOf(table.rows),
      columnIndex: indexOf(table.columns),
    })),
  };
}
