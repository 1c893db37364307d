import type { Localized } from '../form/form.js';
import type { Range } from '../text/range.js';

export type Path = readonly (string | number)[];

/** What is wrong in a pack or settings file, in words for its author. */
export interface PackIssue {
  readonly message: Localized;
  readonly path: Path;
  /** In the file's text. */
  readonly range: Range;
  /** What a program can tell it by, `pack/yaml-depth`; absent: it says no more than its words. */
  readonly code?: string;
}
