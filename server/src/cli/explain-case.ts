import type { Language } from '../core/engine/wording.js';
import type { Form, Localized } from '../core/form/form.js';
import { cellName } from '../core/form/naming.js';
import type { Messages } from './messages/index.js';

/** The parts of a rule's case that an explanation shows; the pack's schema has checked them. */
export interface ShownCase {
  readonly name: string;
  readonly year?: number;
  readonly title?: string;
  readonly intro?: string;
  readonly paragraphs?: Readonly<Record<string, string>>;
  readonly headings?: Readonly<Record<string, string>>;
  readonly signature?: string;
  readonly cells?: Readonly<Record<string, string | number>>;
  readonly omit?: readonly string[];
  readonly order?: readonly string[];
  readonly replace?: readonly { readonly find: string; readonly with: string }[];
  readonly text?: string;
  readonly expect: readonly { readonly at?: string; readonly text?: string }[];
}

/** A case in plain words: what the report says, and where the finding points. */
export function caseLines(one: ShownCase, form: Form, language: Language, say: Messages): string[] {
  const name = (id: string): string => nameOf(form, id)[language];
  const pause = language === 'zh' ? '、' : ', ';
  const cells = Object.entries(one.cells ?? {}).map(
    ([at, value]) => `${name(at)} ${value === '' ? say.exampleBlank : value}`,
  );
  const places = one.expect.flatMap(({ at, text }) => (at ? name(at) : (text ?? [])));
  return [
    ...(one.title === undefined ? [] : [say.exampleTitle + one.title]),
    ...[one.intro, ...Object.values(one.paragraphs ?? {}), one.text].flatMap((text) =>
      text === undefined ? [] : [say.exampleText + text.trim().replaceAll('\n', ' ')],
    ),
    ...Object.values(one.headings ?? {}).map((heading) => say.exampleHeading + heading),
    ...(cells.length === 0 ? [] : [say.exampleCells + cells.join(language === 'zh' ? '；' : '; ')]),
    ...(one.omit === undefined ? [] : [say.exampleOmits + one.omit.map(name).join(pause)]),
    ...(one.order === undefined ? [] : [say.exampleOrder + one.order.map(name).join(pause)]),
    ...(one.replace ?? []).map((change) => say.exampleReplaces(change.find, change.with)),
    ...(one.signature === undefined
      ? []
      : [say.exampleSignature + one.signature.trim().replaceAll('\n', ' ')]),
    ...(places.length === 0 ? [] : [say.examplePoints + places.join(pause)]),
  ];
}

const same = (text: string): Localized => ({ zh: text, en: text });

/** The name of a section, matter, table, row, column or cell for people. */
function nameOf(form: Form, id: string): Localized {
  const section = form.sections.find((one) => one.id === id);
  if (section) return same(section.title);
  const matter = form.sections.flatMap(({ matters }) => matters).find((one) => one.id === id);
  if (matter) return same(matter.title);
  const [tableId, row, column] = id.split('/');
  const table = form.tables.find((one) => one.id === tableId);
  if (!table) return same(id);
  const r = table.rowIndex.get(row ?? '');
  const c = table.columnIndex.get(column ?? '');
  if (r !== undefined && c !== undefined) return cellName(table, r, c);
  const part = r !== undefined ? table.rows[r]!.name : c !== undefined ? table.columns[c]!.name : null;
  if (part === null) return table.name;
  return { zh: `${table.name.zh}“${part.zh}”`, en: `${table.name.en}, “${part.en}”` };
}
