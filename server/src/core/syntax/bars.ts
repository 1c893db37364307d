import { isBlank } from '../text/fold.js';
import { NextOf } from './next-of.js';

/** What parts cells besides `|`: its full width, and lines drawn as signs, as terminals and old converters have them. */
const WIDE = ['｜', '│', '┃', '║'] as const;

/** The wide bars of a text that is read from its start to its end. */
export class WideBars {
  readonly #text: string;
  readonly #next: readonly { readonly bar: string; readonly next: NextOf }[];

  constructor(text: string) {
    this.#text = text;
    this.#next = WIDE.filter((bar) => text.includes(bar)).map((bar) => ({
      bar,
      next: new NextOf(text, bar),
    }));
  }

  /**
   * The bar that parts the cells of a line; null for nearly all. It opens the line, stands there twice, or goes on with
   * the rows above (`inside`): one alone parts a title from a site's name.
   */
  of(at: number, first: number, end: number, inside: boolean): string | null {
    for (const { bar, next } of this.#next) {
      const one = next.from(at);
      if (one >= end) continue;
      const two = this.#text.indexOf(bar, one + 1);
      if (inside || one === first || (two > one && two < end)) return bar;
    }
    return null;
  }
}

/** `├────┼────┤`: drawn lines and blanks, with no words between. */
export function isDrawn(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first < 0x2500 || first > 0x257f) return false;
  let level = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) continue;
    if (code < 0x2500 || code > 0x257f) return false;
    if (code === 0x2500 || code === 0x2501 || code === 0x2550) level = true;
  }
  return level;
}
