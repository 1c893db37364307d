import type { Finding } from '../core/engine/finding.js';
import { BaselineFilter, baselineOf, readBaseline, today } from '../host/baseline.js';
import type { SettingsIssue } from '../host/settings/settings-file.js';
import type { Workspace } from '../host/workspace.js';

/** Leaves out what the baselines of the settings tolerate, as a run on the command line does. */
export class Tolerated {
  readonly #workspace: Workspace;
  /** By path; null: it cannot be read, which leaves every finding. */
  readonly #filters = new Map<string, BaselineFilter | null>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Whether findings depend on a file. */
  reads(path: string): boolean {
    return this.#filters.has(path);
  }

  /** What is wrong with the baseline of a file's settings, told once, where they name it. */
  faults(absolute: string): readonly SettingsIssue[] {
    const path = baselineOf(absolute, this.#workspace);
    const { file } = this.#workspace.settings.for(absolute);
    if (path === null || file === null || this.#filters.has(path)) return [];
    const baseline = readBaseline(path);
    this.#filters.set(path, 'fault' in baseline ? null : new BaselineFilter(baseline, today()));
    if (!('fault' in baseline)) return [];
    return [{ path: file.path, line: file.lines.baseline ?? 1, column: 1, message: baseline.fault }];
  }

  keep(absolute: string, findings: readonly Finding[]): readonly Finding[] {
    if (findings.length === 0) return findings;
    const path = baselineOf(absolute, this.#workspace);
    if (path === null) return findings;
    if (!this.#filters.has(path)) this.faults(absolute);
    return this.#filters.get(path)?.keep(absolute, findings) ?? findings;
  }
}
