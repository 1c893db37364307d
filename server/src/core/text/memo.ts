const SIZE = 4096;
/** V8 copies shorter slices; a longer one keeps its whole file alive, here and in what is made of it. */
const SLICED = 13;

/** JSON makes a string of its own. */
export const ownCopy = (words: string): string => JSON.parse(JSON.stringify(words)) as string;

/**
 * Remembers what was made of a piece of a text. Only for short pieces that come again and again: labels, headings.
 * It forgets everything when it is full, and cannot change a result.
 */
export class Memo<T> {
  readonly #known = new Map<string, T>();

  /** What `make` makes of the words [start, end). */
  of(text: string, start: number, end: number, make: (words: string) => T): T {
    const words = text.slice(start, end);
    const known = this.#known.get(words);
    if (known !== undefined) return known;
    const own = words.length < SLICED ? words : ownCopy(words);
    const made = make(own);
    if (this.#known.size >= SIZE) this.#known.clear();
    this.#known.set(own, made);
    return made;
  }
}
