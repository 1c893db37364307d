import type { Severity } from '../../core/checks/define.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';
import type { LineIndex } from '../../core/text/lines.js';
import type { FileResult } from '../../host/result.js';
import type { Style } from '../style.js';

/** What a run has found, for every format. */
export interface RunReport {
  readonly version: string;
  readonly files: readonly FileResult[];
  readonly notReports: readonly string[];
  readonly summary: Summary;
  readonly language: Language;
  readonly pack: CompiledPack;
  /** Explanations of the rules; loaded only for formats that want them. */
  readonly help: ReadonlyMap<string, RuleHelp>;
  /** Lines of another file that a related place is in. */
  readonly linesOf: (path: string) => LineIndex;
  /** For terminal formats. */
  readonly style: Style;
  readonly width: number;
  /** Findings left out by `--quiet`. */
  readonly hidden: number;
}

export interface Summary extends Readonly<Record<Severity, number>> {
  readonly files: number;
  readonly reports: number;
  readonly notReports: number;
}

/** A pure function from a run to text; one file each, named as on the command line. */
export interface Format {
  readonly wantsHelp: boolean;
  /** Wants the tables around findings on cells. */
  readonly wantsViews: boolean;
  readonly render: (run: RunReport) => string;
}
