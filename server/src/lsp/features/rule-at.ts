import type { Range } from '../../core/text/range.js';
import type { FileState } from '../project/file-state.js';

const RULE = /[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*/g;

/** The rule that a suppression at an offset names, in a comment or in the front matter. */
export function ruleAt(
  state: FileState,
  offset: number,
): { readonly id: string; readonly range: Range } | null {
  const { comments, frontMatter } = state.document;
  const around = [...comments, ...(frontMatter ? [frontMatter] : [])].find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  if (!around) return null;
  const { byId } = state.rules;
  for (const match of state.text.slice(around.start, around.end).matchAll(RULE)) {
    const start = around.start + match.index;
    const end = start + match[0].length;
    if (start <= offset && offset <= end && byId.has(match[0]))
      return { id: match[0], range: { start, end } };
  }
  return null;
}
