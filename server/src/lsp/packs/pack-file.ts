import { basename, dirname, join, relative } from 'node:path';
import { readRegular } from '../../host/files/regular-file.js';
import { SETTINGS_FILE } from '../../host/settings/settings.js';

/** A YAML file that gouji reads, and the schema that it is held against. */
export interface PackFile {
  /** Folder of the pack; of a settings file its own. */
  readonly root: string;
  /** Below the root, with `/`: `rules/table/relation.yaml`. */
  readonly name: string;
  readonly schema: PackSchema;
}

export type PackSchema =
  | 'settings'
  | 'pack'
  | 'rule'
  | 'form'
  | 'table'
  | 'vocabulary'
  | 'contact'
  | 'fragment'
  | 'statutes'
  | 'terms'
  | 'base-report'
  | 'base-fragment'
  | 'expect';

const SCHEMAS: readonly (readonly [RegExp, PackSchema])[] = [
  [/^pack\.yaml$/, 'pack'],
  [/^rules\/.+\.yaml$/, 'rule'],
  [/^form\/form\.yaml$/, 'form'],
  [/^form\/tables\/[^/]+\.yaml$/, 'table'],
  [/^form\/vocabulary\.yaml$/, 'vocabulary'],
  [/^form\/contact\.yaml$/, 'contact'],
  [/^form\/fragment\.yaml$/, 'fragment'],
  [/^data\/statutes\.yaml$/, 'statutes'],
  [/^data\/terms\.yaml$/, 'terms'],
  [/^cases\/base\.yaml$/, 'base-report'],
  [/^cases\/fragment\.yaml$/, 'base-fragment'],
  [/^tests\/.+\.yaml$/, 'expect'],
];

/** A `pack.yaml` of ours is far smaller. */
const LARGEST = 1 << 20;

/** A pack is no deeper than this. */
const DEEPEST = 6;

export const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);

/** Null for YAML of others: there is no `pack.yaml` of ours above it, or it is no file that a pack has. */
export function packFileOf(path: string): PackFile | null {
  if (basename(path) === SETTINGS_FILE)
    return { root: dirname(path), name: SETTINGS_FILE, schema: 'settings' };
  if (!isYaml(path)) return null;
  for (let root = dirname(path), i = 0; i < DEEPEST; root = dirname(root), i++) {
    const name = relative(root, path).replaceAll('\\', '/');
    const schema = SCHEMAS.find(([pattern]) => pattern.test(name))?.[1];
    if (schema !== undefined && isPack(root)) return { root, name, schema };
    if (dirname(root) === root) break;
  }
  return null;
}

/** Other tools have a `pack.yaml` too: ours says for which engine it is. */
function isPack(root: string): boolean {
  try {
    const text = readRegular(join(root, 'pack.yaml'), LARGEST).toString('utf8');
    return /^id:/m.test(text) && /^(?:engine|publisher):/m.test(text);
  } catch {
    return false;
  }
}
