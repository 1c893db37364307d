import type { Form } from '../form/form.js';
import type { Lexicon } from '../form/lexicon.js';
import type { Items } from '../syntax/items.js';
import type { Memo } from '../text/memo.js';
import type { OrdinalAt } from '../text/ordinal.js';
import type { MatterWords } from './matters.js';

/** A file while it is read: its text, its items, and which of them tables have taken. */
export interface Source {
  readonly text: string;
  readonly items: Items;
  readonly form: Form;
  readonly lexicon: Lexicon;
  readonly words: FormWords;
  /** By item: `Taken`. */
  readonly taken: Uint8Array;
}

/** What an item has become. */
export const Taken = { free: 0, title: 1, section: 2, table: 3, noise: 4 } as const;

/** Wordings of the form's title without blanks, longest first among equals. */
export interface TitleWords {
  readonly suffixes: readonly string[];
  readonly news: readonly string[];
  /** Last characters of the suffixes, as a quick test. */
  readonly last: ReadonlySet<number>;
}

export interface SectionWords {
  /** Label key → index of the section; exact titles and variants. */
  readonly keys: ReadonlyMap<string, { readonly section: number; readonly exact: boolean }>;
  /** By section: its own title as compared. */
  readonly folded: readonly string[];
  /** What short lines are as headings. */
  readonly lines: Memo<HeadingLine>;
}

/** A short line as a heading: its ordinal, and its words as compared. */
export interface HeadingLine {
  readonly ordinal: OrdinalAt | null;
  readonly folded: string;
  readonly key: string;
}

/** What reading asks of a form besides its labels, made once a form. */
export interface FormWords {
  readonly titles: TitleWords;
  readonly sections: SectionWords;
  /** By section. */
  readonly matters: readonly MatterWords[];
  /** By section: index of the table that it holds, -1 none. */
  readonly tables: readonly number[];
  /** First characters of the noise words, as a quick test. */
  readonly noise: ReadonlySet<number>;
}
