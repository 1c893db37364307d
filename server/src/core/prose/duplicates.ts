import type { Prose, ReadPassage } from './prose.js';
import { isCount } from './signs.js';
import { Mark, type Token, wordsAfter, wordsBefore } from './token.js';
import type { Vocabulary } from './vocabulary.js';

export interface Stated {
  readonly passage: ReadPassage;
  readonly token: Token;
}

export interface Duplicate {
  readonly first: Stated;
  readonly second: Stated;
  /** The words that both have. */
  readonly words: string;
}

/** Quantities stated in the same words, of the whole year and the whole agency, with different values. */
export function findDuplicates({ passages, words }: Prose): Duplicate[] {
  const { vocabulary } = words;
  const seen = new Map<string, Stated>();
  const found: Duplicate[] = [];
  for (const passage of passages) {
    const { section } = passage.paragraph;
    if (section === null || vocabulary.source.plans.includes(section)) continue;
    if ((passage.seen & vocabulary.gates.quantity) === 0) continue;
    for (const token of passage.tokens) {
      if ((token.seenBefore & vocabulary.gates.quantity) === 0) continue;
      if (!isCount(token) || token.part || token.group !== 0 || (token.marks & Mark.approximate) !== 0)
        continue;
      const key = keyOf(passage, token, vocabulary);
      if (key === null) continue;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, { passage, token });
      else if (first.token.value !== token.value && !accused(first) && !accused({ passage, token }))
        found.push({ first, second: { passage, token }, words: key.slice(0, key.indexOf('|')) });
    }
  }
  return found;
}

/** The words before the number without years and adverbs; null where they do not name a quantity of their own. */
function keyOf(passage: ReadPassage, token: Token, vocabulary: Vocabulary): string | null {
  const { text } = passage;
  const length = token.start - token.nearStart;
  if (length < 4 || length > 40) return null;
  // 收到申请5件，通过网站公开的…: what comes before in the sentence may narrow it.
  const start = passage.sentences[token.sentence]!;
  if (token.nearStart - start > 60) return null;
  const near = wordsBefore(text, token);
  const noise = vocabulary.noise;
  if (vocabulary.on.quantityScope.test(near)) return null;
  const bare = near.replace(noise, '');
  if (!vocabulary.on.quantityVerb.test(bare)) return null;
  const before = text.slice(start, token.nearStart);
  if (vocabulary.on.quantityScope.test(before)) return null;
  const after = wordsAfter(text, token).trim();
  return `${bare}|${token.unit!.text}|${after}`;
}

/** Held against the tables already: one fault is one finding. */
function accused({ passage, token }: Stated): boolean {
  const claim = passage.quotes.get(token);
  return claim !== undefined && claim.verdict !== 'open';
}
