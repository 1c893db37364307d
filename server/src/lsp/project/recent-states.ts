import type { FileState } from './file-state.js';

/** A state and what it was made under: the project's epoch and the session's round. */
export interface KnownState {
  readonly state: FileState;
  readonly epoch: number;
  readonly round: number;
}

/** Of all open documents together: so many keys can be taken back at no cost. */
const COUNT = 8;
/** Readings of longer texts are not worth their memory. */
const MAX_LENGTH = 100_000;

/**
 * States that documents had a moment ago. Authors take keys back, undo, redo and try the other figure: the text is then
 * one that was read and checked already.
 */
export class RecentStates {
  readonly #known: KnownState[] = [];

  /** The state that this document had with this text; null: none that is remembered. */
  find(uri: string, text: string): KnownState | null {
    return this.#known.find(({ state }) => state.uri === uri && state.text === text) ?? null;
  }

  /** A state that another one follows. */
  keep(known: KnownState): void {
    const { uri, text } = known.state;
    if (text.length > MAX_LENGTH) return;
    const at = this.#known.findIndex(({ state }) => state.uri === uri && state.text === text);
    if (at >= 0) this.#known.splice(at, 1);
    this.#known.unshift(known);
    this.#known.length = Math.min(this.#known.length, COUNT);
  }

  forget(uri: string): void {
    for (let i = this.#known.length - 1; i >= 0; i--)
      if (this.#known[i]!.state.uri === uri) this.#known.splice(i, 1);
  }
}
