import type { Severity } from '../../core/checks/define.js';
import type { Shard } from '../../host/shards/shard.js';
import type { FormatName } from '../formats/names.js';

/** The options of `gouji check`, understood. */
export interface CheckSettings {
  readonly outputs: readonly Output[];
  readonly failOn: Severity;
  readonly maxWarnings: number | null;
  readonly fix: 'none' | 'write' | 'list' | 'diff';
  readonly suggestions: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly stdin: boolean;
  readonly changed: Changed | null;
  readonly watch: boolean;
  readonly timing: boolean;
  /** A part of the files, whose results are to be joined with the others'. */
  readonly shard: Shard | null;
  /** Texts come one a line on standard input. */
  readonly stream: boolean;
  /** Results of the last run may be used. */
  readonly cache: boolean;
}

/** Only files that git sees changed: against a commit (`ref` null: the last one), or those staged for the next. */
export type Changed = { readonly ref: string | null } | 'staged';

/** A format and where it goes; null: standard output. */
export interface Output {
  readonly format: FormatName;
  readonly file: string | null;
}
