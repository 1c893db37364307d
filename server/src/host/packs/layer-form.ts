import { compileForm, FormError, hydrateForm, serialiseForm } from '../../core/form/compile.js';
import type { Form } from '../../core/form/form.js';
import type { SectionSource, TableSource } from '../../core/form/source.js';
import { contactSchema } from '../../core/pack/schema/contact-schema.js';
import { formSchema, tableSchema } from '../../core/pack/schema/form-schema.js';
import { fragmentSchema } from '../../core/pack/schema/fragment-schema.js';
import { PackError } from './fault.js';
import type { ReadPack } from './read-pack.js';

/** Sections and tables that one pack adds. */
export interface Fragment {
  readonly sections: Form['sections'];
  readonly tables: Form['tables'];
}

/** The form that a pack brings of its own; null: it builds on another's. */
export function ownForm(read: ReadPack): Form | null {
  const source = read.yaml('form/form.yaml', formSchema);
  if (source === null) return null;
  const contact = read.yaml('form/contact.yaml', contactSchema);
  const form = made(read, () => compileForm(source, tables(read)));
  return contact === null ? form : { ...form, contact };
}

/** Cells of all tables together: the largest form that we know has five hundred. */
const MOST_CELLS = 10_000;

const cellsOf = (
  tables: readonly { readonly rows: readonly unknown[]; readonly columns: readonly unknown[] }[],
) => tables.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);

/** Before anything is made of them: a few lines of YAML say a million cells. */
function tables(read: ReadPack, inherited = 0): TableSource[] {
  const found: TableSource[] = [];
  for (const name of read.files.keys()) {
    if (!name.startsWith('form/tables/')) continue;
    found.push(read.yaml<TableSource>(name, tableSchema)!);
    if (inherited + cellsOf(found) > MOST_CELLS)
      read.failIn(
        name,
        'form-large',
        '各表共超过 1 万格。',
        'The tables have more than 10,000 cells together.',
        ['rows'],
      );
  }
  return found;
}

/** What a pack adds to the form that it inherits; null: nothing. */
export function readFragment(read: ReadPack, upon: Form): Fragment | null {
  if (read.files.has('form/form.yaml')) return null;
  const source = read.yaml('form/fragment.yaml', fragmentSchema);
  const own = tables(read, cellsOf(upon.tables));
  if (source === null && own.length === 0) return null;
  const added: readonly SectionSource[] = source?.sections ?? [];
  for (const [i, { id }] of added.entries())
    if (upon.sections.some((one) => one.id === id))
      read.failIn(
        'form/fragment.yaml',
        'form-conflict',
        `已有编号为 ${id} 的部分。`,
        `There is a section ${id} already.`,
        ['sections', i, 'id'],
      );
  for (const { id } of own)
    if (upon.tables.some((one) => one.id === id))
      read.failIn(
        `form/tables/${id}.yaml`,
        'form-conflict',
        `已有编号为 ${id} 的表。`,
        `There is a table ${id} already.`,
        ['id'],
      );
  const editions = upon.editions.map(({ id, from, to, name }) => ({
    id,
    from,
    name,
    ...(to === null ? {} : { to }),
  }));
  const inherited = upon.sections.map(({ id, ordinal, title }) => ({
    id,
    ordinal,
    title,
    content: 'prose' as const,
  }));
  const { id, name, title } = upon;
  const form = made(read, () =>
    compileForm({ id, name, title, editions, sections: [...inherited, ...added] }, own),
  );
  return { sections: form.sections.slice(inherited.length), tables: form.tables };
}

function made(read: ReadPack, make: () => Form): Form {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const file =
      error.file === 'form'
        ? read.files.has('form/form.yaml')
          ? 'form/form.yaml'
          : 'form/fragment.yaml'
        : `form/tables/${error.file}.yaml`;
    const message = { zh: `表格格式有误：${error.words.zh}。`, en: `The form is wrong: ${error.words.en}.` };
    throw new PackError({ code: 'pack/form', message, place: read.place(file, error.path) });
  }
}

/** The form with every fragment; the same object where there are none, so that what is cached by it is kept. */
export function joined(before: Form, base: Form, fragments: ReadonlyMap<string, Fragment>): Form {
  const added = [...fragments.values()];
  const known = new Set(before.tables.map(({ id }) => id));
  const sections = new Set(before.sections.map(({ id }) => id));
  if (
    added.every(
      (one) =>
        one.tables.every(({ id }) => known.has(id)) && one.sections.every(({ id }) => sections.has(id)),
    )
  )
    return before;
  const plain = serialiseForm(base);
  return hydrateForm({
    ...plain,
    sections: [...plain.sections, ...added.flatMap((one) => one.sections)],
    tables: [
      ...plain.tables,
      ...added.flatMap((one) => serialiseForm({ ...base, tables: one.tables }).tables),
    ],
  });
}
