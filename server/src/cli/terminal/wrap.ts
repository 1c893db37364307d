import { characterWidth, textWidth } from './terminal-width.js';

// Marks that may not begin a line, and marks that may not end one.
const CLOSING = new Set('，。；：！？、）》〉”’」』】');
const OPENING = new Set('（《〈“‘「『【');
// These may stand within a word (gouji.yaml), but behind a closing mark they do not begin a line either.
const STOPS = new Set('.,;:!?)');

/**
 * Breaks a text into lines of at most `width` columns, the first of at most `first`: Chinese between characters, words
 * and their marks whole.
 */
export function wrap(text: string, width: number, first = width): string[] {
  const lines: string[] = [];
  let line = '';
  let used = width - first;
  for (const piece of pieces(text)) {
    const columns = textWidth(piece);
    if (used + columns > width && line !== '') {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (piece === ' ') continue;
    }
    line += piece;
    used += columns;
  }
  if (line !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** What stays on one line: a word or a character, with the opening marks before and the closing marks behind it. */
function* pieces(text: string): Generator<string> {
  let piece = '';
  // Whether the piece is still to get the word or character that its opening marks wait for.
  let isOpen = true;
  let isWord = false;
  for (const char of text) {
    const isLetter = char !== ' ' && characterWidth(char.codePointAt(0)!) < 2;
    const joins = CLOSING.has(char)
      ? !isOpen
      : isOpen || STOPS.has(char) || (isWord && isLetter && !OPENING.has(char));
    if (piece !== '' && (!joins || char === ' ' || piece === ' ')) {
      yield piece;
      piece = '';
      isOpen = true;
    }
    piece += char;
    isOpen = isOpen && OPENING.has(char);
    isWord = isLetter && !CLOSING.has(char) && !OPENING.has(char);
  }
  if (piece !== '') yield piece;
}
