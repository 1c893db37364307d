import type { Form, Localized, SectionTemplate, TableTemplate } from './form.js';
import type { FormSource, TableSource } from './source.js';

/** A form file names what does not exist, or twice; `path` leads to it inside the file. */
export class FormError extends Error {
  /** `form` or the table's id. */
  readonly file: string;
  readonly path: readonly (string | number)[];
  /** For the author of the form. */
  readonly words: Localized;
  constructor(zh: string, en: string, file: string, path: readonly (string | number)[]) {
    super(en);
    this.words = { zh, en };
    this.file = file;
    this.path = path;
  }
}

/** Far above any form; each cell costs every report. */
const MOST_CELLS = 5000;

/** Plain data of a form: what a compiled pack keeps as JSON. `hydrateForm` makes a Form of it. */
export type FormData = Omit<Form, 'tables'> & {
  readonly tables: readonly Omit<TableTemplate, 'rowIndex' | 'columnIndex'>[];
};

/** Parsed YAML → form; fills in defaults and refuses references to nothing. */
export function compileForm(source: FormSource, tables: readonly TableSource[]): Form {
  const editions = source.editions.map((e) => ({ id: e.id, from: e.from, to: e.to ?? null, name: e.name }));
  const known = new Set(tables.map((table) => table.id));
  const sections = source.sections.map((section, i): SectionTemplate => {
    const table = section.table ?? null;
    if (table !== null && !known.has(table))
      throw new FormError(`没有表“${table}”`, `no table “${table}”`, 'form', ['sections', i, 'table']);
    return {
      id: section.id,
      ordinal: section.ordinal,
      title: section.title,
      variants: section.variants ?? [],
      keys: section.keys ?? [],
      content: section.content,
      table,
      matters: (section.matters ?? []).map((m) => ({ ...m, variants: m.variants ?? [] })),
    };
  });
  unique(sections, 'form', 'sections');
  const all = editions.map((edition) => edition.id);
  return hydrateForm({
    id: source.id,
    name: source.name,
    editions,
    title: {
      suffix: source.title.suffix,
      variants: source.title.variants ?? [],
      ...(source.title.news && { news: source.title.news }),
    },
    sections,
    tables: tables.map((table) => compileTable(table, all, sections)),
    noise: source.noise ?? [],
  });
}

/** Look-up tables for plain data; cheap, for every start of a process. */
export function hydrateForm(data: FormData): Form {
  return {
    ...data,
    tables: data.tables.map((table) => ({
      ...table,
      rowIndex: new Map(table.rows.map((row, i) => [row.id, i])),
      columnIndex: new Map(table.columns.map((column, i) => [column.id, i])),
    })),
  };
}

/** The reverse of `hydrateForm`: without maps, fit for JSON. */
export function serialiseForm(form: Form): FormData {
  return {
    ...form,
    tables: form.tables.map(({ rowIndex: _rows, columnIndex: _columns, ...table }) => table),
  };
}

function compileTable(
  source: TableSource,
  editions: readonly string[],
  sections: readonly SectionTemplate[],
): FormData['tables'][number] {
  const file = source.id;
  if (!sections.some((section) => section.id === source.section))
    throw new FormError(`没有部分“${source.section}”`, `no section “${source.section}”`, file, ['section']);
  const inEditions = (own: readonly string[] | undefined, path: readonly (string | number)[]) => {
    for (const id of own ?? [])
      if (!editions.includes(id))
        throw new FormError(`没有年度版本“${id}”`, `no edition “${id}”`, file, [...path, 'editions']);
    return own ?? editions;
  };
  const columns = source.columns.map((column, i) => ({
    id: column.id,
    label: column.label,
    labels: column.labels ?? {},
    name: column.name,
    aliases: column.aliases ?? [],
    keys: column.keys ?? [],
    editions: inEditions(column.editions, ['columns', i]),
    unit: column.unit ?? '',
    decimal: column.decimal ?? false,
    signed: column.signed ?? false,
  }));
  unique(columns, file, 'columns');
  const columnIds = new Set(columns.map((column) => column.id));
  const groups = (source.groups ?? []).map((group, i) => ({
    id: group.id,
    label: group.label,
    name: group.name,
    aliases: group.aliases ?? [],
    group: group.group ?? null,
    editions: inEditions(group.editions, ['groups', i]),
  }));
  unique(groups, file, 'groups');
  // A group lies in one that stands before it, so that no ring of groups can be.
  for (const [i, { group }] of groups.entries())
    if (group !== null && !groups.slice(0, i).some(({ id }) => id === group))
      throw new FormError(`没有排在前面的行组“${group}”`, `no group “${group}” before this one`, file, [
        'groups',
        i,
        'group',
      ]);
  if (source.rows.length * columns.length > MOST_CELLS)
    throw new FormError('表格超过 5000 格', 'a table of more than 5,000 cells', file, ['rows']);
  const groupIds = new Set(groups.map((group) => group.id));
  const rows = source.rows.map((row, i) => {
    const own = row.columns;
    for (const id of Object.values(own ?? {}).flat())
      if (!columnIds.has(id))
        throw new FormError(`没有列“${id}”`, `no column “${id}”`, file, ['rows', i, 'columns']);
    if (row.group !== undefined && !groupIds.has(row.group))
      throw new FormError(`没有行组“${row.group}”`, `no group “${row.group}”`, file, ['rows', i, 'group']);
    const rowEditions = inEditions(row.editions ?? (own ? Object.keys(own) : undefined), ['rows', i]);
    const all = (edition: string) => columns.filter((c) => c.editions.includes(edition)).map((c) => c.id);
    return {
      id: row.id,
      label: row.label,
      labels: row.labels ?? {},
      name: row.name,
      ...(row.meaning ? { meaning: row.meaning } : {}),
      aliases: row.aliases ?? [],
      group: row.group ?? null,
      kind: row.kind ?? ('leaf' as const),
      editions: rowEditions,
      columns: Object.fromEntries(rowEditions.map((edition) => [edition, own?.[edition] ?? all(edition)])),
      units: row.units ?? {},
    };
  });
  unique(rows, file, 'rows');
  const rowIds = new Set(rows.map((row) => row.id));
  const spanned = source.layout === 'row-of-groups' ? rowIds : columnIds;
  const columnGroups = (source.columnGroups ?? []).map((group, i) => {
    for (const id of group.of)
      if (!spanned.has(id))
        throw new FormError(`没有列“${id}”`, `no column “${id}”`, file, ['columnGroups', i, 'of']);
    return { label: group.label, aliases: group.aliases ?? [], of: group.of };
  });
  const banners = (source.banners ?? []).map((banner, i) => {
    for (const id of banner.rows)
      if (!rowIds.has(id))
        throw new FormError(`没有行“${id}”`, `no row “${id}”`, file, ['banners', i, 'rows']);
    const dated = inEditions(banner.editions, ['banners', i]);
    return { label: banner.label, aliases: banner.aliases ?? [], rows: banner.rows, editions: dated };
  });
  return {
    id: source.id,
    name: source.name,
    section: source.section,
    rows,
    columns,
    note: source.note ?? null,
    layout: source.layout,
    groups,
    columnGroups,
    banners,
    heads: source.heads ?? [],
  };
}

function unique(items: readonly { readonly id: string }[], file: string, path: string): void {
  const seen = new Set<string>();
  for (const [i, { id }] of items.entries()) {
    if (seen.has(id)) throw new FormError(`“${id}”出现两次`, `“${id}” stands twice`, file, [path, i, 'id']);
    seen.add(id);
  }
}
