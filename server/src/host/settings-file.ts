import type { AgencySettings } from '../core/checks/define.js';
import type { Level } from '../core/engine/ruleset.js';
import type { Language } from '../core/engine/wording.js';
import type { Localized } from '../core/form/form.js';

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
  /** Line (from 1) of each key that is set: `agency.region` → 7. */
  readonly lines: Readonly<Record<string, number>>;
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
}

/** What a settings file may name. */
export interface Known {
  readonly rules: ReadonlySet<string>;
  readonly packs: ReadonlySet<string>;
}

export type ReadSettings = (
  text: string,
  path: string,
  known: Known,
) => { readonly settings: SettingsFile } | { readonly issues: readonly SettingsIssue[] };
