import type { Severity } from '../../core/checks/define.js';
import { nearestName } from '../../core/pack/nearest.js';
import { readShard, type Shard } from '../../host/shards/shard.js';
import { type Invocation, type UsageError, usage } from '../commands/arguments.js';
import { FORMATS, type FormatName } from '../formats/names.js';
import type { Messages } from '../messages/index.js';
import { conflictOf, outputConflictOf } from './check-conflicts.js';
import type { CheckSettings, Output } from './check-settings.js';

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
