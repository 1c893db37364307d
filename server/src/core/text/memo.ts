const SIZE = 4096;

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
    const made = make(words);
    if (this.#known.size >= SIZE) this.#known.clear();
    // A slice would keep its whole file alive, and JSON makes a string of its own.
    this.#known.set(JSON.parse(JSON.stringify(words)) as string, made);
    return made;
  }
}
