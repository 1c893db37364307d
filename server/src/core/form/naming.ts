import type { Localized, TableTemplate } from './form.js';

/** How messages name a cell: 表三“予以公开”行“自然人”列. Nobody outside the code should ever meet an address. */
export function cellName(table: TableTemplate, row: number, column: number): Localized {
  const r = table.rows[row]!.name;
  const c = table.columns[column]!.name;
  return {
    zh: `${table.name.zh}“${r.zh}”行“${c.zh}”列`,
    en: `${table.name.en}, row “${r.en}”, column “${c.en}”`,
  };
}

export function rowName(table: TableTemplate, row: number): Localized {
  const r = table.rows[row]!.name;
  return { zh: `${table.name.zh}“${r.zh}”行`, en: `${table.name.en}, row “${r.en}”` };
}
