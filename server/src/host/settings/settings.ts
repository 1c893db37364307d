import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AgencySettings } from '../../core/checks/define.js';
import type { Level } from '../../core/engine/ruleset.js';
import type { Language } from '../../core/engine/wording.js';
import { decode } from '../files/decode.js';
import { compileGlob, type Glob } from '../files/glob.js';
import { systemReason } from '../files/system-reason.js';
import type { Known, SettingsFile, SettingsIssue } from './settings-file.js';

export const SETTINGS_FILE = 'gouji.yaml';

const RESTRICTED = {
  zh: '受限模式：这里引入的规则包没有读取，只用内置规则校核。信任此文件夹后生效。',
  en: 'Restricted mode: the packs named here are not read, only built-in rules apply. Trust this folder to use them.',
};

/** What holds for one file. Files for which the same holds share one object. */
export interface EffectiveSettings {
  readonly file: SettingsFile | null;
  readonly levels: Readonly<Record<string, Level>>;
  /** Line of `file` that set a rule's level. */
  readonly levelLines: ReadonlyMap<string, number>;
  readonly agency: AgencySettings;
  readonly language: Language | null;
  readonly maxBytes: number | null;
  /** For one file. */
  readonly seconds: number | null;
}

/** What holds where no settings file does. */
export const NO_SETTINGS: EffectiveSettings = {
  file: null,
  levels: {},
  levelLines: new Map(),
  agency: {},
  language: null,
  maxBytes: null,
  seconds: null,
};

/** Finds, reads and applies the `gouji.yaml` of each file; one for a run or an editor's workspace. */
export class SettingsStore {
  readonly #known: Known;
  readonly #stopAt: string | null;
  readonly #pathOf = new Map<string, string | null>();
  readonly #files = new Map<string, LoadedSettings>();
  #notices: SettingsIssue[] = [];

  /** `stopAt`: the workspace folder, above which no settings are looked for; a repository's root also ends it. */
  constructor(known: Known, stopAt: string | null = null) {
    this.#known = known;
    this.#stopAt = stopAt;
  }

  /** Path of the settings file of a folder, or null. */
  pathFor(folder: string): string | null {
    const known = this.#pathOf.get(folder);
    if (known !== undefined) return known;
    const path = this.#look(folder);
    this.#pathOf.set(folder, path);
    return path;
  }

  /** Reads the settings that the folders need and have not been read; returns what is wrong in them. */
  async load(folders: Iterable<string>): Promise<readonly SettingsIssue[]> {
    const issues: SettingsIssue[] = [];
    const seen = new Set<string>();
    for (const folder of folders) {
      const path = this.pathFor(folder);
      if (path === null || this.#files.has(path) || seen.has(path)) continue;
      seen.add(path);
      const { readSettings } = await import('./settings.lazy.js');
      const text = readText(path);
      const read =
        typeof text === 'string' ? await readSettings(text, path, this.#known) : { issues: [text] };
      if ('issues' in read) issues.push(...read.issues);
      else {
        this.#files.set(path, new LoadedSettings(read.settings));
        this.#notices.push(...(read.settings.packs?.notices ?? []), ...this.#leftOut(read.settings));
      }
    }
    return issues;
  }

  #leftOut({ path, extends: packs, lines }: SettingsFile): readonly SettingsIssue[] {
    const outside = packs.some((name) => name.replace(/^builtin:/, '') !== this.#known.own);
    if (!this.#known.restricted || !outside) return [];
    return [{ path, line: lines.extends ?? 1, column: 1, message: RESTRICTED, code: 'settings/restricted' }];
  }

  /** What users should hear although their settings hold: an older pack stays in use. */
  get notices(): readonly SettingsIssue[] {
    return this.#notices;
  }

  /** Forgets what was read: a file was added, changed or removed. */
  clear(): void {
    this.#notices = [];
    this.#pathOf.clear();
    this.#files.clear();
  }

  /** What holds for a file whose folder was loaded. */
  for(absolute: string): EffectiveSettings {
    const path = this.pathFor(dirname(absolute));
    const loaded = path === null ? undefined : this.#files.get(path);
    return loaded === undefined ? NO_SETTINGS : loaded.for(absolute);
  }

  #look(folder: string): string | null {
    const path = join(folder, SETTINGS_FILE);
    if (existsSync(path)) return path;
    if (folder === this.#stopAt || existsSync(join(folder, '.git'))) return null;
    const parent = dirname(folder);
    return parent === folder ? null : this.pathFor(parent);
  }
}

/** Far above what is read as YAML: no more than that is looked at to say so. */
const LARGEST = 4 << 20;

/** The text of a settings file, or why there is none. */
export function readText(path: string): string | SettingsIssue {
  const fault = (zh: string, en: string): SettingsIssue => ({
    path,
    line: 1,
    column: 1,
    message: { zh, en },
    code: 'settings/unreadable',
  });
  try {
    // A pipe would be waited for without end; no settings are as large as that.
    const stat = statSync(path);
    if (!stat.isFile())
      return fault(
        '这是文件夹或特殊文件，不能作设置；请改名或移走。',
        'This is a folder or a special file, no settings; rename it or move it away.',
      );
    if (stat.size > LARGEST)
      return {
        ...fault('设置文件超过 4 MB，请精简。', 'The settings are above 4 MB.'),
        code: 'settings/yaml-size',
      };
    const decoded = decode(readFileSync(path));
    if (typeof decoded === 'object') return decoded.text;
    return fault('不是文本文件，请用 UTF-8 保存。', 'This is no text file; save it as UTF-8.');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const { zh, en } = systemReason(code);
    return fault(`读不出来：${zh}。`, `Cannot be read: ${en}.`);
  }
}

/** One settings file with its overrides ready to match. */
class LoadedSettings {
  readonly #settings: SettingsFile;
  readonly #overrides: readonly (readonly Glob[])[];
  readonly #effective = new Map<string, EffectiveSettings>();

  constructor(settings: SettingsFile) {
    this.#settings = settings;
    this.#overrides = settings.overrides.map(({ files }) => files.map(overrideGlob));
  }

  for(absolute: string): EffectiveSettings {
    const path = absolute.replaceAll('\\', '/').slice(this.#settings.folder.length).replace(/^\//, '');
    const matching = this.#overrides.map((globs) => globs.some((glob) => glob.matches(path)));
    const key = matching.join();
    const made = this.#effective.get(key) ?? this.#make(matching);
    this.#effective.set(key, made);
    return made;
  }

  #make(matching: readonly boolean[]): EffectiveSettings {
    const { rules, overrides, agency, language, maxBytes, seconds } = this.#settings;
    const levels: Record<string, Level> = { ...this.#settings.packs?.levels };
    const levelLines = new Map<string, number>();
    const groups = [rules, ...overrides.filter((_, i) => matching[i]).map((override) => override.rules)];
    for (const { rule, level, line } of groups.flat()) {
      levels[rule] = level;
      levelLines.set(rule, line);
    }
    return { file: this.#settings, levels, levelLines, agency, language, maxBytes, seconds };
  }
}

/** `2019/**` and `drafts/` mean what is in the folder; a pattern without a slash matches at any depth. */
function overrideGlob(pattern: string): Glob {
  const plain = pattern.replace(/^\.\//, '').replace(/\/$/, '/**');
  return compileGlob(plain.includes('/') ? plain.replace(/^\//, '') : `**/${plain}`);
}
