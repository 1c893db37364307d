import type { Severity } from '../core/checks/define.js';
import { nearestName } from '../core/pack/nearest.js';
import { readShard, type Shard } from '../host/shards/shard.js';
import { type Invocation, type UsageError, usage } from './arguments.js';
import { conflictOf, outputConflictOf } from './check-conflicts.js';
import { FORMATS, type FormatName } from './formats/names.js';
import type { Messages } from './messages/index.js';

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

export function readCheckOptions(invocation: Invocation, say: Messages): CheckSettings {
  const { command, switches, values, operands } = invocation;
  const wrong = (message: string): UsageError => usage(message, command, say);
  const conflict = conflictOf(invocation, say);
  if (conflict !== null) throw wrong(conflict);
  const [mode] = (['fix', 'fix-dry-run', 'diff'] as const).filter((name) => switches.has(name));
  const ref = values.changed?.[0];
  const max = values['max-warnings']?.[0];
  const shard = readShardOption(values.shard?.[0], wrong, say);
  const outputs = (values.format ?? [shard ? 'json' : 'pretty']).map((text) => readOutput(text, wrong, say));
  const clash = outputConflictOf(outputs, say);
  if (clash !== null) throw wrong(clash);
  return {
    outputs,
    failOn: (values['fail-on']?.[0] ?? 'error') as Severity,
    maxWarnings: max === undefined ? null : Number(max),
    fix: mode === undefined ? 'none' : ({ fix: 'write', 'fix-dry-run': 'list', diff: 'diff' } as const)[mode],
    suggestions: switches.has('fix-suggestions'),
    quiet: switches.has('quiet'),
    verbose: switches.has('verbose'),
    stdin: operands.includes('-'),
    changed: switches.has('staged')
      ? 'staged'
      : switches.has('changed') || ref !== undefined
        ? { ref: ref ?? null }
        : null,
    watch: switches.has('watch'),
    timing: switches.has('timing'),
    shard,
    stream: switches.has('stream'),
    // What was not run cannot be timed.
    cache: !switches.has('no-cache') && !switches.has('timing'),
  };
}

function readShardOption(
  text: string | undefined,
  wrong: (message: string) => UsageError,
  say: Messages,
): Shard | null {
  if (text === undefined) return null;
  const shard = readShard(text);
  if (shard === null) throw wrong(say.badShard(text));
  return shard;
}

function readOutput(text: string, wrong: (message: string) => UsageError, say: Messages): Output {
  const at = text.indexOf('=');
  const format = at < 0 ? text : text.slice(0, at);
  const file = at < 0 ? null : text.slice(at + 1);
  if (!isFormat(format)) {
    const near = nearestName(format, FORMATS);
    throw wrong(
      say.badValue('--format', format, FORMATS.join(', ')) +
        (near === null ? '' : `\n${say.didYouMean(near)}`),
    );
  }
  if (file === '') throw wrong(say.missingValue(`--format ${format}=`));
  return { format, file };
}

const isFormat = (name: string): name is FormatName => (FORMATS as readonly string[]).includes(name);
