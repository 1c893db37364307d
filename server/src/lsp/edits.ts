import type { TextEdit as LspTextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '../core/text/edit.js';
import type { ClientFeatures } from './client/client-features.js';
import { toLspRange } from './positions.js';
import type { FileState } from './project/file-state.js';

export const toLspEdit = (state: FileState, { range, newText }: TextEdit): LspTextEdit => ({
  range: toLspRange(state.positions, range),
  newText,
});

/** Bound to the version that it was made for, so that a client refuses it once the text has moved on. */
export function workspaceEdit(
  state: FileState,
  edits: readonly TextEdit[],
  client: ClientFeatures,
): WorkspaceEdit {
  const lspEdits = edits.map((edit) => toLspEdit(state, edit));
  if (!client.versionedEdits) return { changes: { [state.uri]: lspEdits } };
  const { version } = state.source;
  return { documentChanges: [{ textDocument: { uri: state.uri, version }, edits: lspEdits }] };
}

/** One edit from a text to another: what lies between their common beginning and end. Null: they are equal. */
export function difference(before: string, after: string): TextEdit | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  // Never between the halves of a surrogate pair.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail--;
  return {
    range: { start, end: before.length - tail },
    newText: after.slice(start, after.length - tail),
  };
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code < 0xe000;
