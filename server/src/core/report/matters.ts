import type { MatterTemplate } from '../form/form.js';
import { Memo } from '../text/memo.js';

/** Words that name the matters of one section, longest first. */
export interface MatterWords {
  readonly words: readonly { readonly id: string; readonly word: string }[];
  /** For headings without ordinal: the words themselves, of which nothing may be missing. */
  readonly exact: ReadonlySet<string>;
  readonly labels: Memo<readonly string[]>;
}

export const NO_MATTERS: MatterWords = { words: [], exact: new Set(), labels: new Memo() };

export function matterWords(matters: readonly MatterTemplate[]): MatterWords {
  if (matters.length === 0) return NO_MATTERS;
  const words = matters
    .flatMap((matter) => [matter.title, ...matter.variants].map((word) => ({ id: matter.id, word })))
    .sort((a, b) => b.word.length - a.word.length);
  return { words, exact: new Set(words.map(({ word }) => word)), labels: new Memo() };
}

const NOTHING: readonly string[] = [];

/** Ids of the matters that a label names, in its order; the longest words are read first, each place once. */
export function mattersIn(label: string, matters: MatterWords): readonly string[] {
  if (matters.words.length === 0 || label === '') return NOTHING;
  return matters.labels.of(label, 0, label.length, (words) => named(words, matters));
}

function named(label: string, { words }: MatterWords): readonly string[] {
  let rest = label.replace(/\s+/g, '');
  const found: { id: string; at: number }[] = [];
  for (const { id, word } of words) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest = rest.slice(0, at) + '\u0000'.repeat(word.length) + rest.slice(at + word.length);
    if (!found.some((of) => of.id === id)) found.push({ id, at });
  }
  if (found.length <= 1) return found.map((of) => of.id);
  return found.sort((a, b) => a.at - b.at).map((of) => of.id);
}
