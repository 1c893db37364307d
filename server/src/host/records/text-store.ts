/** Bytes of a piece of the store: some hundred reports. */
const PIECE = 1 << 20;

/**
 * Keeps texts outside of V8's heap, where nothing copies them from one space to the next while a run goes on, and where
 * they do not make the heap grow to twice their size. By number, as UTF-16: reading one decodes nothing.
 */
export class TextStore {
  readonly #pieces: Buffer[] = [];
  /** Piece, first byte and end of each text. */
  readonly #places: number[] = [];
  #used = PIECE;

  /** Returns the text's number. */
  put(text: string): number {
    const bytes = text.length * 2;
    if (this.#used + bytes > (this.#pieces.at(-1)?.length ?? 0)) {
      this.#pieces.push(Buffer.allocUnsafeSlow(Math.max(PIECE, bytes)));
      this.#used = 0;
    }
    const piece = this.#pieces.length - 1;
    const at = this.#used;
    this.#used += this.#pieces[piece]!.write(text, at, 'utf16le');
    return this.#places.push(piece, at, this.#used) / 3 - 1;
  }

  get(number: number): string {
    const [piece, from, to] = this.#places.slice(3 * number, 3 * number + 3) as [number, number, number];
    return this.#pieces[piece]!.toString('utf16le', from, to);
  }
}
