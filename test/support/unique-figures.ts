import type { ReportModel } from '../../server/src/core/render/model.js';
import { type Rendered, renderMapped } from '../../server/src/core/render/render.js';
import { TABLE_SYNTAXES, type TableSyntax } from '../../server/src/core/render/syntax.js';
import { cleanModel, form } from './clean.js';
import * as fc from './fast-check.js';

/** A clean report in which no figure stands twice: so the words of a cell tell whose they are. */
export interface Marked {
  readonly model: ReportModel;
  /** Figure → address. */
  readonly owner: ReadonlyMap<string, string>;
}

const MODELS = [2022, 2020].map((year) => cleanModel({ year }));

/** Figures of four digits in steps of seven: none is another's beginning, and a damaged one is none. */
export function marked(model: ReportModel, first: number): Marked {
  const owner = new Map<string, string>();
  let figure = first;
  const sections = model.sections.map((section) => {
    if (section.table === null) return section;
    const cells: Record<string, string> = {};
    for (const key of Object.keys(section.table.cells)) {
      figure += 7;
      cells[key] = String(figure);
      owner.set(String(figure), `${section.table.id}/${key}`);
    }
    return { ...section, table: { ...section.table, cells } };
  });
  return { model: { ...model, sections }, owner };
}

export const syntaxes: fc.Arbitrary<TableSyntax> = fc.constantFrom(...TABLE_SYNTAXES);

export const reports: fc.Arbitrary<Marked> = fc
  .tuple(fc.constantFrom(...MODELS), fc.integer({ min: 1000, max: 8000 }))
  .map(([model, first]) => marked(model, first));

export const draw = ({ model }: Marked, syntax: TableSyntax): Rendered =>
  renderMapped(form, model, { syntax });

/** The same report with the rows, and perhaps the columns, of its tables in another order. */
export function shuffled({ model, owner }: Marked, keys: readonly number[], columns: boolean): Marked {
  let next = 0;
  const key = () => keys[next++ % keys.length]!;
  const mix = (ids: readonly string[]) =>
    ids
      .map((id) => ({ id, at: key() }))
      .sort((a, b) => a.at - b.at)
      .map(({ id }) => id);
  const sections = model.sections.map((section) =>
    section.table === null
      ? section
      : {
          ...section,
          table: {
            ...section.table,
            rows: mix(section.table.rows),
            columns: columns ? mix(section.table.columns) : section.table.columns,
          },
        },
  );
  return { model: { ...model, sections }, owner };
}
