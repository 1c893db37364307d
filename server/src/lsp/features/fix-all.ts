import { choose, fixText } from '../../core/engine/fix.js';
import { applyEdits, type TextEdit } from '../../core/text/edit.js';
import { difference } from '../edits.js';
import type { FileState } from '../project/file-state.js';

export interface FixAll {
  readonly edits: readonly TextEdit[];
  readonly count: number;
}

/**
 * All safe fixes until none is left. One pass keeps its separate edits, which a client shows and undoes well;
 * where fixing uncovers more to fix, the whole difference is one edit.
 */
export function fixAll(state: FileState): FixAll | null {
  const { project, path, language } = state.source;
  const check = (text: string) =>
    text === state.text ? state.findings : project.check(path, project.read(path, text), language);
  const first = choose(state.findings, 'safe');
  if (first.taken.length === 0) return null;
  const result = fixText(state.text, { take: 'safe', check });
  if (applyEdits(state.text, first.edits) === result.text)
    return { edits: first.edits, count: first.taken.length };
  const whole = difference(state.text, result.text);
  return whole && { edits: [whole], count: result.applied.length };
}
