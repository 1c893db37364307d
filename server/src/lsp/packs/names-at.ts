import type { Language } from '../../core/engine/wording.js';
import type { Path } from '../../core/pack/issue.js';
import {
  cellNames,
  columnNames,
  type PackContext,
  rowNames,
  ruleIds,
  sectionNames,
  tableNames,
} from './pack-context.js';

/** A name that may stand somewhere, and what it means. */
export interface Name {
  readonly name: string;
  readonly detail: string;
}

type Sort = 'rule' | 'table' | 'row' | 'column' | 'cell' | 'section';

/** Maps whose keys are names of the form or of rules. */
const KEYS: Readonly<Record<string, Sort>> = {
  adjust: 'rule',
  rules: 'rule',
  cells: 'cell',
  labels: 'cell',
  paragraphs: 'section',
  headings: 'section',
  rows: 'table',
  columns: 'table',
  editions: 'table',
};

/** Keys whose value is such a name. */
const VALUES: Readonly<Record<string, Sort>> = {
  table: 'table',
  tables: 'table',
  row: 'row',
  column: 'column',
  cell: 'cell',
  at: 'cell',
  section: 'section',
  sections: 'section',
  rule: 'rule',
};

export function sortOfKeysIn(path: Path): Sort | null {
  const last = path.at(-1);
  return typeof last === 'string' && Object.hasOwn(KEYS, last) ? KEYS[last]! : null;
}

export const sortOfValueOf = (key: string): Sort | null => (Object.hasOwn(VALUES, key) ? VALUES[key]! : null);

/** All names of a sort. `table`: the one that rows and columns are meant of, where that is known. */
export function namesOf(
  sort: Sort,
  context: PackContext,
  language: Language,
  table: string | null = null,
): readonly Name[] {
  const named = (list: readonly { id: string; zh: string; en: string }[]): Name[] =>
    list.map((one) => ({ name: one.id, detail: one[language] }));
  switch (sort) {
    case 'rule':
      return ruleIds(context).map((name) => ({ name, detail: context.help.get(name)!.title[language] }));
    case 'table':
      return named(tableNames(context));
    case 'row':
      return named(rowNames(context, table));
    case 'column':
      return named(columnNames(context, table));
    case 'cell':
      return named(cellNames(context));
    case 'section':
      return named(sectionNames(context));
  }
}
