import { foldLabel, labelKey } from '../text/label.js';
import { readOrdinal } from '../text/ordinal.js';
import type { TableTemplate } from './form.js';
import { type HeadOrder, headOrders } from './head-order.js';
import { lettersOf, type NearLabel } from './nearest.js';

/** A row that a key may mean, with the ordinal that the form prints before it. */
export interface RowEntry {
  readonly row: number;
  readonly ordinal: number;
}

/** Words of one table by key, and what binding asks of its template again and again. */
export interface TableWords {
  readonly template: TableTemplate;
  readonly rows: ReadonlyMap<string, readonly RowEntry[]>;
  readonly columns: ReadonlyMap<string, number>;
  readonly groups: ReadonlyMap<string, number>;
  readonly columnGroups: ReadonlyMap<string, number>;
  readonly banners: ReadonlyMap<string, number>;
  readonly heads: ReadonlySet<string>;
  readonly keys: readonly { readonly key: string; readonly column: number }[];
  readonly note: string;
  /** Row labels for the search by edit distance; empty for layouts whose words are short. */
  readonly near: readonly NearLabel[];
  /** Keys that may be glued before another label, longest first. */
  readonly prefixes: readonly string[];
  /** Depth of each row under its group headings. */
  readonly levels: Uint8Array;
  /** By row: indexes of the groups around it. */
  readonly around: readonly (readonly number[])[];
  /** By row × columns + column: 1 where some edition has the cell. */
  readonly legal: Uint8Array;
  /** Sets of columns that a row has in an edition, each once. */
  readonly columnSets: readonly (readonly number[])[];
  /** By column group: indexes of the columns under it. */
  readonly members: readonly (readonly number[])[];
  /** By column: the innermost head over it, -1 none. */
  readonly innermost: readonly number[];
  /** The form's header as a list of names. */
  readonly headOrders: readonly HeadOrder[];
  /** The form's own order of columns. */
  readonly order: readonly number[];
}

/** Body without ordinal, as compared, and the ordinal's number. */
export function labelBody(label: string): { readonly key: string; readonly ordinal: number } {
  const folded = foldLabel(label, 0, label.length);
  const ordinal = readOrdinal(folded, 0, folded.length);
  return { key: labelKey(folded, ordinal?.end ?? 0), ordinal: ordinal?.number ?? 0 };
}

export function tableWords(template: TableTemplate): TableWords {
  const rows = new Map<string, RowEntry[]>();
  const near: NearLabel[] = [];
  for (const [row, of] of template.rows.entries()) {
    const { ordinal } = labelBody(of.label);
    for (const label of [of.label, ...Object.values(of.labels), ...of.aliases]) {
      const { key } = labelBody(label);
      const entries = rows.get(key);
      if (entries === undefined) rows.set(key, [{ row, ordinal }]);
      else if (!entries.some((entry) => entry.row === row)) entries.push({ row, ordinal });
      if (template.layout === 'grid' && key.length >= 4)
        near.push({ key, ordinal, row, letters: lettersOf(key) });
    }
  }
  const groups = byLabel(template.groups);
  const columnGroups = byLabel(template.columnGroups);
  const banners = byLabel(template.banners);
  const prefixes = [...groups.keys(), ...columnGroups.keys(), ...banners.keys()];
  if (template.layout === 'row-of-groups') prefixes.push(...rows.keys());
  prefixes.sort((a, b) => b.length - a.length);
  const around = template.rows.map((row) => chain(template, row.group));
  return {
    template,
    rows,
    columns: byLabel(
      template.columns.map((c) => ({ label: c.label, aliases: [...Object.values(c.labels), ...c.aliases] })),
    ),
    groups,
    columnGroups,
    banners,
    heads: new Set(template.heads.map((head) => labelBody(head).key)),
    keys: template.columns.flatMap((c, column) => c.keys.map((key) => ({ key: labelBody(key).key, column }))),
    note: template.note === null ? '' : labelKey(foldLabel(template.note, 0, template.note.length)),
    near,
    prefixes,
    levels: Uint8Array.from(around, (groups) => groups.length),
    around,
    headOrders: headOrders(template),
    ...columnFacts(template),
  };
}

/** Fewer letters than this stand in many words. */
const SHORTEST_PIECE = 3;

/** True for words that a label, a group's heading or the note holds. */
export function isPieceOfLabel({ rows, groups, banners, note }: TableWords, key: string): boolean {
  if (key.length < SHORTEST_PIECE) return false;
  const holds = (label: string): boolean => label.includes(key);
  return holds(note) || [...rows.keys(), ...groups.keys(), ...banners.keys()].some(holds);
}

/** Half of a column's name, as a narrow column breaks it. */
const SHORTEST_START = 2;

/** True for words with which a column's name begins. */
export function isStartOfName({ columns }: TableWords, key: string): boolean {
  if (key.length < SHORTEST_START) return false;
  for (const name of columns.keys()) if (name.length > key.length && name.startsWith(key)) return true;
  return false;
}

function byLabel(
  items: readonly { label: string; aliases: readonly string[] }[],
): ReadonlyMap<string, number> {
  const map = new Map<string, number>();
  for (const [i, item] of items.entries())
    for (const label of [item.label, ...item.aliases]) {
      const { key } = labelBody(label);
      if (!map.has(key)) map.set(key, i);
    }
  return map;
}

/** Groups around a row, innermost first. */
function chain(template: TableTemplate, group: string | null): readonly number[] {
  const out: number[] = [];
  for (let at = group; at !== null && out.length < 8; ) {
    const index = template.groups.findIndex((of) => of.id === at);
    if (index < 0) break;
    out.push(index);
    at = template.groups[index]!.group;
  }
  return out;
}

function columnFacts(
  template: TableTemplate,
): Pick<TableWords, 'legal' | 'columnSets' | 'members' | 'innermost' | 'order'> {
  const width = template.columns.length;
  const legal = new Uint8Array(template.rows.length * width);
  const columnSets: number[][] = [];
  for (const [row, of] of template.rows.entries())
    for (const ids of Object.values(of.columns)) {
      const set = ids.map((id) => template.columnIndex.get(id)!);
      for (const column of set) legal[row * width + column] = 1;
      if (!columnSets.some((known) => known.length === set.length && set.every((c) => known.includes(c))))
        columnSets.push(set);
    }
  const members = template.columnGroups.map((group) =>
    group.of.map((id) => template.columnIndex.get(id) ?? -1).filter((column) => column >= 0),
  );
  const innermost = template.columns.map((_, column) => members.findLastIndex((own) => own.includes(column)));
  return { legal, columnSets, members, innermost, order: [...template.columns.keys()] };
}
