import type { Sense, Word } from '../../form/lexicon.js';
import { CellKind } from '../../text/number.js';
import type { Source } from '../source.js';

/** Looked-up words of the cells of one report, each cell at most once. */
export class CellWords {
  readonly #source: Source;
  readonly #words: (Word | undefined)[] = [];
  readonly #first: number;

  /** Cells from `first` on are looked up. */
  constructor(source: Source, first: number) {
    this.#source = source;
    this.#first = first;
  }

  /** The word in a cell of text; null in any other. */
  word(cell: number): Word | null {
    const { items, text, lexicon } = this.#source;
    if (items.cellKind[cell] !== CellKind.text) return null;
    const known = this.#words[cell - this.#first];
    if (known !== undefined) return known;
    const word = lexicon.look(text, items.cellStart[cell]!, items.cellEnd[cell]!);
    this.#words[cell - this.#first] = word;
    return word;
  }

  sense(cell: number, table: number): Sense | null {
    return this.word(cell)?.senses[table] ?? null;
  }
}
