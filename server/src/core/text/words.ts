/**
 * Any of some words, searched for as a native pattern would be (`exec` from `lastIndex` on, the longest word at a
 * place), but none: words come from packs, and no text of theirs may become a pattern of the native engine.
 */
export interface WordSearch {
  lastIndex: number;
  readonly exec: (text: string) => { readonly index: number; readonly 0: string } | null;
  /** Whether one of the words stands at an offset. */
  readonly standsAt: (text: string, at: number) => boolean;
}

/** Null where there are no words. */
export function anyOf(words: readonly string[]): WordSearch | null {
  if (words.length === 0) return null;
  const sorted = [...words].sort((a, b) => b.length - a.length);
  const byFirst = new Map<number, string[]>();
  // Most characters begin no word: a table of their low bits says so before the map is asked.
  const may = new Uint8Array(LOW + 1);
  for (const word of sorted) {
    const first = word.charCodeAt(0);
    may[first & LOW] = 1;
    const known = byFirst.get(first);
    if (known === undefined) byFirst.set(first, [word]);
    else known.push(word);
  }
  const wordAt = (text: string, at: number): string | null => {
    const found = byFirst.get(text.charCodeAt(at));
    if (found === undefined) return null;
    for (const word of found) if (text.startsWith(word, at)) return word;
    return null;
  };
  const shared = sharedBy(words);
  const search: WordSearch = {
    lastIndex: 0,
    exec(text) {
      if (shared !== '' && !text.includes(shared, search.lastIndex)) {
        search.lastIndex = 0;
        return null;
      }
      for (let i = search.lastIndex; i < text.length; i++) {
        if (may[text.charCodeAt(i) & LOW] === 0) continue;
        const word = wordAt(text, i);
        if (word === null) continue;
        search.lastIndex = i + word.length;
        return { index: i, 0: word };
      }
      search.lastIndex = 0;
      return null;
    },
    standsAt: (text, at) => may[text.charCodeAt(at) & LOW] !== 0 && wordAt(text, at) !== null,
  };
  return search;
}

/** A character that all words hold, looked for natively first; empty where there is none. */
function sharedBy([first = '', ...others]: readonly string[]): string {
  for (let i = 0; i < first.length; i++) {
    const char = first.charAt(i);
    if (others.every((word) => word.includes(char))) return char;
  }
  return '';
}

/** Bits of a character by which the table is asked. */
const LOW = 0x3ff;
