import { closingQuote } from '../text/quoted.js';

/** Tags that part blocks of text. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header hr html li main nav ol option p pre section select table tbody td tfoot th ' +
    'thead tr ul caption col colgroup button label'
  ).split(' '),
);

/** Tags whose content is no text of the page. */
export const SKIPPED: ReadonlySet<string> = new Set(
  'script style title noscript template textarea svg iframe object'.split(' '),
);

/** Parts of a page around the report. */
export const PAGE_PARTS: ReadonlySet<string> = new Set([
  'nav',
  'footer',
  'aside',
  'select',
  'button',
  'form',
]);

export interface TagAt {
  /** In lower case. */
  readonly name: string;
  readonly closing: boolean;
  /** Offset behind the `>`; negative where none came before the next `<`: minus the offset where reading goes on. */
  readonly end: number;
}

/** The tag that starts at `at` (a `<`); null for a `<` of the text. Quotes in attributes count. */
export function tagAt(text: string, at: number): TagAt | null {
  const closing = text.charCodeAt(at + 1) === 47;
  const from = closing ? at + 2 : at + 1;
  let end = from;
  while (end < text.length && isNameCode(text.charCodeAt(end))) end++;
  if (end === from || !isLetter(text.charCodeAt(from)) || end - from > 24) return null;
  const name = text.slice(from, end).toLowerCase();
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 62) return { name, closing, end: end + 1 };
    if (code === 60) break;
    if (code === 34 || code === 39) end = Math.max(end, closingQuote(text, end, text.length));
  }
  return { name, closing, end: -end };
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isNameCode = (code: number): boolean =>
  isLetter(code) || (code >= 48 && code <= 57) || code === 45 || code === 58;

/**
 * The commonest tags of all, told without a slice: `<td>` `<th>` `<tr>` `</td>` `</th>` `</tr>`. Returns 0 for any
 * other; else 16 × the second letter (d for th too) + 8 where it closes + its length.
 */
export function tableTag(text: string, at: number): number {
  const closing = text.charCodeAt(at + 1) === 47;
  const name = closing ? at + 2 : at + 1;
  if ((text.charCodeAt(name) | 32) !== 116 || text.charCodeAt(name + 2) !== 62) return 0;
  const letter = text.charCodeAt(name + 1) | 32;
  if (letter !== 100 && letter !== 104 && letter !== 114) return 0;
  return (letter === 104 ? 100 : letter) * 16 + (closing ? 8 + 5 : 4);
}

/** `</td>` or `</th>` as `tableTag` tells it. */
export const CELL_END = 100 * 16 + 8 + 5;
