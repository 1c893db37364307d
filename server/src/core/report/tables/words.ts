import type { Sense, Word } from '../../form/sense.js';
import { CellKind } from '../../text/number.js';
import type { Source } from '../source.js';

/** Looked-up words of the cells of one report, each cell at most once. */
export class CellWords {
  readonly #source: Source;
  readonly #words: (Word | null | undefined)[] = [];
  readonly #first: number;
  readonly #joined = new Set<number>();

  /** Cells from `first` on are looked up. */
  constructor(source: Source, first: number) {
    this.#source = source;
    this.#first = first;
  }

  /** The word in a cell of text; null in any other. */
  word(cell: number): Word | null {
    const known = this.#words[cell - this.#first];
    return known === undefined ? this.#look(cell) : known;
  }

  sense(cell: number, table: number): Sense | null {
    const word = this.word(cell);
    return word === null ? null : (word.senses[table] ?? null);
  }

  /** The cell's words go on elsewhere: together they are `word`. */
  join(cell: number, word: Word): void {
    this.#words[cell - this.#first] = word;
    this.#joined.add(cell);
  }

  /** The cell holds only the beginning of its word. */
  isJoined(cell: number): boolean {
    return this.#joined.has(cell);
  }

  /** The cell says something else now. */
  forget(cell: number): void {
    this.#words[cell - this.#first] = undefined;
  }

  #look(cell: number): Word | null {
    const { items, text, lexicon } = this.#source;
    const word =
      items.cellKind[cell] === CellKind.text
        ? lexicon.look(text, items.cellStart[cell]!, items.cellEnd[cell]!)
        : null;
    this.#words[cell - this.#first] = word;
    return word;
  }
}
