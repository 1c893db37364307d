import type { Form } from '../form/form.js';
import type { ClaimWords } from '../form/vocabulary.js';
import { addressOf, compileReading, inColumn, type Reading } from './cells.js';
import { compileVocabulary, type Topic, type Vocabulary } from './vocabulary.js';

/** A form's vocabulary with its readings tied to the form's tables. */
export interface Words {
  readonly form: Form;
  readonly vocabulary: Vocabulary;
  /** In the order of the vocabulary's `claims`, which is that of the groups of `claimWords`. */
  readonly claims: readonly ClaimRow[];
  readonly subjects: readonly SubjectRow[];
  /** Columns of the results, in the order of the groups of `results`. */
  readonly results: readonly string[];
  readonly nil: readonly (readonly Reading[])[];
}

export interface ClaimRow {
  readonly topic: Topic;
  readonly readings: readonly Reading[];
  /** `readings` for natural persons alone. */
  readonly person: readonly Reading[];
  readonly leaves: readonly Reading[];
  readonly certain: boolean;
  readonly part: boolean;
}

export interface SubjectRow {
  readonly certain: boolean;
  /** Column → readings. */
  readonly readings: (column: string) => readonly Reading[];
}

const memo = new WeakMap<Form, Words | null>();

/** Null where the form brings no vocabulary. Compiled once a form. */
export function wordsOf(form: Form): Words | null {
  const known = memo.get(form);
  if (known !== undefined) return known;
  const words = form.prose === undefined ? null : compile(form, compileVocabulary(form.prose));
  memo.set(form, words);
  return words;
}

const present = <T>(items: readonly (T | null)[]): readonly T[] => items.filter((item) => item !== null);

const readingsOf = (form: Form, texts: readonly string[]): readonly Reading[] =>
  present(texts.map((text) => compileReading(form, text)));

/** Its readings are compiled when they are asked for: a report quotes a few rows of many. */
class LazyRow implements ClaimRow {
  readonly topic: Topic;
  readonly certain: boolean;
  readonly part: boolean;
  readonly #form: Form;
  readonly #row: ClaimWords;
  #readings: readonly Reading[] | null = null;
  #person: readonly Reading[] | null = null;
  #leaves: readonly Reading[] | null = null;

  constructor(form: Form, { topics }: Vocabulary, row: ClaimWords) {
    this.topic = topics.find(({ id }) => id === row.topic) ?? topics[0]!;
    this.certain = row.certain ?? false;
    this.part = row.part ?? false;
    this.#form = form;
    this.#row = row;
  }

  get readings(): readonly Reading[] {
    this.#readings ??= readingsOf(this.#form, this.#row.readings);
    return this.#readings;
  }

  get person(): readonly Reading[] {
    this.#person ??= present(this.readings.map((reading) => inColumn(this.#form, reading, 'person')));
    return this.#person;
  }

  get leaves(): readonly Reading[] {
    this.#leaves ??= readingsOf(this.#form, this.#row.leaves ?? []);
    return this.#leaves;
  }
}

function compile(form: Form, vocabulary: Vocabulary): Words {
  const { claims, appeals, nil } = vocabulary.source;
  const readings = (texts: readonly string[]) => readingsOf(form, texts);
  return {
    form,
    vocabulary,
    claims: claims.map((row) => new LazyRow(form, vocabulary, row)),
    subjects: appeals.subjects.map((subject): SubjectRow => {
      const byColumn = new Map<string, readonly Reading[]>();
      return {
        certain: subject.certain ?? false,
        readings: (column) => {
          let found = byColumn.get(column);
          if (found === undefined) {
            found = readings(subject.rows.map((rows) => rows.map((row) => `${row}/${column}`).join(' + ')));
            byColumn.set(column, found);
          }
          return found;
        },
      };
    }),
    results: appeals.results.map((result) => result.column),
    nil: nil.map((row) => readings(row.zero)),
  };
}

/** Index of the alternative that matched. */
export function groupOf(match: RegExpExecArray): number {
  for (let i = 1; i < match.length; i++) if (match[i] !== undefined) return i - 1;
  return -1;
}

/** Addresses of all cells that a number in the text can stand for. */
export function quotableCells(form: Form): readonly string[] {
  const words = wordsOf(form);
  if (words === null) return [];
  const readings = [
    ...words.claims.flatMap((row) => row.readings),
    ...words.subjects.flatMap((row) => row.readings('total')),
  ];
  return [...new Set(readings.flatMap((reading) => reading.terms.map(addressOf)))];
}

/** Section of the table that the subjects' rows are of. */
export function appealsSection(words: Words): string | null {
  const id = words.subjects[0]?.readings('total')[0]?.terms[0]?.address.table;
  return words.form.tables.find((table) => table.id === id)?.section ?? null;
}
