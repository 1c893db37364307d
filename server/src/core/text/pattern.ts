/** What rules ask of a pattern. A native `RegExp` is one; so is a linear-time one that the host hands in. */
export interface TextPattern {
  readonly test: (text: string) => boolean;
  /** Every match holds a word of each of these lists, for a search before it; absent: not known. */
  readonly needs?: readonly (readonly string[])[];
  /** Words that are matches by themselves, perhaps of many others; absent: not known. */
  readonly enough?: readonly string[];
  /** First match, with its offset in UTF-16 code units. */
  readonly exec: (text: string) => { readonly index: number; readonly 0: string } | null;
}

/** Makes a pattern of its text; throws where the text is none. */
export interface PatternCompiler {
  (source: string): TextPattern;
  /** Present where running its patterns takes time that somebody should watch. */
  readonly meter?: PatternMeter;
}

/** What patterns may still cost; at nought they throw `OVERSPENT`. Set by the host before it lets rules run. */
export interface PatternMeter {
  /** Steps of about a tenth of a microsecond, at the worst. */
  left: number;
}

/** Thrown through the rule that runs, as if the host had broken it off. Modules of several bundles know it by its name. */
export const OVERSPENT = Symbol.for('gouji.overspent');

/** For the built-in packs, whose patterns are reviewed and tested; nobody else's text may come here. */
export const nativePattern: PatternCompiler = (source) => new RegExp(source);
