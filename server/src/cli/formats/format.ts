import type { Severity } from '../../core/checks/define.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';
import type { LineIndex } from '../../core/text/lines.js';
import type { PathFault } from '../../host/files/discover.js';
import type { FileResult } from '../../host/result.js';
import type { ShardInfo } from '../../host/shards/shard.js';
import type { Style } from '../terminal/style.js';

/** What a format knows before the first file. */
export interface RunContext {
  readonly version: string;
  readonly language: Language;
  /** The pack of the run's first file. */
  readonly pack: CompiledPack;
  /** The pack that a file was checked with: settings of its folder may extend another. */
  readonly packOf: (file: Pick<FileResult, 'absolute'>) => CompiledPack;
  /** Explanations of the rules; empty until there is a finding, for formats that want them. */
  readonly help: () => ReadonlyMap<string, RuleHelp>;
  /** Lines of another file that a related place is in. */
  readonly linesOf: (path: string) => LineIndex;
  /** Findings at or above it make the run fail. */
  readonly failOn: Severity;
  /** For terminal formats. */
  readonly style: Style;
  readonly width: number;
  /** Columns that lines are broken at; absent where nobody but a program or a log takes them. */
  readonly wrapAt?: number;
  /** Where the run is a part of a bigger one. */
  readonly shard?: ShardInfo | null;
}

/** What is said of a rule by the pack that the file was checked with: packs of two folders may have rules of one id. */
export const helpOf = (
  run: Pick<RunContext, 'packOf' | 'help'>,
  file: Pick<FileResult, 'absolute'>,
  rule: string,
): RuleHelp | undefined => run.packOf(file).help?.get(rule) ?? run.help().get(rule);

/** What is known after the last file. */
export interface RunTotals {
  readonly summary: Summary;
  readonly notReports: readonly string[];
  /** Findings left out by `--quiet`. */
  readonly hidden: number;
  /** Findings left out by the baseline. */
  readonly known: number;
  /** What a part of a run leaves for joining it with the others. */
  readonly left?: { readonly compared: readonly string[]; readonly faults: readonly PathFault[] };
}

export interface Summary extends Readonly<Record<Severity, number>> {
  readonly files: number;
  readonly reports: number;
  readonly notReports: number;
}

/** Writes one run: files come one by one, so that a big run is never held in memory whole. */
export interface FormatWriter {
  readonly file: (file: FileResult) => string;
  readonly end: (totals: RunTotals) => string;
}

/** From a run to text, without side effects; one file each, named as on the command line. */
export interface Format {
  /** Wants explanations of rules: once there is a finding, or in any case. */
  readonly wantsHelp: 'never' | 'findings' | 'always';
  /** Wants the parts of tables around findings on cells. */
  readonly wantsViews: boolean;
  /** Wants whole tables. */
  readonly wantsDigests?: boolean;
  readonly open: (run: RunContext) => FormatWriter;
}
