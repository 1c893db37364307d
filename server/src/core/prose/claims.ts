import type { Report } from '../report/model.js';
import { appealClaim } from './appeals.js';
import { applies, evaluate, isSound, type Reading } from './cells.js';
import type { Claim, ClaimVerdict, ClaimWordsFound } from './claim.js';
import { relativeYears } from './context.js';
import {
  outOfScope,
  type Passage,
  SENTENCE_MAX,
  type SentenceWords,
  sentenceWords,
  type YearWord,
} from './passage.js';
import { settleClaims } from './settle.js';
import { NO_CLAIM, type Token, wordsAfter, wordsBefore } from './token.js';
import { groupInTurn } from './turns.js';
import type { Topic } from './vocabulary.js';
import { type ClaimRow, groupOf, type Words } from './words.js';

/** The claims of a passage about the report's tables. */
export function findClaims(passage: Passage, words: Words, report: Report): Claim[] {
  const claims: Claim[] = [];
  const year = report.year?.value ?? null;
  const { tokens } = passage;
  const [first] = words.vocabulary.topics;
  let sentence: SentenceWords | null = null;
  let relevant = false;
  let foreign = false;
  let at = -1;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.unit === null || token.unit.claim === 'no' || (token.marks & NO_CLAIM) !== 0) continue;
    if (token.start - passage.sentences[token.sentence]! > SENTENCE_MAX) continue;
    if (at !== token.sentence) {
      at = token.sentence;
      foreign = false;
      sentence = mayBeRelevant(passage, at, words) ? sentenceWords(passage, at, year) : null;
      relevant = sentence !== null && isRelevant(sentence.text, passage, words);
    }
    if (!relevant || sentence === null || speaksOfOtherYear(passage, token, sentence, words, year)) continue;
    const near = relativeYears(ownWordsBefore(passage, i), year);
    const after = relativeYears(wordsAfter(passage.text, token), year);
    // 受理许可申请300件，办结298件: what does not say its own matter goes on with the last one said.
    const own = `${near}|${after}`;
    if (first?.words.test(own)) foreign = false;
    else if (first !== undefined && isRejected(first, own, words)) foreign = true;
    const found =
      appealClaim(passage, token, sentence, near, after, words) ??
      tableClaim(passage, i, sentence, near, after, words, foreign ? first : undefined);
    if (found === null) continue;
    const claim = decide(found, token, report, words, sentence.text, `${near}${after}`);
    if (claim !== null) claims.push(claim);
  }
  settleClaims(claims, passage.text);
  return claims;
}

/** Names of outcomes contain words that else mean other business (信访举报投诉类申请, 逾期不缴费). */
const isRejected = (topic: Topic, own: string, { vocabulary }: Words): boolean =>
  topic.reject.test(own) && topic.reject.test(own.replace(vocabulary.claimWords, ''));

/** Words of the clause behind the number before: 逾期不补正2件、其他4件. */
function ownWordsBefore({ text, tokens }: Passage, index: number): string {
  const token = tokens[index]!;
  const near = wordsBefore(text, token);
  const last = tokens[index - 1];
  const from = last === undefined ? 0 : last.unitEnd - (token.start - near.length);
  return from > 0 ? near.slice(from) : near;
}

/** Asked before the sentence's words are taken. */
function mayBeRelevant(passage: Passage, sentence: number, { vocabulary }: Words): boolean {
  if (passage.applications) return true;
  const { gates } = vocabulary;
  const seen = passage.seenIn[sentence]!;
  return (seen & gates.appeal) !== 0 || gates.topics.some((gate) => (seen & gate) !== 0);
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
  /(?<!(?:结转|转结|承接|延续|接续|遗留)[自的]?)(上年|上一年|去年|前年|往年|同期|(20\d\d)\s*年|本年|今年|全年)度?(?!度?(?:的)?(?:结转|转入|遗留|未办结|延续|顺延|接续))/g;

/** The last year named in the sentence before the number is not the report's. */
function speaksOfOtherYear(
  passage: Passage,
  token: Token,
  sentence: SentenceWords,
  words: Words,
  year: number | null,
): boolean {
  if ((passage.seenIn[token.sentence]! & words.vocabulary.gates.year) === 0) return false;
  sentence.years ??= yearsIn(passage, sentence, year);
  const { years } = sentence;
  let other = false;
  for (let i = 0; i < years.length && years[i]!.at < token.start; i++) other = years[i]!.other;
  return other;
}

function yearsIn(
  { text, sentences }: Passage,
  { index, start }: SentenceWords,
  year: number | null,
): YearWord[] {
  const years: YearWord[] = [];
  const words = text.slice(start, Math.min(sentences[index + 1]!, start + SENTENCE_MAX));
  YEAR_WORD.lastIndex = 0;
  for (let match = YEAR_WORD.exec(words); match !== null; match = YEAR_WORD.exec(words)) {
    const word = match[1]!;
    const digits = match[2];
    // 下年 is nobody's: what follows still counts for the year named before.
    const distance = digits === undefined || year === null ? null : Number(digits) - year;
    if (distance === 1) continue;
    const own = distance === 0 || (digits === undefined && /本年|今年|全年/.test(word));
    years.push({ at: start + match.index, other: !own });
  }
  return years;
}

function tableClaim(
  passage: Passage,
  index: number,
  sentence: SentenceWords,
  near: string,
  after: string,
  words: Words,
  foreign: Topic | undefined,
): ClaimRow | null {
  const { vocabulary } = words;
  const token = passage.tokens[index]!;
  const turn = groupInTurn(passage, index, words);
  if (turn === null) return null;
  const row =
    turn === undefined
      ? (claimRow(near, words, 'last') ?? claimRow(after, words, 'first') ?? null)
      : (words.claims[turn] ?? null);
  if (row === null || row.topic === foreign) return null;
  const { topic } = row;
  const inMatter = passage.paragraph.matter !== null && topic.matters.has(passage.paragraph.matter);
  if (!inMatter && !topic.words.test(sentence.text)) return null;
  const own = `${near}|${after}`;
  if (topic !== vocabulary.topics[0] && !topic.words.test(own) && leadRejects(passage, token, topic))
    return null;
  const outcome = row.part && row.certain;
  if (isRejected(topic, own, words)) return null;
  if (vocabulary.on.attribute.test(sentence.text)) return null;
  if (token.unit!.claim === 'named' && !vocabulary.on.application.test(own)) return null;
  if (!row.part) {
    if (token.part || vocabulary.on.channel.test(own.replace(topic.words, ''))) return null;
  } else if (
    !outcome &&
    vocabulary.on.channel.test(own) &&
    vocabulary.on.channel.test(own.replace(vocabulary.claimWords, ''))
  )
    return null;
  return row;
}

/** 公开规范性文件5件，废止1件: the clause that names the matter counts something else of it, or another matter. */
function leadRejects({ text, sentences }: Passage, token: Token, topic: Topic): boolean {
  const start = Math.max(sentences[token.sentence]!, token.nearStart - SENTENCE_MAX);
  const clauses = text.slice(start, token.nearStart).split(/[，；]/);
  const lead = clauses.findLast((clause) => topic.words.test(clause) || topic.reject.test(clause));
  return lead === undefined || topic.reject.test(lead);
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
  const { edition } = report;
  const readings: Reading[] = [];
  const values: (number | null)[] = [];
  let at = -1;
  for (const reading of found.readings) {
    if (!applies(reading, edition)) continue;
    const value = evaluate(reading, report);
    if (at < 0 && value === token.value) at = readings.length;
    readings.push(reading);
    values.push(value);
  }
  if (readings.length === 0) return null;
  const verdict =
    at >= 0 ? 'equal' : contradiction(found, token.value, readings, values, report, words, sentence, clause);
  return { token, readings, values, reading: readings[Math.max(at, 0)]!, certain: found.certain, verdict };
}

function contradiction(
  found: ClaimWordsFound,
  stated: number,
  readings: readonly Reading[],
  values: readonly (number | null)[],
  report: Report,
  words: Words,
  sentence: string,
  clause: string,
): ClaimVerdict {
  if (values.includes(null) || !readings.every((reading) => isSound(reading, report))) return 'open';
  if (outOfScope(words.vocabulary, sentence, clause, report.agency?.value ?? null)) return 'open';
  // 其中，招办办理3件: a part of what was told before; 每人办理3.5件: no count at all.
  const part = stated < (values[0] ?? 0) && words.vocabulary.starts.markers.test(sentence);
  if (!found.certain && (part || !Number.isInteger(stated))) return 'open';
  if (stated === 0) return 'contradicted';
  const is = (reading: Reading) => applies(reading, report.edition) && evaluate(reading, report) === stated;
  return found.leaves.some(is) ? 'leaf' : found.person.some(is) ? 'person' : 'contradicted';
}
