import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FoundFile } from '../../host/files/discover.js';
import type { Output } from '../check/check-settings.js';

/** Files of a run without those that its own results go to. */
export interface Inputs {
  readonly files: readonly FoundFile[];
  /** A result would replace a file that was named to be checked; as the user wrote it. */
  readonly clash: string | null;
}

/**
 * Results that an earlier run left in a folder are no reports, although a page with all tables looks like one. A file
 * that is named is one, and nobody wants it replaced by what was found in it.
 */
export function withoutResults(files: readonly FoundFile[], outputs: readonly Output[], cwd: string): Inputs {
  const results = new Map<string, string>();
  for (const { file } of outputs) if (file !== null) results.set(real(resolve(cwd, file)), file);
  if (results.size === 0) return { files, clash: null };
  const resultAt = ({ absolute, named }: FoundFile): string | undefined =>
    results.get(named ? real(absolute) : absolute);
  const clash = files.find((file) => file.named && resultAt(file) !== undefined);
  if (clash) return { files, clash: resultAt(clash) ?? null };
  return { files: files.filter((file) => resultAt(file) === undefined), clash: null };
}

/** Where a link leads; a file that is not there yet is where it is named. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
