import type { Comparison } from './compare/comparison.js';
import type { FoundFile, PathFault } from './files/discover.js';
import type { Loaded } from './load.js';
import type { FileResult } from './result.js';
import type { Wanted } from './workspace.js';

export interface RunOptions extends Wanted {
  /** Paths are shown relative to it. */
  readonly cwd: string;
  /** Last year's report, from `--previous`. */
  readonly previous?: FoundFile | null;
  /** Reads a file; by default from disk. */
  readonly load?: (file: FoundFile) => Loaded;
  /** Takes each result as it comes, with what the run's reports are compared by; they are then not kept. */
  readonly onFile?: (file: FileResult, comparison?: Comparison | null) => Promise<void>;
  /** Told now and then how many of all steps are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked now and then; true ends the run with what there is. */
  readonly isInterrupted?: () => boolean;
}

export interface RunResult {
  /** Empty where `onFile` took them. */
  readonly files: readonly FileResult[];
  /** Files of folders and globs that hold no report. */
  readonly notReports: readonly string[];
  readonly faults: readonly PathFault[];
}
