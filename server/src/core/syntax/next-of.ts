/** Where words stand next in a text that is read from its start to its end: each place is searched once. */
export class NextOf {
  readonly #text: string;
  readonly #words: string;
  #at = -2;

  constructor(text: string, words: string) {
    this.#text = text;
    this.#words = words;
  }

  /** Offset of the next at or behind `from`, which never gets smaller; infinity where there is none. */
  from(from: number): number {
    if (this.#at < from) {
      this.#at = this.#text.indexOf(this.#words, from);
      if (this.#at < 0) this.#at = Number.POSITIVE_INFINITY;
    }
    return this.#at;
  }
}
