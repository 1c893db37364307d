import type { ReportModel, SectionModel, TableModel } from '../../server/src/core/render/model.js';

/** A report with one fault put in, and where the finding must stand. */
export interface Mutant {
  readonly model: ReportModel;
  /** On the rendered text, once; for faults of writing that a model cannot say. */
  readonly replace?: readonly [find: string, by: string];
  /** Cell address, or words that the finding underlines (or lies within). */
  readonly at: { readonly cell: string } | { readonly text: string } | 'anywhere';
}

/** One kind of single fault. `apply` gives null where the report has nothing to put it into. */
export interface Mutation {
  readonly name: string;
  readonly rule: string;
  readonly apply: (model: ReportModel, pick: Pick) => Mutant | null;
}

/** Chooses one of a list, the same one for the same report and mutation. */
export type Pick = <T>(list: readonly T[]) => T;

export const mutation = (name: string, rule: string, apply: Mutation['apply']): Mutation => ({
  name,
  rule,
  apply,
});

export const tableOf = (model: ReportModel, id: string): TableModel | null =>
  model.sections.find(({ table }) => table?.id === id)?.table ?? null;

export const withTable = (
  model: ReportModel,
  id: string,
  change: (table: TableModel) => TableModel,
): ReportModel => ({
  ...model,
  sections: model.sections.map((section) =>
    section.table?.id === id ? { ...section, table: change(section.table) } : section,
  ),
});

export const withCells = (
  model: ReportModel,
  id: string,
  cells: Readonly<Record<string, string>>,
): ReportModel => withTable(model, id, (table) => ({ ...table, cells: { ...table.cells, ...cells } }));

export const withSection = (
  model: ReportModel,
  id: string,
  change: (section: SectionModel) => SectionModel,
): ReportModel => ({
  ...model,
  sections: model.sections.map((section) => (section.id === id ? change(section) : section)),
});

export const figure = (table: TableModel, key: string): number => Number(table.cells[key]);

/** Every paragraph of prose, to look words up in. */
export const proseOf = (model: ReportModel): string[] => [
  ...model.intro,
  ...model.sections.flatMap((section) => [
    ...section.paragraphs,
    ...section.matters.flatMap((m) => m.paragraphs),
  ]),
];

/** Changes the first paragraph that has the words; null where none has. */
export function inProse(
  model: ReportModel,
  find: string | RegExp,
  by: (match: RegExpExecArray) => string,
): ReportModel | null {
  const pattern = typeof find === 'string' ? new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : find;
  let done = false;
  const change = (text: string): string => {
    if (done) return text;
    const match = pattern.exec(text);
    if (match === null) return text;
    done = true;
    return text.slice(0, match.index) + by(match) + text.slice(match.index + match[0].length);
  };
  const changed: ReportModel = {
    ...model,
    intro: model.intro.map(change),
    sections: model.sections.map((section) => ({
      ...section,
      paragraphs: section.paragraphs.map(change),
      matters: section.matters.map((matter) => ({ ...matter, paragraphs: matter.paragraphs.map(change) })),
    })),
  };
  return done ? changed : null;
}

/** Adds a sentence to the first paragraph under a matter of section one. */
export const say = (model: ReportModel, matter: string, sentence: string): ReportModel => ({
  ...model,
  sections: model.sections.map((section) => ({
    ...section,
    matters: section.matters.map((m) =>
      m.id === matter
        ? { ...m, paragraphs: [`${m.paragraphs[0] ?? ''}${sentence}`, ...m.paragraphs.slice(1)] }
        : m,
    ),
  })),
});
