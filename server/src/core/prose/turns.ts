import type { Passage } from './passage.js';
import { type Token, wordsBefore } from './token.js';
import { groupOf, type Words } from './words.js';

/** Longer runs are no list of a few facts. */
const MOST = 20;
const BETWEEN = /[、和及与]/;
const NEXT = /^\s*(?:[、和及与]|以及)\s*$/;

/**
 * Group of `claimWords` that a number takes from a list told before a list of numbers: 予以公开、部分公开分别为6件、3件.
 * Undefined: nothing is told so; null: so many words do not go with so many numbers (三个科室分别办理3件、2件).
 */
export function groupInTurn(passage: Passage, index: number, words: Words): number | null | undefined {
  const { text, tokens } = passage;
  const { claimWords: pattern, on } = words.vocabulary;
  const token = tokens[index]!;
  if (!on.respectively.test(wordsBefore(text, token))) return undefined;
  let first = index;
  while (first > 0 && index - first < MOST && follows(text, tokens[first - 1]!, tokens[first]!)) first--;
  let last = index;
  while (last + 1 < tokens.length && last - first < MOST && follows(text, tokens[last]!, tokens[last + 1]!))
    last++;
  const near = wordsBefore(text, tokens[first]!);
  if (!on.respectively.test(near)) return undefined;
  // Each by itself: 收到、办结 in one breath is else one fact of one number.
  const found: number[] = [];
  for (const words of near.split(BETWEEN)) {
    pattern.lastIndex = 0;
    const match = pattern.exec(words);
    if (match !== null) found.push(groupOf(match));
  }
  return found.length === last - first + 1 ? found[index - first]! : null;
}

const follows = (text: string, token: Token, next: Token): boolean =>
  token.unit !== null &&
  token.unit === next.unit &&
  token.group === next.group &&
  token.nearStart === next.nearStart &&
  NEXT.test(text.slice(token.unitEnd, next.start));
