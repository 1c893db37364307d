import type { AgencySettings } from '../../core/checks/define.js';
import type { Level } from '../../core/engine/ruleset.js';
import type { Language } from '../../core/engine/wording.js';
import type { Localized } from '../../core/form/form.js';
import type { EffectiveRule } from '../../core/pack/layer.js';
import type { CompiledPack } from '../../core/pack/rule.js';

/** A `gouji.yaml`, read: plain data, with the line of every level so that `gouji config` can name it. */
export interface SettingsFile {
  /** Absolute. */
  readonly path: string;
  /** Absolute, with `/`: globs of the file are relative to it. */
  readonly folder: string;
  readonly extends: readonly string[];
  readonly rules: readonly LevelEntry[];
  readonly overrides: readonly Override[];
  readonly agency: AgencySettings;
  readonly reports: ReportGroup;
  readonly baseline: string | null;
  readonly language: Language | null;
  readonly maxBytes: number | null;
  readonly seconds: number | null;
  /** Line (from 1) of each key that is set: `agency.region` → 7. */
  readonly lines: Readonly<Record<string, number>>;
  /** What `extends` brings; null: the built-in pack alone. */
  readonly packs: InstalledPacks | null;
}

/** The packs of a settings file, composed to one. */
export interface InstalledPacks {
  readonly pack: CompiledPack;
  /** Each rule with who set what. */
  readonly effective: ReadonlyMap<string, EffectiveRule>;
  /** Rules that a pack has switched off. */
  readonly levels: Readonly<Record<string, Level>>;
  /** What the user should hear although all went on. */
  readonly notices: readonly SettingsIssue[];
}

export interface LevelEntry {
  readonly rule: string;
  readonly level: Level;
  /** From 1. */
  readonly line: number;
}

export interface Override {
  readonly files: readonly string[];
  readonly rules: readonly LevelEntry[];
}

/** Reports that the file's own are compared with; globs. */
export interface ReportGroup {
  readonly include: readonly string[];
  readonly previous: string | null;
  readonly children: readonly string[];
}

/** What is wrong in a settings file. */
export interface SettingsIssue {
  readonly path: string;
  /** From 1, as an editor shows them. */
  readonly line: number;
  readonly column: number;
  readonly message: Localized;
  /** `pack/unsigned`, for programs. */
  readonly code?: string;
  /** Places in other files that it is about. */
  readonly related?: readonly Omit<SettingsIssue, 'related'>[];
}

/** What a settings file may name. */
export interface Known {
  readonly rules: ReadonlySet<string>;
  /** Rules of built-in packs that files of other forms are checked by. */
  readonly otherRules?: () => ReadonlySet<string>;
  readonly packs: ReadonlySet<string>;
  /** The built-in pack that needs no entry. */
  readonly own: string;
  /** `--frozen`: packs are what the lock says, or nothing is checked. */
  readonly frozen?: boolean;
  /** The folder is not trusted: packs that its settings extend are not read. */
  readonly restricted?: boolean;
}

export type ReadSettings = (
  text: string,
  path: string,
  known: Known,
) => Promise<{ readonly settings: SettingsFile } | { readonly issues: readonly SettingsIssue[] }>;
