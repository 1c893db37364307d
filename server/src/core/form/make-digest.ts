import type { FormDigest, LabelDigest, TableDigest } from './digest.js';
import type { Form, TableTemplate } from './form.js';
import { Lexicon, unknownSense } from './lexicon.js';
import type { Sense, Word } from './sense.js';
import type { TableWords } from './table-words.js';

/** What the lexicon would make of the form's own words, for packs that are compiled ahead of time. */
export function formDigest(form: Form): FormDigest {
  const lexicon = new Lexicon(form);
  const labels = new Set(form.tables.flatMap(printed));
  return {
    tables: lexicon.tables.map(plain),
    labels: [...labels].map((label) => digested(label, lexicon.look(label, 0, label.length))),
  };
}

function plain({ template: _, ...words }: TableWords): TableDigest {
  return {
    ...words,
    rows: [...words.rows],
    columns: [...words.columns],
    groups: [...words.groups],
    columnGroups: [...words.columnGroups],
    banners: [...words.banners],
    heads: [...words.heads],
    levels: [...words.levels],
    legal: [...words.legal],
  };
}

/** Labels as they stand in cells, and as tools without merged cells write them: the heads above a name before it. */
function printed(table: TableTemplate): readonly string[] {
  const { rows, columns, groups, columnGroups, banners, heads, note, layout } = table;
  const labelled = [...rows, ...columns, ...groups, ...columnGroups, ...banners];
  const single = labelled.flatMap((of) => [
    of.label,
    ...('labels' in of ? Object.values(of.labels) : []),
    ...of.aliases,
  ]);
  const side = layout === 'row-of-groups' ? rows : columns;
  const headed = side.map((of) => {
    const above = columnGroups.filter((group) => group.of.includes(of.id)).map((group) => group.label);
    return [...above, of.label].join('/');
  });
  const joined =
    layout === 'row-of-groups'
      ? headed.flatMap((head) => columns.map((column) => `${head}/${column.label}`))
      : headed;
  const opened = banners.map((banner) => `${banner.label} ${heads[0] ?? ''}`.trim());
  return [...single, ...joined, ...opened, ...heads, ...(note === null ? [] : [note])];
}

function digested(label: string, { ordinal, key, senses }: Word): LabelDigest {
  const none = Object.entries(unknownSense());
  const said = (sense: Sense): Partial<Sense> =>
    Object.fromEntries(
      none.flatMap(([name, value]) => {
        const own = sense[name as keyof Sense];
        return own === value ? [] : [[name, own]];
      }),
    );
  return [label, ordinal, key, senses.map((sense) => (sense === null ? null : said(sense)))];
}
