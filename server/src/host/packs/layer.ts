import type { Form } from '../../core/form/form.js';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../core/pack/builtin/builtin-base.js';
import { builtinHelp } from '../../core/pack/builtin/builtin-help.js';
import { compileStatutes } from '../../core/pack/compile-data.js';
import type { LayerRule, PackLayer } from '../../core/pack/layer.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';
import { baseReportSchema } from '../../core/pack/schema/base-report-schema.js';
import { statutesSchema } from '../../core/pack/schema/data-schema.js';
import { baseFragmentSchema } from '../../core/pack/schema/fragment-schema.js';
import type { BaseReport } from '../../core/render/base-report.js';
import { type Fragment, joined, ownForm, readFragment } from './layer-form.js';
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
  const base = own === null ? baseReport(read, parents[0]?.base ?? null) : ownBaseReport(read);
  const rules = ownRules(
    read,
    form,
    parents.map(({ hash }) => hash),
  );
  return {
    id: manifest.id,
    version: manifest.version,
    parents: parents.map(({ id }) => id),
    builtin: null,
    form,
    baseForm,
    fragments,
    base,
    rules: [...engineRules, ...borrowed(read), ...rules],
    adjust: manifest.adjust ?? {},
    waivers: manifest.waivers ?? [],
    statutes: statutes(read),
    statutesAt: (path) => read.place('data/statutes.yaml', path),
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

/** The report that cases change; none of another form will do. */
function ownBaseReport(read: ReadPack): BaseReport {
  return (
    read.yaml('cases/base.yaml', baseReportSchema) ??
    read.failIn(
      'form/form.yaml',
      'base-missing',
      '有自己格式的规则包还要有 cases/base.yaml：一份填写齐全、没有问题的报告，各条规则的案例都由它改写而成。',
      'A pack with a form of its own also needs cases/base.yaml: a complete report without faults, from which the cases of all rules are made.',
      [],
    )
  );
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
