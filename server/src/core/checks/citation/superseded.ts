import { dateInWords } from '../../dates/calendar.js';
import { clauseStart, hasAny, sentenceEnd, sentenceStart } from '../../dates/sentence.js';
import type { Localized } from '../../form/form.js';
import { type Citation, citations, mayCite } from '../../law/citations.js';
import { commencementOf, rightVersion } from '../../law/commencement.js';
import {
  type Replacements,
  replacedByNumber,
  replacedByTitle,
  replacementEdits,
  replacementsBy,
} from '../../law/replacement.js';
import { inForceAt, type StatuteIndex, statuteIndex } from '../../law/statutes.js';
import { squeeze } from '../../law/title-words.js';
import type { DocumentNumber } from '../../pack/data.js';
import { type Report, sourceRange } from '../../report/model.js';
import { Has } from '../../text/classes.js';
import { defineCheck, type Problem, type ProblemFix } from '../define.js';

/** What is cited was in force in the report's year. */
export const check = defineCheck({
  summary: "Laws and notices that are cited were in force on some day of the report's year.",
  params: (z) => {
    const text = z.string().min(1);
    return z.strictObject({
      history: z.array(text).meta({ description: 'Near a citation they speak of its repeal or revision' }),
      replacements: z
        .array(
          z.strictObject({
            number: text.meta({ description: 'The old number' }),
            titles: z.array(text).meta({ description: 'Titles that mean the old document' }),
            newNumber: text,
            newTitle: text.meta({ description: 'Title of the new document, without its issuer' }),
            newNames: z.array(text).meta({ description: 'Titles that mean the new document' }),
            issuer: text,
            edition: text.meta({
              description: 'Edition of the form whose tables prove that it was followed',
            }),
          }),
        )
        .meta({ description: 'Documents whose successor may be put in' }),
      renumbered: z
        .array(
          z.strictObject({
            statute: text,
            from: z.int().meta({ description: 'Report years from this one on' }),
            article: z.int(),
            now: text.meta({ description: 'The article that says it today' }),
            words: z.array(text).min(1).meta({ description: 'What the sentence is about' }),
          }),
        )
        .meta({ description: 'Articles of an older version, told by what they are cited for' }),
      commencement: z
        .array(z.string().regex(/^[\u4e00-\u9fff]+$/))
        .default([])
        .meta({
          description:
            'Verbs of entering into force: 施行; the rule words `commenced` for a wrong day beside a title',
        }),
    });
  },
  messages: [
    'document',
    'document-title',
    'document-early',
    'order',
    'repealed',
    'not-yet',
    'renumbered',
    'fix',
    'fix-number',
  ],
  onDemand: { commenced: ({ commencement }) => commencement.length > 0 },
  prepare: ({ replacements, ...params }) => ({ ...params, replacements: replacementsBy(replacements) }),
  concerns: mayCite,
  run({ report, statutes, emit }, params) {
    const year = report.year?.value;
    if (year === undefined) return;
    const index = statuteIndex(statutes);
    for (const citation of citations(report, statutes)) {
      const problem =
        ofDocument(citation, year, index, report, params.replacements) ??
        ofStatute(citation, year, index) ??
        ofCommencement(citation, year, params) ??
        ofArticle(citation, year, params.renumbered);
      if (problem !== null && !speaksOfHistory(citation, params.history)) emit(problem);
    }
  },
});

const NEAR_BEFORE = 10;
const NEAR_AFTER = 16;

/** 原《信访条例》已经废止: whoever says so does not rely on it. */
function speaksOfHistory({ passage, start, numberStart, end }: Citation, words: readonly string[]): boolean {
  const { text } = passage;
  if (isFormer(text, start) || (numberStart !== null && isFormer(text, numberStart))) return true;
  const from = clauseStart(text, start, NEAR_BEFORE);
  return hasAny(text, words, from, sentenceEnd(text, end, NEAR_AFTER));
}

/** 原《…》, 旧国办公开办函〔…〕…号: what stands at the offset is named as one of former times. */
const isFormer = (text: string, at: number): boolean => text[at - 1] === '原' || text[at - 1] === '旧';

/** 2020年度按照…60号编制的报告: of a year that the document served. */
function speaksOfItsYears({ passage, start }: Citation, { reportYears }: DocumentNumber): boolean {
  const { text } = passage;
  const [from, to] = reportYears ?? [null, null];
  if (from === null || to === null) return false;
  const before = text.slice(sentenceStart(text, start, NEAR_YEAR), start);
  for (let year = from; year <= to; year++) if (before.includes(`${year}年度`)) return true;
  return false;
}

/** A year that far before the citation is what it is about. */
const NEAR_YEAR = 20;

/** The document that serves the year, along the chain of successors. */
function current(document: DocumentNumber, year: number, index: StatuteIndex): DocumentNumber | null {
  let at: DocumentNumber | undefined = document;
  for (let i = 0; at && i < 8; i++) {
    const to: number | null = at.reportYears?.[1] ?? null;
    if (to === null || to >= year) return at;
    at = at.successor === null ? undefined : index.documents.get(at.successor);
  }
  return null;
}

function ofDocument(
  citation: Citation,
  year: number,
  index: StatuteIndex,
  report: Report,
  replacements: Replacements,
): Problem | null {
  const { passage, mark, number } = citation;
  const replacedNumber = replacedByNumber(citation, replacements);
  const replacedTitle = replacedNumber === null ? replacedByTitle(citation, replacements) : null;
  const byTitle = replacedTitle === null ? citation.document : index.documents.get(replacedTitle.number);
  // The old title beside the new document's number: the number was put right, the title forgotten.
  const oldTitle =
    byTitle && citation.numbered && byTitle.successor === citation.numbered.number ? byTitle : null;
  const document = oldTitle ?? citation.numbered ?? (number === null ? byTitle : null);
  if (!document?.reportYears) return null;
  const [from, to] = document.reportYears;
  const at = number ?? citation;
  const range = sourceRange(passage, citation.numberStart ?? at.start, at.end);
  if (from !== null && year < from) {
    return { message: 'document-early', range, data: { number: document.number, from, year } };
  }
  if (to === null || year <= to) return null;
  const successor = current(document, year, index);
  if (successor === null || speaksOfItsYears(citation, document)) return null;
  const replaced = replacedNumber ?? replacedTitle;
  const fix = replaced ? replacementEdits(citation, replaced, report) : null;
  return {
    message: number && !oldTitle ? 'document' : 'document-title',
    range: mark && (oldTitle || !number) ? sourceRange(passage, mark.open, mark.close + 1) : range,
    key: document.number,
    data: { number: document.number, to, year, successor: successor.number, title: successor.name },
    fixes: fix
      ? [
          {
            title: 'fix',
            data: { successor: successor.number },
            kind: fix.proven ? 'safe' : 'suggestion',
            edits: fix.edits,
          },
        ]
      : [],
  };
}

function ofStatute(citation: Citation, year: number, index: StatuteIndex): Problem | null {
  const { statute, number, passage, mark, by } = citation;
  if (statute === null || by === 'near') return null;
  const isOrder = number?.kind === 'order';
  // Nearly every law is in force in the report's year.
  if (!isOrder && citation.versions.length > 0) return null;
  const { versions } = statute;
  if (versions.some((version) => version.confidence !== 'A')) return null;
  const first = `${year}-01-01`;
  if (isOrder) {
    const version = index.orders.get(number.sequence);
    if (version?.title === statute.title && version.until !== null && version.until < first) {
      const now = inForceAt(statute, `${year}-12-31`);
      return {
        message: 'order',
        range: sourceRange(passage, number.start, number.end),
        key: version.number ?? statute.title,
        data: {
          title: statute.title,
          number: version.number ?? '',
          until: inWords(version.until),
          now: now?.number ?? '',
        },
        fixes: now?.number ? [orderFix(citation, now.number)] : [],
      };
    }
  }
  const range = mark
    ? sourceRange(passage, mark.open, mark.close + 1)
    : sourceRange(passage, citation.start, citation.end);
  if (versions.every((version) => version.until !== null && version.until < first)) {
    const last = versions[0]!;
    return {
      message: 'repealed',
      range,
      key: statute.title,
      data: { title: statute.title, until: inWords(last.until ?? ''), year, successor: last.successor ?? '' },
    };
  }
  const afterwards = `${year + 1}-03-31`;
  if (versions.every((version) => version.inForce !== null && version.inForce > afterwards)) {
    const since = versions.map((version) => version.inForce ?? '').sort()[0] ?? '';
    return {
      message: 'not-yet',
      range,
      key: statute.title,
      data: { title: statute.title, since: inWords(since), year },
    };
  }
  return null;
}

/** `2019-05-14` as a Chinese reader writes it. */
const inWords = (day: string): Localized => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number | undefined];
  return { zh: date === undefined ? day : dateInWords({ year, month, day: date }), en: day };
};

function orderFix({ passage, number }: Citation, newNumber: string): ProblemFix {
  const range = sourceRange(passage, number!.start, number!.end);
  return {
    title: 'fix-number',
    data: { number: newNumber },
    kind: 'suggestion',
    edits: [{ range, newText: newNumber }],
  };
}

/** The day that stands beside the title is not that of the law in force. */
function ofCommencement(
  citation: Citation,
  year: number,
  {
    commencement,
    history,
  }: { readonly commencement: readonly string[]; readonly history: readonly string[] },
): Problem | null {
  const { statute, passage, by } = citation;
  if (commencement.length === 0 || statute === null || by === 'near') return null;
  if ((passage.flags & Has.digit) === 0) return null;
  const said = commencementOf(citation, commencement);
  const { text } = passage;
  const right = said === null ? null : rightVersion(citation, said.day, year);
  if (said === null || right === null) return null;
  // A sentence on how the law came about names its earlier days, however far away the word stands that says so.
  if (hasAny(text, history, sentenceStart(text, said.from), sentenceEnd(text, said.to))) return null;
  return {
    message: 'commenced',
    range: sourceRange(passage, said.from, said.to),
    key: `${statute.title}@${said.day}`,
    data: { title: statute.title, said: inWords(said.day), since: inWords(right.inForce!), year },
  };
}

interface Renumbered {
  readonly statute: string;
  readonly from: number;
  readonly article: number;
  readonly now: string;
  readonly words: readonly string[];
}

function ofArticle(citation: Citation, year: number, renumbered: readonly Renumbered[]): Problem | null {
  const { statute, passage, articles } = citation;
  if (statute === null || articles.length === 0) return null;
  for (const old of renumbered) {
    if (old.statute !== statute.title || year < old.from) continue;
    const reference = articles.find((article) => article.article === old.article);
    if (!reference) continue;
    const { text } = passage;
    if (!hasAny(text, old.words, sentenceStart(text, citation.start), sentenceEnd(text, citation.end)))
      continue;
    return {
      message: 'renumbered',
      range: sourceRange(passage, reference.start, reference.end),
      key: `${statute.title}#${old.article}`,
      data: { title: statute.title, article: old.article, now: old.now, about: squeeze(old.words[0]!) },
    };
  }
  return null;
}
