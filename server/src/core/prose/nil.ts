import type { Report } from '../report/model.js';
import { applies, evaluate, type Reading } from './cells.js';
import { relativeYears } from './context.js';
import { outOfScope, type Passage } from './passage.js';
import type { Words } from './words.js';

/** A phrase that says that there was none, and the cells that say otherwise. */
export interface NilPhrase {
  /** Offsets in the passage's text. */
  readonly start: number;
  readonly end: number;
  readonly message: 'nil' | 'upheld' | 'finished';
  /** Every cell that must be nought. */
  readonly readings: readonly Reading[];
  /** Those that are not. */
  readonly broken: readonly { readonly reading: Reading; readonly value: number }[];
}

/** Words without which no phrase can match: asked before the patterns. */
const TRIGGER = /[未无均]|没有|全部/;

export function findNil(passage: Passage, words: Words, report: Report): NilPhrase[] {
  const found: NilPhrase[] = [];
  const { text, sentences, paragraph } = passage;
  if (!TRIGGER.test(text)) return found;
  const year = report.year?.value ?? null;
  const { vocabulary } = words;
  const inSection = paragraph.section !== null && paragraph.section === appealsSection(words);
  for (const [i, row] of vocabulary.nil.entries()) {
    const source = vocabulary.source.nil[i]!;
    row.words.lastIndex = 0;
    for (let match = row.words.exec(text); match !== null; match = row.words.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (match[0] === '') {
        row.words.lastIndex++;
        continue;
      }
      const clause = text.slice(clauseStart(text, start), end);
      // 已审结的复议均获维持: what comes before narrows it.
      if (row.reject.test(source.message === 'nil' ? match[0] : clause)) continue;
      if (
        found.some(
          (other) =>
            other.start < end &&
            start < other.end &&
            other.readings.length > 0 &&
            other.message === source.message,
        )
      )
        continue;
      const sentence = sentenceAround(sentences, text, start);
      if (source.context.length > 0 && !inSection && !passage.applications && !row.context.test(sentence))
        continue;
      if (speaksOfOtherYear(relativeYears(sentence.slice(0, start), year), clause, year)) continue;
      const readings = (words.nil[i] ?? []).filter((reading) => applies(reading, report.edition));
      const values = readings.map((reading) => evaluate(reading, report));
      const agency = report.agency?.value ?? null;
      if (outOfScope(vocabulary, sentence, clause, agency)) continue;
      const broken = readings.flatMap((reading, k) => {
        const value = values[k];
        return value !== null && value !== undefined && value > 0 ? [{ reading, value }] : [];
      });
      found.push({ start, end, message: source.message, readings, broken });
    }
  }
  return found;
}

function speaksOfOtherYear(before: string, clause: string, year: number | null): boolean {
  const text = relativeYears(clause, year);
  return (
    /上年|上一年|去年|往年|前年|20\d\d\s*年/.test(text) ||
    /(?:上年|去年|20\d\d\s*年)[^本。]*$/.test(before.slice(-20))
  );
}

function sentenceAround(sentences: readonly number[], text: string, at: number): string {
  let low = 0;
  let high = sentences.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return text.slice(sentences[low]!, sentences[low + 1]!);
}

/** Behind the last separator before `at`, no farther back than a clause is long. */
function clauseStart(text: string, at: number): number {
  for (let i = at - 1; i >= 0 && i > at - 60; i--) if ('，；。：'.includes(text[i]!)) return i + 1;
  return Math.max(0, at - 60);
}

function appealsSection(words: Words): string | null {
  const id = words.subjects[0]?.readings('total')[0]?.terms[0]?.address.table;
  return words.form.tables.find((table) => table.id === id)?.section ?? null;
}
