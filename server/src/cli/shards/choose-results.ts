import { resolve } from 'node:path';
import { openResult, type ResultFile } from '../../host/shards/result-file.js';
import { VERSION } from '../../host/version.js';
import type { Io } from '../io.js';
import { visible } from '../terminal/terminal-width.js';
import type { ShardWords } from './words.js';

/** Opens results and sees to it that they are all parts of one run, each once; null where not, which has been said. */
export function chooseResults(
  paths: readonly string[],
  io: Io,
  words: ShardWords,
): readonly ResultFile[] | null {
  const say = (message: string): void => io.err(`${message}\n`);
  const opened: ResultFile[] = [];
  let failed = false;
  const refuse = (message: string): void => {
    failed = true;
    say(message);
  };
  for (const path of paths) {
    const shown = visible(path);
    const result = openResult(resolve(io.cwd, path), path);
    if (!('fault' in result)) {
      if (result.version === VERSION) opened.push(result);
      else refuse(words.otherVersion(shown, result.version));
    } else if (result.fault === 'unreadable') refuse(words.unreadable(shown, result.code ?? ''));
    else refuse(result.fault === 'no-shard' ? words.noShard(shown) : words.cutShort(shown));
  }
  const [first] = opened;
  if (failed || !first) return null;
  for (const one of opened) if (!isSameRun(one, first)) refuse(words.otherRun(visible(one.path)));
  if (failed) return null;
  const byIndex = new Map<number, ResultFile>();
  for (const one of opened) {
    const { index } = one.shard;
    // The later one is that of the second attempt.
    if (byIndex.has(index)) say(words.twice(index, visible(one.path)));
    byIndex.set(index, one);
  }
  const { of } = first.shard;
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0) say(words.missing(rangesOf(missing), of));
  return missing.length > 0 ? null : [...byIndex.values()].sort((a, b) => a.shard.index - b.shard.index);
}

const isSameRun = ({ shard: a }: ResultFile, { shard: b }: ResultFile): boolean =>
  a.of === b.of && a.list === b.list && a.files === b.files;

/** `2, 5-7` */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === n - 1) last[1] = n;
    else ranges.push([n, n]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}
