import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ProseVocabulary } from '../../../server/src/core/form/vocabulary.js';
import { markContext } from '../../../server/src/core/prose/context.js';
import { fold } from '../../../server/src/core/prose/fold.js';
import { findLists } from '../../../server/src/core/prose/lists.js';
import type { TokenizedText } from '../../../server/src/core/prose/token.js';
import { tokenize } from '../../../server/src/core/prose/tokenize.js';
import { compileVocabulary } from '../../../server/src/core/prose/vocabulary.js';

const FILE = new URL('../../../rules/cn-gov-info-annual/form/vocabulary.yaml', import.meta.url);

export const vocabularySource = parse(readFileSync(FILE, 'utf8')) as ProseVocabulary;
export const vocabulary = compileVocabulary(vocabularySource);

export function read(text: string, year = 2022): TokenizedText {
  const passage = tokenize(fold(text), vocabulary);
  markContext(passage, vocabulary, year);
  return passage;
}

/** `98: 2+37=39 over`, one line a list that is not in order. */
export function listsOf(text: string, applications = false): string[] {
  return findLists(read(text), vocabulary, { applications }).map(
    ({ totals, items, judgement }) =>
      `${totals.map((t) => t.value).join('/')}: ${items.map((t) => t.value).join('+')} ${judgement.verdict}`,
  );
}
