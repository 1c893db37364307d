import { hash } from '../../core/engine/fingerprint.js';
import type { FoundFile } from '../files/discover.js';

/** Which part of a run's files a machine checks: part `index` of `of`, from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What a shard's result says of the run that it is a part of. */
export interface ShardInfo extends Shard {
  /** All files of the run. */
  readonly files: number;
  /** Of their paths: parts of different runs are not to be joined. Null where nobody knows them, as in a stream. */
  readonly list: string | null;
}

/** `i/n`; null where it is none. */
export function readShard(text: string): Shard | null {
  const [, index, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text)?.map(Number) ?? [];
  return index === undefined || of === undefined || index > of ? null : { index, of };
}

/** The files of a shard: each n-th of the sorted list, so that every part has big and small ones. */
export const filesOfShard = (files: readonly FoundFile[], { index, of }: Shard): FoundFile[] =>
  files.filter((_, i) => i % of === index - 1);

export const shardInfo = (files: readonly FoundFile[], shard: Shard): ShardInfo => ({
  ...shard,
  files: files.length,
  list: hash(files.map(({ path }) => path).join('\n')),
});
