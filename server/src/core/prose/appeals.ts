import type { ClaimWordsFound } from './claim.js';
import type { Passage, SentenceWords } from './passage.js';
import type { Token } from './token.js';
import { appealsSection, groupOf, type Words } from './words.js';

/** What a number says of reviews and lawsuits; null where it does not speak of them. */
export function appealClaim(
  passage: Passage,
  token: Token,
  sentence: SentenceWords,
  near: string,
  after: string,
  words: Words,
): ClaimWordsFound | null {
  const { vocabulary } = words;
  if (token.unit!.claim !== 'yes' || !vocabulary.appeal.test(sentence.text)) return null;
  const own = `${near}|${after}`;
  const result = columnOf(own, words);
  const named = subjectOf(near, words) ?? subjectOf(after, words);
  // 维持2件 speaks of whoever was named last before it.
  const before = passage.text.slice(sentence.start, token.start);
  const subject = named ?? (result === null ? null : subjectOf(before, words));
  if (subject === null) return null;
  if (vocabulary.otherResults.test(own.replace(vocabulary.results, ''))) return null;
  if (
    !/^[^，；。]{0,1}$/.test(near) &&
    vocabulary.on.channel.test(near.replace(/[^，。；]*(?:复议|诉讼)/, ''))
  )
    return null;
  const inSection = passage.paragraph.section !== null && passage.paragraph.section === appealsSection(words);
  const context = inSection || vocabulary.appealContext.test(sentence.text);
  if (!context && !passage.applications) return null;
  const row = words.subjects[subject]!;
  const readings = row.readings(result ?? 'total');
  return { readings, person: [], leaves: [], certain: row.certain && context };
}

/** Index of the subject named last, the longer name first. */
function subjectOf(text: string, words: Words): number | null {
  const pattern = words.vocabulary.subjects;
  pattern.lastIndex = 0;
  let found: number | null = null;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found = groupOf(match);
  return found;
}

/** Column of the result named beside the number; null: none. Two results: the last. */
function columnOf(text: string, words: Words): string | null {
  const pattern = words.vocabulary.results;
  pattern.lastIndex = 0;
  let found: string | null = null;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text))
    found = words.results[groupOf(match)] ?? found;
  return found;
}
