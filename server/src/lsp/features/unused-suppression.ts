import type { Finding } from '../../core/engine/finding.js';
import type { TextEdit } from '../../core/text/edit.js';

/** Findings about suppressions themselves: they are mended or taken away, not suppressed in turn. */
export const isAboutSuppression = ({ rule }: Finding): boolean => rule.startsWith('suppress/');

const UNUSED = 'suppress/unused';

/**
 * Takes away a suppression that hides nothing: its comment, or its entry of the list in the front matter, with the line
 * where nothing else stands on it. Null where it names several rules, of which others may still be of use.
 */
export function removalOf(text: string, { rule, range }: Finding): TextEdit | null {
  if (rule !== UNUSED) return null;
  const start = text.lastIndexOf('\n', range.start - 1) + 1;
  const found = text.indexOf('\n', range.end);
  const end = found < 0 ? text.length : found;
  const words = text.slice(range.start, range.end);
  if (words.startsWith('<!--')) {
    if (!/^<!--\s*gouji-disable(?:-next-line)?\s+[^\s,，、]+\s*(?:--|——|-->)/.test(words)) return null;
    const isAlone = (text.slice(start, range.start) + text.slice(range.end, end)).trim() === '';
    return { range: isAlone ? { start, end: Math.min(end + 1, text.length) } : range, newText: '' };
  }
  if (!/^\s*-\s*\{[^{}]*\}\s*$/.test(text.slice(start, end))) return null;
  return { range: { start, end: Math.min(end + 1, text.length) }, newText: '' };
}
