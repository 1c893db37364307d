import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Form } from '../../core/form/form.js';
import type { PackFault } from '../../core/pack/layer.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';
import type { BaseReport } from '../../core/render/base-report.js';
import { addressText } from '../../core/report/table.js';
import { readRegular } from '../../host/files/regular-file.js';
import { PackError } from '../../host/packs/fault.js';
import { nationalLayer } from '../../host/packs/layer.js';
import { openChain } from '../../host/packs/open-chain.js';
import { SETTINGS_FILE } from '../../host/settings/settings.js';
import type { PackFile } from './pack-file.js';

/** What a pack's files may name, from the pack and all that it extends as they are on disk. */
export interface PackContext {
  readonly pack: CompiledPack;
  readonly form: Form;
  readonly base: BaseReport;
  readonly help: ReadonlyMap<string, RuleHelp>;
  /** Why the chain could not be composed; the names are the built-in pack's then. */
  readonly fault: PackFault | null;
  /** Folder of the pack that the names are of; null: of the built-in one. */
  readonly root: string | null;
}

/** `restricted`: packs that settings name are left alone. */
export function openContext({ root, schema }: PackFile, restricted: boolean): PackContext {
  if (schema !== 'settings') return chainOf(root);
  const extended = restricted ? null : extendedBy(root);
  if (extended === null) return national();
  // What is wrong with the pack is said in the pack.
  return { ...chainOf(extended), fault: null };
}

function chainOf(root: string): PackContext {
  const builtin = national();
  try {
    const { layer, composed } = openChain(root, root);
    const help = composed.pack.help ?? builtin.help;
    return { pack: composed.pack, form: layer.form, base: layer.base, help, fault: null, root };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return { ...builtin, fault: error.fault };
  }
}

/** Folder of the first pack that the settings in a folder extend, as they are on disk; null: none, or it is no folder. */
function extendedBy(folder: string): string | null {
  let text: string;
  try {
    text = readRegular(join(folder, SETTINGS_FILE)).toString('utf8');
  } catch {
    return null;
  }
  const [, name] = /^extends:[\s[-]*["']?(\.{1,2}\/[^\s,\]"'#]*)/m.exec(text) ?? [];
  const root = name === undefined ? null : resolve(folder, name);
  return root !== null && existsSync(join(root, 'pack.yaml')) ? root : null;
}

function national(): PackContext {
  const { builtin, form, base, rules } = nationalLayer();
  const help = new Map(rules.map(({ rule, help: words }) => [rule.id, words]));
  return { pack: builtin!, form, base, help, fault: null, root: null };
}

export const ruleIds = ({ help }: PackContext): readonly string[] => [...help.keys()].sort();

/** The file of a rule in the pack itself; null: it is inherited. */
export function ownRuleFile({ root }: PackContext, rule: string): string | null {
  if (root === null) return null;
  const path = join(root, 'rules', `${rule}.yaml`);
  return /^[\w/-]+$/.test(rule) && existsSync(path) ? path : null;
}

/** A name of the form with what people call it. */
export interface FormName {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

export const tableNames = ({ form }: PackContext): readonly FormName[] =>
  form.tables.map(({ id, name }) => ({ id, ...name }));

export const sectionNames = ({ form }: PackContext): readonly FormName[] =>
  form.sections.flatMap(({ id, title, matters }) => [
    { id, zh: title, en: title },
    ...matters.map((matter) => ({ id: matter.id, zh: matter.title, en: matter.title })),
  ]);

const addresses = new WeakMap<Form, readonly FormName[]>();

/** Every cell of the form by its address. */
export function cellNames({ form }: PackContext): readonly FormName[] {
  const known = addresses.get(form);
  if (known) return known;
  const made = form.tables.flatMap((table) => {
    const width = table.columns.length;
    return table.rows.flatMap((row, r) =>
      table.columns.map((column, c) => ({
        id: addressText(table, r * width + c),
        zh: `${table.name.zh}·${row.name.zh}·${column.name.zh}`,
        en: `${table.name.en}, ${row.name.en}, ${column.name.en}`,
      })),
    );
  });
  addresses.set(form, made);
  return made;
}

export function rowNames({ form }: PackContext, table: string | null): readonly FormName[] {
  const tables = form.tables.filter(({ id }) => table === null || id === table);
  return tables.flatMap(({ rows }) => rows.map(({ id, name }) => ({ id, zh: name.zh, en: name.en })));
}

export function columnNames({ form }: PackContext, table: string | null): readonly FormName[] {
  const tables = form.tables.filter(({ id }) => table === null || id === table);
  return tables.flatMap(({ columns }) => columns.map(({ id, name }) => ({ id, zh: name.zh, en: name.en })));
}
