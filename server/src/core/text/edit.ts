import type { Range } from './range.js';

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Applies edits that do not overlap; order does not matter. Two insertions at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
  let out = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.range.start < at) throw new RangeError(`edits overlap at offset ${edit.range.start}`);
    out += text.slice(at, edit.range.start) + edit.newText;
    at = edit.range.end;
  }
  return out + text.slice(at);
}
