/** Position as the Language Server Protocol has it: both from 0, characters in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The next CR that no LF follows, or -1. */
function loneReturn(text: string, from: number): number {
  let at = text.indexOf('\r', from);
  while (at >= 0 && text.charCodeAt(at + 1) === 10) at = text.indexOf('\r', at + 2);
  return at;
}

/** Line starts of a text. A line ends at LF, CRLF or a lone CR, as LSP says. */
export class LineIndex {
  #starts: readonly number[];
  #length: number;

  constructor(text: string) {
    const starts = [0];
    // Two searches that hop from end to end cost a tenth of looking at every unit.
    let feed = text.indexOf('\n');
    let lone = loneReturn(text, 0);
    while (feed >= 0 || lone >= 0) {
      if (lone < 0 || (feed >= 0 && feed < lone)) {
        starts.push(feed + 1);
        feed = text.indexOf('\n', feed + 1);
      } else {
        starts.push(lone + 1);
        lone = loneReturn(text, lone + 1);
      }
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  /** An index that was kept without its text. */
  static from(starts: readonly number[], length: number): LineIndex {
    const index = new LineIndex('');
    index.#starts = starts;
    index.#length = length;
    return index;
  }

  /** Offset of each line. */
  get starts(): readonly number[] {
    return this.#starts;
  }

  /** Of the text, in code units. */
  get length(): number {
    return this.#length;
  }

  get count(): number {
    return this.#starts.length;
  }

  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: at - this.#starts[low]! };
  }

  /** Out-of-range positions are clamped: a client may send them after an edit. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.#starts[position.line];
    if (start === undefined) return this.#length;
    const next = this.#starts[position.line + 1] ?? this.#length;
    return Math.max(start, Math.min(start + position.character, next));
  }
}
