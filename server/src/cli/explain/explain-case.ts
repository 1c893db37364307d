import type { Language } from '../../core/engine/wording.js';
import type { Form, Localized } from '../../core/form/form.js';
import { cellName } from '../../core/form/naming.js';
import type { Messages } from '../messages/index.js';

/** The parts of a rule's case that an explanation shows; the pack's schema has checked them. */
export interface ShownCase {
  readonly name: string;
  readonly english?: string;
  readonly year?: number;
  readonly agency?: string;
  readonly contact?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly level?: string;
  readonly deadline?: string;
  readonly title?: string;
  readonly intro?: string;
  readonly paragraphs?: Readonly<Record<string, string>>;
  readonly headings?: Readonly<Record<string, string>>;
  readonly signature?: string;
  readonly cells?: Cells;
  readonly labels?: Readonly<Record<string, string>>;
  readonly editions?: Readonly<Record<string, string>>;
  readonly omit?: readonly string[];
  readonly order?: readonly string[];
  readonly rows?: Readonly<Record<string, readonly string[]>>;
  readonly foreign?: readonly { readonly after: string; readonly label: string }[];
  readonly replace?: readonly { readonly find: string; readonly with: string }[];
  readonly text?: string;
  readonly previous?: Prior;
  readonly children?: readonly (Prior & { readonly agency: string })[];
  readonly expect: readonly { readonly message?: string; readonly at?: string; readonly text?: string }[];
}

/** A longer list of rows shows nobody which of them is out of place; the message does. */
const MAX_ROWS = 8;

type Cells = Readonly<Record<string, string | number>>;

/** Another report that an example brings along. */
interface Prior {
  readonly agency?: string;
  readonly cells?: Cells;
  readonly paragraphs?: Readonly<Record<string, string>>;
}

/** A case in plain words: what its report says that others do not. */
export function caseLines(one: ShownCase, form: Form, language: Language, say: Messages): string[] {
  const name = (id: string): string => nameOf(form, id)[language];
  const list = (names: readonly string[]): string => names.join(language === 'zh' ? '、' : ', ');
  const cells = (all: Cells): string =>
    Object.entries(all)
      .map(([at, value]) => `${name(at)} ${value === '' ? say.exampleBlank : value}`)
      .join(language === 'zh' ? '；' : '; ');
  const prose = (lead: string, text: string): string[] => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    if (lines.length < 2) return [lead + (lines[0]?.trim() ?? say.exampleBlank)];
    return [lead, ...lines.map((line) => `  ${line.trim()}`)];
  };
  const given = <T>(value: T | undefined, lines: (value: T) => string[]): string[] =>
    value === undefined ? [] : lines(value);
  return [
    ...given(one.year, (year) => [say.exampleYear(year)]),
    ...given(one.agency, (agency) => [say.exampleAgency + agency]),
    ...given(one.region, (region) => [say.exampleSetting('agency.region', region)]),
    ...given(one.level, (level) => [say.exampleSetting('agency.level', level)]),
    ...given(one.deadline, (day) => [say.exampleSetting('agency.deadline', day)]),
    ...given(one.title, (title) => [say.exampleTitle + (title || say.exampleBlank)]),
    ...given(one.intro, (intro) => prose(say.exampleIntro, intro)),
    ...given(one.contact, (contact) =>
      Object.entries(contact).map(
        ([part, text]) => `${say.exampleContact[part as 'phone']}${text || say.exampleBlank}`,
      ),
    ),
    ...Object.values(one.paragraphs ?? {}).flatMap((text) => prose(say.exampleText, text)),
    ...given(one.text, (text) => prose(say.exampleFile, text)),
    ...Object.values(one.headings ?? {}).map((heading) => say.exampleHeading + heading),
    ...given(one.cells, (all) => [say.exampleCells + cells(all)]),
    ...Object.entries(one.editions ?? {}).map(([id, edition]) => say.exampleEdition(name(id), edition)),
    ...Object.entries(one.labels ?? {}).map(([id, label]) =>
      say.exampleLabel(id.endsWith('/note') ? say.exampleNote(name(id)) : name(id), label),
    ),
    ...(one.foreign ?? []).map(({ after, label }) => say.exampleForeign(name(after), label)),
    ...given(one.omit, (omit) => [say.exampleOmits + list(omit.map(name))]),
    ...given(one.order, (order) => [say.exampleOrder + list(order.map(name))]),
    ...Object.entries(one.rows ?? {})
      .filter(([, rows]) => rows.length <= MAX_ROWS)
      .map(([table, rows]) => say.exampleRows + list(rows.map((row) => rowName(form, table, row)[language]))),
    ...(one.replace ?? []).flatMap(({ find, with: by }) => prose(say.exampleReplaces(find), by)),
    ...given(one.signature, (text) => [
      say.exampleSignature + (text.trim().replaceAll('\n', ' ') || say.exampleBlank),
    ]),
    ...given(one.previous, (last) => [
      ...given(last.agency, (agency) => [say.exampleLastYear + say.exampleAgency + agency]),
      ...given(last.cells, (all) => [say.exampleLastYear + cells(all)]),
      ...Object.values(last.paragraphs ?? {}).flatMap((text) => prose(say.exampleLastYear, text)),
    ]),
    ...(one.children ?? []).map((child) => say.exampleChild(child.agency) + cells(child.cells ?? {})),
  ];
}

/** Where the findings of a bad case point, by name. */
export const casePlaces = (one: ShownCase, form: Form, language: Language): string[] =>
  one.expect.flatMap(({ at, text }) => (at ? nameOf(form, at)[language] : (text ?? [])));

const same = (text: string): Localized => ({ zh: text, en: text });

const rowName = (form: Form, tableId: string, row: string): Localized => {
  const table = form.tables.find((one) => one.id === tableId);
  return table?.rows[table.rowIndex.get(row) ?? -1]?.name ?? same(row);
};

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
