import { type Citation, citations, mayCite } from '../../law/citations.js';
import type { DocumentCitation, OrderCitation } from '../../law/numbers.js';
import {
  type Replacement,
  type Replacements,
  replacedByTitle,
  replacementsBy,
} from '../../law/replacement.js';
import { type StatuteIndex, statuteIndex } from '../../law/statutes.js';
import type { DocumentNumber } from '../../pack/data.js';
import { sourceRange } from '../../report/model.js';
import { editDistance } from '../../text/distance.js';
import type { Range } from '../../text/range.js';
import { defineCheck, type Problem } from '../define.js';

/** Numbers of documents are written as the standard for official documents has them, and belong to their titles. */
export const check = defineCheck({
  summary: 'Document numbers are well formed and belong to the title beside them.',
  params: (z) => {
    const text = z.string().min(1);
    return z.strictObject({
      issuerEnds: text.meta({ description: 'Characters with which codes of issuers end: 发函字' }),
      oldTitles: z
        .array(z.strictObject({ number: text, titles: z.array(text).min(1) }))
        .meta({ description: 'Further titles of known documents' }),
      titleWords: z
        .array(z.strictObject({ number: text, words: z.array(text).min(1) }))
        .default([])
        .meta({ description: 'Number → words of which every way to write the title has one' }),
    });
  },
  messages: [
    'bracket',
    'bracket-lookalike',
    'bracket-lost',
    'ordinal',
    'issuer',
    'pair',
    'title',
    'order',
    'order-form',
    'fix',
  ],
  textOnly: true,
  prepare: ({ issuerEnds, oldTitles, titleWords }) => ({
    issuerEnds,
    titleWords: new Map(titleWords.map(({ number, words }) => [number, words])),
    oldTitles: replacementsBy(
      oldTitles.map(
        (old): Replacement => ({
          ...old,
          newNumber: '',
          newTitle: '',
          newNames: [],
          issuer: '',
          edition: '',
        }),
      ),
    ),
  }),
  concerns: mayCite,
  run({ report, statutes, emit }, { issuerEnds, oldTitles, titleWords }) {
    const index = statuteIndex(statutes);
    const cited = citations(report, statutes);
    for (const citation of cited) {
      const { number } = citation;
      if (number === null) continue;
      if (number.kind === 'order') {
        const problem =
          orderPair(citation, number, index) ?? revisionPair(citation, number, cited) ?? orderForm(number);
        if (problem) emit(problem);
        continue;
      }
      const titled = titledDocument(citation, oldTitles, index);
      const problem =
        issuer(citation, number, titled, index) ??
        pair(citation, titled, report.year?.value ?? null) ??
        title(citation, titled, titleWords);
      if (problem) emit(problem);
      else {
        const shape = form(number, issuerEnds, citation.numbered !== null);
        if (shape) emit(shape);
      }
    }
  },
});

const numberRange = (citation: Citation): Range =>
  sourceRange(citation.passage, citation.numberStart ?? citation.number!.start, citation.number!.end);

function titledDocument(
  citation: Citation,
  oldTitles: Replacements,
  index: StatuteIndex,
): DocumentNumber | null {
  const old = replacedByTitle(citation, oldTitles);
  return (old && index.documents.get(old.number)) ?? citation.document;
}

const suggestion = (range: Range, newText: string, kind: 'safe' | 'suggestion' = 'suggestion') => ({
  title: 'fix',
  data: { text: newText },
  kind,
  edits: [{ range, newText }],
});

/** The year and the number are a known document's; the code before them is nearly its issuer's. */
function issuer(
  { passage }: Citation,
  number: DocumentCitation,
  titled: DocumentNumber | null,
  index: StatuteIndex,
): Problem | null {
  const tail = `〔${number.year}〕${number.sequence}号`;
  for (const known of titled ? [titled.number] : index.documents.keys()) {
    if (!known.endsWith(tail)) continue;
    const right = known.slice(0, -tail.length);
    // 国办函 and 国办发 are both real: without the title only a long code tells that it is mistyped.
    if (number.before.endsWith(right) || (titled === null && right.length < 5)) continue;
    const length = nearSuffix(number.before, right);
    if (length === 0) continue;
    const range = sourceRange(passage, number.start - length, number.start);
    return {
      message: 'issuer',
      range: sourceRange(passage, number.start - length, number.end),
      key: known,
      data: { written: number.before.slice(-length), right, number: known },
      fixes: [suggestion(range, right)],
    };
  }
  return null;
}

/** How many last characters of `before` are `right` with one or two slips; 0 where none. */
function nearSuffix(before: string, right: string): number {
  let best = 3;
  let found = 0;
  for (let n = Math.max(2, right.length - 2); n <= Math.min(before.length, right.length + 1); n++) {
    const end = before.slice(-n);
    if (end[0] !== right[0]) continue;
    const distance = editDistance(end, right, right.length < 5 ? 1 : 2);
    if (distance > 0 && distance < best && distance <= (right.length < 5 ? 1 : 2)) {
      best = distance;
      found = n;
    }
  }
  return found;
}

/** Number and title of different documents. Where one of them is superseded by the other, `citation/superseded` says so. */
function pair(citation: Citation, titled: DocumentNumber | null, year: number | null): Problem | null {
  const number = citation.number as DocumentCitation;
  if (titled === null) return null;
  const { numbered } = citation;
  const right = titled.number;
  if (numbered === titled) return null;
  if (numbered === null) {
    // Other offices issue texts under the same title; only the same issuer's code makes it the same document.
    if (!number.before.endsWith(right.slice(0, right.indexOf('〔')))) return null;
  } else if (
    titled.successor === numbered.number &&
    year !== null &&
    year > (titled.reportYears?.[1] ?? year)
  )
    return null;
  else if (numbered.successor === right && year !== null && year > (numbered.reportYears?.[1] ?? year))
    return null;
  const start = numbered ? (citation.numberStart ?? number.start) : number.start - right.indexOf('〔');
  const range = sourceRange(citation.passage, start, number.end);
  return {
    message: 'pair',
    range,
    key: `${right}#title`,
    data: { written: citation.passage.text.slice(start, number.end), title: titled.name, right },
    fixes: [suggestion(range, right)],
  };
}

/** The number is a known document's, the title before it is some other text's. */
function title(
  { mark, statute, numbered, number, passage, numberStart }: Citation,
  titled: DocumentNumber | null,
  titleWords: ReadonlyMap<string, readonly string[]>,
): Problem | null {
  if (mark === null || titled !== null || statute !== null || numbered === null) return null;
  // What stands before a title in a row may belong to the one before.
  if (number!.start < mark.open) return null;
  const words = titleWords.get(numbered.number);
  if (words === undefined || words.some((word) => mark.title.includes(word))) return null;
  return {
    message: 'title',
    range: sourceRange(passage, numberStart ?? number!.start, number!.end),
    key: `${numbered.number}#other`,
    data: { written: mark.title, title: numbered.name, right: numbered.number },
  };
}

function form(number: DocumentCitation, issuerEnds: string, known: boolean): Problem | null {
  const { passage, open, close, year, sequence } = number;
  if (!issuerEnds.includes(number.before.at(-1)!)) return null;
  const range = sourceRange(passage, number.start, number.end);
  const written = passage.text.slice(number.start, number.end);
  const right = `〔${year}〕${sequence}号`;
  if (open === '' || close === '') {
    return { message: 'bracket-lost', range, data: { written, right }, fixes: [suggestion(range, right)] };
  }
  if (open !== '〔' || close !== '〕') {
    const year4 = passage.text.indexOf(close, number.start + 1);
    const edits = [
      { range: sourceRange(passage, number.start, number.start + 1), newText: '〔' },
      { range: sourceRange(passage, year4, year4 + 1), newText: '〕' },
    ];
    const lookalike = '〔﹝'.includes(open) && '〕﹞'.includes(close);
    return {
      message: lookalike ? 'bracket-lookalike' : 'bracket',
      range,
      data: { written, right },
      fixes: [{ title: 'fix', data: { text: right }, kind: 'safe', edits }],
    };
  }
  if (known && (number.ordinal || number.zeros)) {
    return { message: 'ordinal', range, data: { written, right }, fixes: [suggestion(range, right)] };
  }
  return null;
}

/** 《政府信息公开条例》（国务院令第771号）: no version of that title has the number. */
function orderPair(citation: Citation, number: OrderCitation, index: StatuteIndex): Problem | null {
  const { statute, by } = citation;
  if (statute === null || by === null || by === 'near' || by === 'number' || by === 'short-name') return null;
  const orders = statute.versions.map((version) => version.number);
  const all = statute.versions.every(
    (version) =>
      version.confidence === 'A' &&
      !version.unverified.includes('number') &&
      (version.number?.startsWith('国务院令') ?? false),
  );
  if (!all || index.orders.get(number.sequence)?.title === statute.title) return null;
  const range = numberRange(citation);
  const right = orders[0]!;
  return {
    message: 'order',
    range,
    key: statute.title,
    data: { written: citation.passage.text.slice(number.start, number.end), title: statute.title, right },
    fixes: [suggestion(range, right)],
  };
}

/** 《政府信息公开条例》（…第492号公布，…第771号修订）: a second number in the bracket, one figure off the statute's own. */
function revisionPair(citation: Citation, number: OrderCitation, cited: readonly Citation[]): Problem | null {
  if (citation.mark !== null || citation.statute !== null) return null;
  const of = cited.find(
    ({ passage, mark, end, by }) =>
      passage === citation.passage &&
      mark !== null &&
      (by === 'title' || by === 'alias') &&
      mark.close < number.start &&
      number.end <= end,
  );
  const statute = of?.statute ?? null;
  if (statute === null) return null;
  const written = `国务院令第${number.sequence}号`;
  const right = statute.versions.find(
    ({ number: known, confidence, unverified }) =>
      confidence === 'A' &&
      !unverified.includes('number') &&
      known?.length === written.length &&
      editDistance(known, written, 1) === 1,
  )?.number;
  if (right === undefined || right === null) return null;
  return {
    message: 'order',
    range: numberRange(citation),
    key: statute.title,
    data: {
      written: citation.passage.text.slice(number.start, number.end),
      title: statute.title,
      right,
    },
    fixes: [suggestion(numberRange(citation), right)],
  };
}

/** 国令第711号 is how the State Council's gazette numbers it, and fine. */
function orderForm(number: OrderCitation): Problem | null {
  if (number.spelling === 'standard' || number.spelling === 'gazette') return null;
  const range = sourceRange(number.passage, number.start, number.end);
  const right = `国务院令第${number.sequence}号`;
  return {
    message: 'order-form',
    range,
    data: { written: number.passage.text.slice(number.start, number.end), right },
    fixes: [suggestion(range, right)],
  };
}
