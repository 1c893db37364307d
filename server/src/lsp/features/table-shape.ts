import type { Language } from '../../core/engine/wording.js';
import { labelIn, type TableTemplate } from '../../core/form/form.js';
import type { BoundTable } from '../../core/report/table.js';

/** A label over columns or beside rows. */
export interface HeadCell {
  readonly text: string;
  /** Columns and rows that it spans. */
  readonly columns: number;
  readonly rows: number;
}

/** Rows and columns of a table that are shown together. */
export interface Block {
  readonly banner: string | null;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** One block, or one for each line that opens rows of its own (`第二十条第（一）项`). */
export function blocksOf({ template, rowOrder, start }: BoundTable): Block[] {
  const width = template.columns.length;
  const parts: { banner: string | null; rows: number[] }[] = [];
  for (const row of rowOrder) {
    const { id } = template.rows[row]!;
    const banner = template.banners.find(({ rows }) => rows.includes(id))?.label ?? null;
    const last = parts.at(-1);
    if (last && last.banner === banner) last.rows.push(row);
    else parts.push({ banner, rows: [row] });
  }
  return parts.map(({ banner, rows }) => {
    // Columns of another edition, or of other rows, have no cell in any of these.
    const has = (column: number): boolean => rows.some((row) => start[row * width + column]! >= 0);
    return { banner, rows, columns: template.columns.map((_, column) => column).filter(has) };
  });
}

/** Heads of columns, outermost first; those that span all of them say nothing and are left out. */
export function headOf(
  template: TableTemplate,
  columns: readonly number[],
  edition: string,
  language: Language,
): HeadCell[][] {
  const names = columns.map((column) => {
    const one = template.columns[column]!;
    return language === 'zh' ? labelIn(one, edition) : one.name[language];
  });
  const groups = template.columnGroups.filter(({ of }) => {
    const held = columns.filter((column) => of.includes(template.columns[column]!.id)).length;
    return held > 1 && held < columns.length;
  });
  // English has no names for them: the columns' own say enough.
  if (groups.length === 0 || language !== 'zh') return [names.map((text) => ({ text, columns: 1, rows: 1 }))];
  const top: HeadCell[] = [];
  const below: HeadCell[] = [];
  for (let at = 0; at < columns.length; ) {
    const { id } = template.columns[columns[at]!]!;
    const group = groups.find(({ of }) => of.includes(id));
    const held = group ? columns.filter((one) => group.of.includes(template.columns[one]!.id)).length : 1;
    top.push(
      group ? { text: group.label, columns: held, rows: 1 } : { text: names[at]!, columns: 1, rows: 2 },
    );
    if (group) for (const text of names.slice(at, at + held)) below.push({ text, columns: 1, rows: 1 });
    at += held;
  }
  return [top, below];
}

/** Labels of rows with the groups around them, as the form prints them; `width`: columns that they take. */
export function sideOf(
  template: TableTemplate,
  rows: readonly number[],
  edition: string,
  language: Language,
): { readonly width: number; readonly labels: readonly (readonly HeadCell[])[] } {
  const chains = rows.map((row) => chainOf(template, row, language));
  const width = 1 + Math.max(0, ...chains.map(({ length }) => length));
  const labels = rows.map((row, at): HeadCell[] => {
    const own = chains[at]!;
    const one = template.rows[row]!;
    const opened = own.flatMap((text, depth): HeadCell[] => {
      const isSame = (other: number): boolean =>
        chains[other]?.slice(0, depth + 1).join('\n') === own.slice(0, depth + 1).join('\n');
      if (at > 0 && isSame(at - 1)) return [];
      let end = at + 1;
      while (end < rows.length && isSame(end)) end++;
      return [{ text, columns: 1, rows: end - at }];
    });
    const text = language === 'zh' ? labelIn(one, edition) : one.name[language];
    return [...opened, { text, columns: width - own.length, rows: 1 }];
  });
  return { width, labels };
}

/** Names of the groups around a row, outermost first; in a row of groups the head that spans it. */
function chainOf(template: TableTemplate, row: number, language: Language): string[] {
  const { id, group } = template.rows[row]!;
  if (template.layout === 'row-of-groups')
    return language === 'zh'
      ? template.columnGroups.filter(({ of }) => of.includes(id)).map(({ label }) => label)
      : [];
  const chain: string[] = [];
  for (let at = group; at !== null; ) {
    const found = template.groups.find((one) => one.id === at);
    if (!found) break;
    chain.unshift(language === 'zh' ? found.label : found.name[language]);
    at = found.group;
  }
  return chain;
}
