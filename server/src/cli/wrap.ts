import { characterWidth, textWidth } from './terminal-width.js';

// Marks that may not begin a line.
const CLOSING = new Set('，。；：！？、）》〉”’」』】');

/** Breaks a text into lines of at most `width` columns: Chinese anywhere but before a closing mark, words whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(text)) {
    const columns = textWidth(piece);
    if (used + columns > width && line !== '' && !CLOSING.has(piece)) {
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

/** Words of Latin letters and digits whole, everything else a character each. */
function* pieces(text: string): Generator<string> {
  let word = '';
  for (const char of text) {
    if (char !== ' ' && characterWidth(char.codePointAt(0)!) < 2 && !CLOSING.has(char)) {
      word += char;
      continue;
    }
    if (word !== '') yield word;
    word = '';
    yield char;
  }
  if (word !== '') yield word;
}
