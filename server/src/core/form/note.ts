/** Of the note's pairs of letters this share must stand in a line, in tenths. */
const SHARE = 6;
const SHORTEST_NOTE = 12;

/** The printed note, however its wording slipped: it shares its beginning and most of its length. */
export function isNote(note: string, key: string): boolean {
  if (note.length < SHORTEST_NOTE || key.length < note.length / 2) return false;
  let shared = 0;
  for (let i = 0; i + 1 < note.length; i++) if (key.includes(note.slice(i, i + 2))) shared++;
  return shared * 10 >= (note.length - 1) * SHARE;
}

/** A note's ideographs with how many of its pairs each opens, those of many pairs first. */
export type NoteLetters = readonly (readonly [letter: string, pairs: number])[];

export function noteLetters(note: string): NoteLetters {
  const pairs = new Map<string, number>();
  for (const letter of note.slice(0, -1))
    if (letter >= '\u3400') pairs.set(letter, (pairs.get(letter) ?? 0) + 1);
  return [...pairs].sort((a, b) => b[1] - a[1]);
}

/** False for words that lack so many letters of the note that no wording of it can be meant: nearly all prose. */
export function mayBeNote(letters: NoteLetters, note: string, words: string): boolean {
  if (note.length < SHORTEST_NOTE) return false;
  let left = (note.length - 1) * (10 - SHARE);
  for (const [letter, pairs] of letters) {
    if (words.includes(letter)) continue;
    left -= pairs * 10;
    if (left < 0) return false;
  }
  return true;
}
