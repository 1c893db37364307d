import type * as z from 'zod';
import type { Zod } from '../../core/checks/define.js';
import type { PackIssue, Path } from '../../core/pack/issue.js';
import type { Place } from '../../core/pack/layer.js';
import { liesBelow } from '../../core/pack/namespaces.js';
import { readYaml, type YamlFile } from '../../core/pack/read-yaml.js';
import { packSchema } from '../../core/pack/schema/pack-schema.js';
import { validate } from '../../core/pack/validate.js';
import { satisfies } from '../../core/pack/versions.js';
import { LineIndex } from '../../core/text/lines.js';
import { once } from '../../core/text/once.js';
import { VERSION } from '../version.js';
import { PackError, placeIn, refuse } from './fault.js';
import { madeBefore } from './made-before.js';
import { checkManifest, contentHash, sha256 } from './manifest.js';
import { schemaOf } from './schemas.js';
import { textOf } from './text.js';

export type PackManifest = z.output<ReturnType<typeof packSchema>>;

/** The files of one pack, with its manifest read; nothing of its rules is compiled yet. */
export interface ReadPack {
  /** For people: the folder, or `archive.goujipack!`. */
  readonly shown: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifest: PackManifest;
  /** The same for a folder and an archive of the same files. */
  readonly hash: string;
  readonly label: string;
  readonly parsed: (name: string) => YamlFile;
  /** A file held against its schema; null where the pack has none. Throws the first fault. */
  readonly yaml: <T>(name: string, make: (zod: Zod) => z.ZodType<T>) => T | null;
  readonly place: (name: string, path: Path, key?: boolean) => Place;
  readonly at: (name: string, offset: number) => Place;
  readonly fail: (code: string, zh: string, en: string, path: Path) => never;
  readonly failIn: (name: string, code: string, zh: string, en: string, path: Path) => never;
}

/** A rule is a few KB; a parser of YAML is slow enough that more would be felt. */
const YAML_FILE = 256 << 10;
const YAML_TOTAL = 2 << 20;

const BUILT_IN = new Set(['cn-gov-info-annual', 'cn-rule-of-law-annual']);

/** Reads `pack.yaml` and holds the files against the manifest that may come with them. */
export function readPack(files: ReadonlyMap<string, Uint8Array>, shown: string, isBuiltin = false): ReadPack {
  const known = new Map<string, YamlFile>();
  const file = (name: string): string => (shown.endsWith('!') ? shown + name : `${shown}/${name}`);
  let label = '';
  const parsed = (name: string): YamlFile => {
    let yaml = known.get(name);
    if (yaml === undefined) {
      const { length } = files.get(name)!;
      if (length > YAML_FILE)
        refuse('yaml-size', `${file(name)} 超过 256 KB。`, `${file(name)} is above 256 KB.`);
      yaml = readYaml(textOf(file(name), files.get(name)!));
      known.set(name, yaml);
    }
    return yaml;
  };
  const at = (name: string, offset: number): Place => {
    const { line, character } = new LineIndex(parsed(name).text).positionAt(offset);
    return { pack: label, file: file(name), line: line + 1, column: character + 1 };
  };
  // Most places are never shown: what lies there is parsed for those that are.
  const place = (name: string, path: Path, key = false): Place => {
    const found = once(() => {
      const yaml = parsed(name);
      return at(name, (key ? yaml.keyRangeOf(path) : yaml.rangeOf(path)).start);
    });
    return {
      pack: label,
      file: file(name),
      get line() {
        return found().line;
      },
      get column() {
        return found().column;
      },
    };
  };
  const failIn = (name: string, code: string, zh: string, en: string, path: Path): never =>
    refuse(code, zh, en, place(name, path));
  const wrong = (name: string, { code = 'pack/schema', message, range }: PackIssue): never => {
    throw new PackError({ code, message, place: at(name, range.start) });
  };
  const yaml = <T>(name: string, make: (zod: Zod) => z.ZodType<T>): T | null => {
    if (!files.has(name)) return null;
    const read = parsed(name);
    if (read.issues.length > 0) return wrong(name, read.issues[0]!);
    const result = validate(schemaOf(make), read.value, read);
    return 'issues' in result ? wrong(name, result.issues[0]!) : result.value;
  };

  const all = [...files].reduce((sum, [name, { length }]) => sum + (name.endsWith('.yaml') ? length : 0), 0);
  if (all > YAML_TOTAL)
    refuse(
      'yaml-total',
      `${shown} 的 YAML 共超过 2 MB。`,
      `The YAML files of ${shown} are above 2 MB together.`,
    );
  if (!files.has('pack.yaml'))
    refuse(
      'no-pack-yaml',
      '这不是规则包：缺少 pack.yaml。',
      'This is no pack: pack.yaml is missing.',
      placeIn('', shown),
    );
  const text = sha256(files.get('pack.yaml')!);
  const manifest = madeBefore('manifest', [text], () => yaml('pack.yaml', packSchema)!);
  label = `${manifest.id}@${manifest.version}`;
  const fail = (code: string, zh: string, en: string, path: Path): never =>
    failIn('pack.yaml', code, zh, en, path);
  if (BUILT_IN.has(manifest.id) && !isBuiltin)
    fail(
      'id-reserved',
      `编号 ${manifest.id} 属于内置规则包。`,
      `The id ${manifest.id} is a built-in pack's.`,
      ['id'],
    );
  const fits = satisfies(VERSION, manifest.engine);
  if (fits === null)
    fail('range', `版本范围写错：${manifest.engine}`, `No range of versions: ${manifest.engine}`, ['engine']);
  if (fits === false)
    fail(
      'engine',
      `规则包需要 gouji ${manifest.engine}，现在是 ${VERSION}。`,
      `The pack wants gouji ${manifest.engine}; this is ${VERSION}.`,
      ['engine'],
    );
  for (const [i, { version }] of (manifest.extends ?? []).entries())
    if (version !== undefined && satisfies('1.0.0', version) === null)
      fail('range', `版本范围写错：${version}`, `No range of versions: ${version}`, [
        'extends',
        i,
        'version',
      ]);
  // Its author hears of it before those below do.
  for (const [i, { namespaces }] of (manifest.delegates ?? []).entries()) {
    const wide = namespaces.find((namespace) => !liesBelow(namespace, manifest.id));
    if (wide !== undefined)
      fail(
        'delegation',
        `${wide} 不在 ${manifest.id} 之下，无权委托。`,
        `${wide} is not below ${manifest.id}, which cannot delegate it.`,
        ['delegates', i, 'namespaces'],
      );
  }
  checkManifest(manifest.id, manifest.version, files);
  const hash = contentHash(manifest.id, manifest.version, files);
  return { shown, files, manifest, hash, label, parsed, yaml, place, at, fail, failIn };
}
