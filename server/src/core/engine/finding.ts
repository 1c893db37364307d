import type { Severity } from '../checks/define.js';
import type { TextEdit } from '../text/edit.js';
import type { Range } from '../text/range.js';

/** What every face of gouji shows: worded, with severity, in offsets of the file's text. Plain data. */
export interface Finding {
  readonly rule: string;
  /** The rule's message id, for tests and tools; not part of the public JSON. */
  readonly messageId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly basis: string;
  readonly cell?: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  readonly fingerprint: string;
}

export interface Related {
  readonly path?: string;
  readonly range: Range;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  readonly kind: 'safe' | 'suggestion';
  readonly edits: readonly TextEdit[];
}
