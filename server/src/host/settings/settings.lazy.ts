import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type * as z from 'zod';
import type { Level } from '../../core/engine/ruleset.js';
import type { Localized } from '../../core/form/form.js';
import type { Path } from '../../core/pack/issue.js';
import { nearestName } from '../../core/pack/nearest.js';
import { readYaml, type YamlFile } from '../../core/pack/read-yaml.js';
import { settingsSchema } from '../../core/pack/schema/settings-schema.js';
import { validate } from '../../core/pack/validate.js';
import { LineIndex } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import { globBase, isGlob } from '../files/glob.js';
import { rootOf, staysInside } from '../files/inside.js';
import { schemaOf } from '../packs/schemas.js';
import type { InstalledPacks, Known, LevelEntry, ReadSettings, SettingsIssue } from './settings-file.js';

type Raw = z.output<ReturnType<typeof settingsSchema>>;
type Levels = Readonly<Record<string, Level>>;
/** `code` without `settings/`. */
type Say = (code: string, message: Localized, range: Range) => void;

/** More help nobody. */
const MOST_ISSUES = 100;

/** Reads a `gouji.yaml`. Loaded only where there is one, since it brings yaml and zod with it. */
export const readSettings: ReadSettings = async (text, path, known) => {
  const lines = new LineIndex(text);
  const file = readYaml(text);
  const issues: SettingsIssue[] = [];
  const say: Say = (code, message, range) => {
    if (issues.length >= MOST_ISSUES) return;
    const { line, character } = lines.positionAt(range.start);
    issues.push({ path, line: line + 1, column: character + 1, message, code: `settings/${code}` });
  };
  const lineOf = (at: Path): number => lines.positionAt(file.keyRangeOf(at).start).line + 1;
  const finish = (raw: Raw, packs: InstalledPacks | null) => ({
    settings: {
      path,
      folder: dirname(path).replaceAll('\\', '/'),
      extends: raw.extends ?? [],
      rules: entries(raw.rules, ['rules'], lineOf),
      overrides: (raw.overrides ?? []).map(({ files, rules }, i) => ({
        files: list(files),
        rules: entries(rules, ['overrides', i, 'rules'], lineOf),
      })),
      agency: defined(raw.agency ?? {}),
      reports: {
        include: list(raw.reports?.include),
        previous: raw.reports?.previous ?? null,
        children: list(raw.reports?.children),
      },
      baseline: raw.baseline ?? null,
      language: raw.language ?? null,
      maxBytes: raw.limits?.megabytes === undefined ? null : raw.limits.megabytes * 1024 * 1024,
      seconds: raw.limits?.seconds ?? null,
      lines: keyLines(raw, lineOf),
      packs,
    },
  });

  for (const { code, message, range } of file.issues)
    say(code?.replace(/^pack\//, '') ?? 'yaml-syntax', message, range);
  if (issues.length > 0) return { issues };
  // An empty file, or one of comments only, sets nothing; that is no fault.
  if (file.value === null || file.value === undefined) return finish({}, null);
  const parsed = validate(schemaOf(settingsSchema), file.value, file);
  if ('issues' in parsed) {
    for (const { message, range } of parsed.issues) say('value', message, range);
    return { issues };
  }
  const raw = parsed.value;
  checkPacks(raw, known, file, say);
  checkPaths(raw, dirname(path), file, say);
  if (issues.length > 0) return { issues };
  const outside = (raw.extends ?? []).some((name) => name.replace(/^builtin:/, '') !== known.own);
  // Rules of packs that were not read are nobody's mistake.
  if (outside && known.restricted) return finish(raw, null);
  if (!outside) {
    checkNames(raw, known.rules, known.otherRules, file, say);
    return issues.length > 0 ? { issues } : finish(raw, null);
  }
  const { installPacks, heldAgainstPolicy } = await import('../packs/install.lazy.js');
  const placed = (at: Path) => {
    const { line, character } = lines.positionAt(file.rangeOf(at).start);
    return { path, line: line + 1, column: character + 1 };
  };
  const packs = installPacks(raw.extends ?? [], path, placed, known.frozen ?? false);
  if ('issues' in packs) return packs;
  checkNames(raw, new Set(packs.effective.keys()), known.otherRules, file, say);
  issues.push(...heldAgainstPolicy(raw, packs, placed));
  return issues.length > 0 ? { issues } : finish(raw, packs);
};

/** YAML front matter of a report; unreadable: nothing. */
export function parseFrontMatter(text: string): unknown {
  const { value, issues } = readYaml(text);
  return issues.length > 0 ? null : value;
}

function checkNames(
  raw: Raw,
  known: ReadonlySet<string>,
  others: Known['otherRules'],
  file: YamlFile,
  say: Say,
): void {
  const rules = (levels: Levels | undefined, under: Path): void => {
    for (const id of Object.keys(levels ?? {})) {
      if (known.has(id) || others?.().has(id)) continue;
      const near = nearestName(id, known);
      say(
        'rule-unknown',
        {
          zh: `没有名为“${id}”的规则${near ? `，是否想写“${near}”？` : '。'}`,
          en: `There is no rule “${id}”${near ? `; did you mean “${near}”?` : '.'}`,
        },
        file.keyRangeOf([...under, id]),
      );
    }
  };
  rules(raw.rules, ['rules']);
  for (const [i, override] of (raw.overrides ?? []).entries())
    rules(override.rules, ['overrides', i, 'rules']);
}

/** Files that settings name are read, and a baseline is written: none may lie outside of the repository. */
function checkPaths(raw: Raw, home: string, file: YamlFile, say: Say): void {
  const root = rootOf(home);
  const { include, previous, children } = raw.reports ?? {};
  const named: readonly (readonly [Path, string])[] = [
    ...(raw.baseline === undefined ? [] : [[['baseline'], raw.baseline] as const]),
    ...(previous === undefined ? [] : [[['reports', 'previous'], previous] as const]),
    ...pathsAt(['reports', 'include'], include),
    ...pathsAt(['reports', 'children'], children),
  ];
  for (const [at, text] of named) {
    // Of a pattern, the folder where the search begins; a drive stays a drive.
    const where = isGlob(text) && !/^(?:[A-Za-z]:|[\\/])/.test(text) ? globBase(`./${text}`) : text;
    if (staysInside(where, home, root)) {
      if (at[1] === 'previous' && !isGlob(text) && !existsSync(resolve(home, text)))
        say(
          'path-missing',
          {
            zh: `找不到上一年度的年报“${text}”，请核对路径。`,
            en: `There is no last year's report “${text}”; check the path.`,
          },
          file.rangeOf(at),
        );
      continue;
    }
    const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
    say(
      'path-outside',
      {
        zh: `“${shown}”指向允许的文件夹（${root}）之外；请把 gouji.yaml 移到共同的上级文件夹，或把文件放进来。`,
        en: `“${shown}” leads out of the folder that settings may name files in (${root}); move gouji.yaml up, or the file in.`,
      },
      file.rangeOf(at),
    );
  }
}

const pathsAt = (
  at: Path,
  texts: string | readonly string[] | undefined,
): readonly (readonly [Path, string])[] =>
  typeof texts === 'string' ? [[at, texts]] : (texts ?? []).map((text, i) => [[...at, i], text]);

/** A plain name that is no built-in pack; paths, addresses and ids with levels are for the installer. */
function checkPacks(raw: Raw, known: Known, file: YamlFile, say: Say): void {
  for (const [i, name] of (raw.extends ?? []).entries()) {
    const id = name.replace(/^builtin:/, '');
    if (known.packs.has(id) || /[./:@]/.test(id)) continue;
    const near = nearestName(id, known.packs);
    say(
      'pack-unknown',
      {
        zh: `没有名为“${name}”的规则包${near ? `，是否想写“${near}”？` : '。'}`,
        en: `There is no rule pack “${name}”${near ? `; did you mean “${near}”?` : '.'}`,
      },
      file.rangeOf(['extends', i]),
    );
  }
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const entries = (
  levels: Levels | undefined,
  under: Path,
  lineOf: (path: Path) => number,
): readonly LevelEntry[] =>
  Object.entries(levels ?? {}).map(([rule, level]) => ({ rule, level, line: lineOf([...under, rule]) }));

/** Without keys whose value is undefined, as exact optional types want it. */
const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;

function keyLines(raw: Raw, lineOf: (path: Path) => number): Record<string, number> {
  const lines: Record<string, number> = {};
  for (const [key, value] of Object.entries(raw)) {
    lines[key] = lineOf([key]);
    if (key === 'rules' || value === null || typeof value !== 'object' || Array.isArray(value)) continue;
    for (const inner of Object.keys(value)) lines[`${key}.${inner}`] = lineOf([key, inner]);
  }
  return lines;
}
