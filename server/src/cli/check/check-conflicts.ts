import { resolve } from 'node:path';
import type { Invocation } from '../commands/arguments.js';
import type { Messages } from '../messages/index.js';
import type { Output } from './check-settings.js';

/** Pairs of options that want opposite things; a value counts as well as a switch. */
const APART: readonly (readonly [string, string])[] = [
  ['changed', 'staged'],
  ['watch', 'fix'],
  ['watch', 'fix-dry-run'],
  ['watch', 'diff'],
  ['watch', 'files-from'],
  ['baseline', 'no-baseline'],
  // What changes files, or says something of a whole run, is not for a part of one.
  ...['shard', 'stream'].flatMap((part) =>
    ['fix', 'fix-dry-run', 'diff', 'watch', 'timing'].map((other) => [part, other] as const),
  ),
  ...['format', 'files-from', 'previous', 'baseline', 'changed', 'staged'].map(
    (other) => ['stream', other] as const,
  ),
];
/** What makes no sense of a text that comes from standard input. */
const NOT_OF_STDIN = ['changed', 'staged', 'watch', 'shard', 'stream'];

/** What is wrong about the options of `gouji check` taken together; null where they agree. */
export function conflictOf({ operands, switches, values }: Invocation, say: Messages): string | null {
  const given = (name: string): boolean => switches.has(name) || values[name] !== undefined;
  if (given('stream') && operands.length > 0) return say.notTogether('--stream', operands[0]!);
  const modes = ['fix', 'fix-dry-run', 'diff'].filter(given);
  const stdin = operands.includes('-');
  if (modes.length > 1) return say.fixConflict;
  if (given('fix-suggestions') && modes.length === 0) return say.suggestionsNeedFix;
  for (const [one, other] of APART)
    if (given(one) && given(other)) return say.notTogether(`--${one}`, `--${other}`);
  if (operands.filter((path) => path === '-').length > 1) return say.stdinOnce;
  if (stdin && values['files-from']?.[0] === '-') return say.stdinTwice('-', '--files-from -');
  if (stdin && (operands.length > 1 || given('files-from'))) return say.stdinAlone;
  if (stdin && given('fix')) return say.fixNeedsFiles;
  for (const name of NOT_OF_STDIN) if (stdin && given(name)) return say.notTogether('-', `--${name}`);
  if (!stdin && given('stdin-filename')) return say.nameNeedsStdin;
  return null;
}

/** Two results for one place: standard output, or the same file, whichever way it is written. */
export function outputConflictOf(outputs: readonly Output[], say: Messages): string | null {
  const [, second] = outputs.filter(({ file }) => file === null);
  if (second) return say.oneStandardOutput(second.format);
  const seen = new Map<string, Output>();
  for (const output of outputs) {
    if (output.file === null) continue;
    const before = seen.get(resolve(output.file));
    if (before) return say.oneFile(before.format, output.format, output.file);
    seen.set(resolve(output.file), output);
  }
  return null;
}
