import { compileForm, FormError, hydrateForm, serialiseForm } from '../../core/form/compile.js';
import type { Form } from '../../core/form/form.js';
import type { SectionSource, TableSource } from '../../core/form/source.js';
import { baseReportSchema } from '../../core/pack/base-report-schema.js';
import { builtinPack } from '../../core/pack/builtin.js';
import { builtinBaseReport } from '../../core/pack/builtin-base.js';
import { builtinHelp } from '../../core/pack/builtin-help.js';
import { compileStatutes } from '../../core/pack/compile-data.js';
import { contactSchema } from '../../core/pack/contact-schema.js';
import { statutesSchema } from '../../core/pack/data-schema.js';
import { formSchema, tableSchema } from '../../core/pack/form-schema.js';
import { baseFragmentSchema, fragmentSchema } from '../../core/pack/fragment-schema.js';
import type { LayerRule, PackLayer } from '../../core/pack/layer.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';
import type { BaseReport } from '../../core/render/base-report.js';
import { PackError } from './fault.js';
import { ownRules } from './layer-rules.js';
import { readTerms } from './layer-terms.js';
import type { ReadPack } from './read-pack.js';

/** A layer with what only making packs needs: its clean report, and the form before it. */
export interface HostLayer extends PackLayer {
  readonly baseForm: Form;
  /** Sections and tables by the pack that added them. */
  readonly fragments: ReadonlyMap<string, Fragment>;
  readonly base: BaseReport;
  readonly hash: string;
  readonly signer: string | null;
  /** Null: built in. */
  readonly read: ReadPack | null;
}

interface Fragment {
  readonly sections: Form['sections'];
  readonly tables: Form['tables'];
}

/** A built-in pack as the first layer of a chain. */
export function builtinLayer(pack: CompiledPack, help: readonly RuleHelp[], base: BaseReport): HostLayer {
  const label = `${pack.id}@${pack.version}`;
  const helpOf = new Map(help.map((one) => [one.id, one]));
  const placeOf = () => ({ pack: label, file: `builtin:${pack.id}/pack.yaml`, line: 1, column: 1 });
  return {
    id: pack.id,
    version: pack.version,
    parents: [],
    builtin: pack,
    form: pack.form,
    baseForm: pack.form,
    fragments: new Map(),
    base,
    rules: pack.rules.map((rule): LayerRule => {
      const words = helpOf.get(rule.id)!;
      const { path, line } = words.source;
      const place = { pack: label, file: `builtin:${pack.id}/${path}`, line, column: 1 };
      return { rule, help: words, policy: 'open', tighten: {}, place };
    }),
    adjust: {},
    waivers: [],
    statutes: null,
    terms: null,
    signed: true,
    hash: label,
    signer: null,
    read: null,
    placeOf,
  };
}

let national: HostLayer | null = null;

/** The pack that every pack builds on unless it says otherwise. */
export function nationalLayer(): HostLayer {
  national ??= builtinLayer(builtinPack(), builtinHelp(), builtinBaseReport());
  return national;
}

/** One pack to a layer upon its parents. Throws the first fault. */
export function makeLayer(read: ReadPack, parents: readonly HostLayer[], signer: string | null): HostLayer {
  const { manifest } = read;
  const own = ownForm(read);
  const fragments = new Map(parents.flatMap((parent) => [...parent.fragments]));
  const baseForm = own ?? parents[0]?.baseForm ?? nationalLayer().form;
  const before = own ?? parents[0]?.form ?? baseForm;
  const fragment = readFragment(read, joined(before, baseForm, fragments));
  if (fragment !== null) fragments.set(manifest.id, fragment);
  const form = joined(before, baseForm, fragments);
  const engineRules = own === null ? [] : engineOwn();
  return {
    id: manifest.id,
    version: manifest.version,
    parents: parents.map(({ id }) => id),
    builtin: null,
    form,
    baseForm,
    fragments,
    base: baseReport(read, own === null ? (parents[0]?.base ?? null) : null),
    rules: [
      ...engineRules,
      ...borrowed(read),
      ...ownRules(
        read,
        form,
        parents.map(({ hash }) => hash),
      ),
    ],
    adjust: manifest.adjust ?? {},
    waivers: manifest.waivers ?? [],
    statutes: statutes(read),
    terms: readTerms(read, form),
    signed: signer !== null,
    hash: read.hash,
    signer,
    read,
    placeOf: (path) => read.place('pack.yaml', path, true),
  };
}

/** What the engine says of files belongs to every form. */
const engineOwn = (): LayerRule[] =>
  nationalLayer().rules.filter(({ rule }) => /^(?:engine|suppress)\//.test(rule.id));

function borrowed({ manifest, fail }: ReadPack): LayerRule[] {
  const { borrow } = manifest;
  if (borrow === undefined) return [];
  const { rules, id } = nationalLayer();
  if (borrow.from !== id)
    fail('borrow', `没有内置规则包 ${borrow.from}。`, `There is no built-in pack ${borrow.from}.`, [
      'borrow',
      'from',
    ]);
  return borrow.rules.flatMap((wanted, i) => {
    const found = rules.filter(({ rule }) =>
      wanted.endsWith('/*') ? rule.id.startsWith(wanted.slice(0, -1)) : rule.id === wanted,
    );
    if (found.length === 0)
      fail('borrow', `没有规则 ${wanted}。`, `There is no rule ${wanted}.`, ['borrow', 'rules', i]);
    return found;
  });
}

export function ownForm(read: ReadPack): Form | null {
  const source = read.yaml('form/form.yaml', formSchema);
  if (source === null) return null;
  const contact = read.yaml('form/contact.yaml', contactSchema);
  const form = made(read, () => compileForm(source, tables(read)));
  return contact === null ? form : { ...form, contact };
}

const tables = (read: ReadPack): TableSource[] =>
  [...read.files.keys()]
    .filter((name) => name.startsWith('form/tables/'))
    .map((name) => read.yaml<TableSource>(name, tableSchema)!);

function readFragment(read: ReadPack, upon: Form): Fragment | null {
  if (read.files.has('form/form.yaml')) return null;
  const source = read.yaml('form/fragment.yaml', fragmentSchema);
  const own = tables(read);
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
function joined(before: Form, base: Form, fragments: ReadonlyMap<string, Fragment>): Form {
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

function baseReport(read: ReadPack, parent: BaseReport | null): BaseReport {
  if (parent === null) {
    const whole = read.yaml('cases/base.yaml', baseReportSchema);
    return whole ?? nationalLayer().base;
  }
  const change = read.yaml('cases/base.yaml', baseFragmentSchema);
  if (change === null) return parent;
  const { prose = [], cells = {}, ...rest } = change;
  const kept = parent.prose.filter(({ key }) => !prose.some((own) => own.key === key));
  const defined = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...parent, ...defined, prose: [...kept, ...prose], cells: { ...parent.cells, ...cells } };
}

function statutes(read: ReadPack) {
  const file = read.yaml('data/statutes.yaml', statutesSchema);
  if (file === null) return null;
  const { data, faults } = compileStatutes(file, {});
  const [first] = faults;
  if (first) read.failIn('data/statutes.yaml', 'statutes', first.zh, first.en, first.path);
  return data;
}
