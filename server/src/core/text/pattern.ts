/** What rules ask of a pattern. A native `RegExp` is one; so is a linear-time one that the host hands in. */
export interface TextPattern {
  readonly test: (text: string) => boolean;
  /** Characters that every match holds, for a search before it; absent or empty: not known. */
  readonly literal?: string;
  /** First match, with its offset in UTF-16 code units. */
  readonly exec: (text: string) => { readonly index: number; readonly 0: string } | null;
}

/** Makes a pattern of its text; throws where the text is none. */
export type PatternCompiler = (source: string) => TextPattern;

/** For the built-in packs, whose patterns are reviewed and tested; nobody else's text may come here. */
export const nativePattern: PatternCompiler = (source) => new RegExp(source);
