import type { Report } from '../report/model.js';
import { appealClaim } from './appeals.js';
import { applies, evaluate, isSound, type Reading } from './cells.js';
import { relativeYears } from './context.js';
import { outOfScope, type Passage, SENTENCE_MAX, type SentenceWords, sentenceWords } from './passage.js';
import { NO_CLAIM, type Token, wordsAfter, wordsBefore } from './token.js';
import type { Topic } from './vocabulary.js';
import { type ClaimRow, groupOf, type Words } from './words.js';

export type ClaimVerdict =
  /** Equal to a reading. */
  | 'equal'
  | 'contradicted'
  /** A class is named, one of its leaves is quoted. */
  | 'leaf'
  /** Only natural persons are counted. */
  | 'person'
  /** The tables do not say, or the sentence counts on another basis. */
  | 'open';

/** A number of the text that speaks of cells. */
export interface Claim {
  readonly token: Token;
  readonly readings: readonly Reading[];
  readonly values: readonly (number | null)[];
  /** The reading that the number equals, else the first. */
  readonly reading: Reading;
  readonly certain: boolean;
  readonly verdict: ClaimVerdict;
}

export interface ClaimWordsFound {
  readonly readings: readonly Reading[];
  readonly person: readonly Reading[];
  readonly leaves: readonly Reading[];
  readonly certain: boolean;
}

/** The claims of a passage about the report's tables. */
export function findClaims(passage: Passage, words: Words, report: Report): Claim[] {
  const claims: Claim[] = [];
  const year = report.year?.value ?? null;
  const { tokens } = passage;
  let sentence: SentenceWords | null = null;
  let relevant = false;
  let foreign = false;
  for (const [i, token] of tokens.entries()) {
    if (token.unit === null || token.unit.claim === 'no' || (token.marks & NO_CLAIM) !== 0) continue;
    if (token.start - passage.sentences[token.sentence]! > SENTENCE_MAX) continue;
    if (sentence === null || sentence.index !== token.sentence) {
      sentence = sentenceWords(passage, token.sentence, year);
      relevant = isRelevant(sentence.text, passage, words);
      foreign = false;
    }
    if (!relevant || speaksOfOtherYear(passage, token, year)) continue;
    const near = relativeYears(ownWordsBefore(passage, i), year);
    const after = relativeYears(wordsAfter(passage.text, token), year);
    // 受理许可申请300件，办结298件: what does not say its own matter goes on with the last one said.
    const own = `${near}|${after}`;
    const [first] = words.vocabulary.topics;
    if (first?.words.test(own)) foreign = false;
    else if (first?.reject.test(own.replace(words.vocabulary.claimWords, ''))) foreign = true;
    const found =
      appealClaim(passage, token, sentence, near, after, words) ??
      tableClaim(passage, token, sentence, near, after, words, foreign ? first : undefined);
    if (found === null) continue;
    const claim = decide(found, token, report, words, sentence.text, `${near}${after}`);
    if (claim !== null) claims.push(claim);
  }
  return claims;
}

/** Words of the clause behind the number before: 逾期不补正2件、其他4件. */
function ownWordsBefore({ text, tokens }: Passage, index: number): string {
  const token = tokens[index]!;
  const near = wordsBefore(text, token);
  const last = tokens[index - 1];
  const from = last === undefined ? 0 : last.unitEnd - (token.start - near.length);
  return from > 0 ? near.slice(from) : near;
}

function isRelevant(sentence: string, passage: Passage, words: Words): boolean {
  const { vocabulary } = words;
  return (
    passage.applications ||
    vocabulary.appeal.test(sentence) ||
    vocabulary.topics.some((topic) => topic.words.test(sentence))
  );
}

const YEAR_WORD =
  /(上年|上一年|去年|前年|往年|同期|20\d\d\s*年|本年|今年|全年)度?(?!度?(?:的)?(?:结转|转入|遗留|未办结|延续|顺延|接续))/g;

/** The last year named in the sentence before the number is not the report's. */
function speaksOfOtherYear(passage: Passage, token: Token, year: number | null): boolean {
  const before = passage.text.slice(passage.sentences[token.sentence]!, token.start);
  if (!before.includes('年') && !before.includes('同期')) return false;
  let last: string | null = null;
  for (const match of relativeYears(before, year).matchAll(YEAR_WORD)) last = match[1]!;
  return last !== null && !/本年|今年|全年/.test(last);
}

function tableClaim(
  passage: Passage,
  token: Token,
  sentence: SentenceWords,
  near: string,
  after: string,
  words: Words,
  foreign: Topic | undefined,
): ClaimRow | null {
  const { vocabulary } = words;
  const row = claimRow(near, words, 'last') ?? claimRow(after, words, 'first') ?? null;
  if (row === null || row.topic === foreign) return null;
  const { topic } = row;
  const inMatter = passage.paragraph.matter !== null && topic.matters.has(passage.paragraph.matter);
  if (!inMatter && !topic.words.test(sentence.text)) return null;
  const own = `${near}|${after}`;
  const outcome = row.part && row.certain;
  // Names of outcomes contain words that else mean other business (信访举报投诉类申请, 逾期不缴费).
  const rest = own.replace(vocabulary.claimWords, '');
  if (topic.reject.test(rest)) return null;
  if (vocabulary.on.attribute.test(sentence.text)) return null;
  if (token.unit!.claim === 'named' && !vocabulary.on.application.test(own)) return null;
  if (!row.part) {
    if (token.part || vocabulary.on.channel.test(own.replace(topic.words, ''))) return null;
  } else if (!outcome && vocabulary.on.channel.test(rest)) return null;
  return row;
}

/** The row of the last match before a number, of the first behind it. */
function claimRow(text: string, words: Words, which: 'first' | 'last'): ClaimRow | null {
  const pattern = words.vocabulary.claimWords;
  pattern.lastIndex = 0;
  let found: ClaimRow | null = null;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const row = words.claims[groupOf(match)] ?? null;
    // 保护第三方合法权益不予公开: the reason, not the class that it is of.
    if (found === null || row === null || !isReasonOf(found, row)) found = row;
    if (which === 'first') break;
    if (match[0] === '') pattern.lastIndex++;
  }
  return found;
}

function isReasonOf(reason: ClaimRow, row: ClaimRow): boolean {
  const cell = reason.readings[0]?.terms[0]?.index;
  return row.leaves.some((leaf) => leaf.terms[0]?.index === cell);
}

function decide(
  found: ClaimWordsFound,
  token: Token,
  report: Report,
  words: Words,
  sentence: string,
  clause: string,
): Claim | null {
  const readings = found.readings.filter((reading) => applies(reading, report.edition));
  if (readings.length === 0) return null;
  const values = readings.map((reading) => evaluate(reading, report));
  const at = values.indexOf(token.value);
  const claim = { token, readings, values, reading: readings[Math.max(at, 0)]!, certain: found.certain };
  if (at >= 0) return { ...claim, verdict: 'equal' };
  const agency = report.agency?.value ?? null;
  if (!readings.every((reading) => isSound(reading, report))) return { ...claim, verdict: 'open' };
  if (values.includes(null) || outOfScope(words.vocabulary, sentence, clause, agency))
    return { ...claim, verdict: 'open' };
  const is = (reading: Reading) =>
    applies(reading, report.edition) && evaluate(reading, report) === token.value;
  if (token.value > 0 && found.leaves.some(is)) return { ...claim, verdict: 'leaf' };
  if (token.value > 0 && found.person.some(is)) return { ...claim, verdict: 'person' };
  return { ...claim, verdict: 'contradicted' };
}
