import { type Citation, citations, mayCite } from '../../law/citations.js';
import { nearTitle } from '../../law/near-title.js';
import { mayExplain, undefinedShortName } from '../../law/short-names.js';
import { STATE_PREFIX, type StatuteIndex, statuteIndex } from '../../law/statutes.js';
import { type InnerTitle, squeeze } from '../../law/title-words.js';
import { sourceRange } from '../../report/model.js';
import { defineCheck, type Problem } from '../define.js';

interface Prepared {
  readonly shortNames: readonly string[];
  readonly others: ReadonlySet<string>;
  readonly cut: ReadonlyMap<string, string>;
}

/** Titles of laws are written as the law has them. */
export const check = defineCheck({
  summary: 'Titles of known laws are neither mistyped nor cut, and inner title marks are 〈 〉.',
  params: (z) => {
    const text = z.string().min(1);
    return z.strictObject({
      others: z.array(text).meta({ description: 'Titles of their own that look like slips of known ones' }),
      cut: z
        .array(z.strictObject({ written: text, title: text }))
        .meta({ description: 'Wrong or cut titles in use, and the law that is meant' }),
      shortNames: z.array(text).default([]).meta({
        description:
          'Short names that a report must explain before it uses them; the rule words `unexplained` for them',
      }),
    });
  },
  messages: ['mistyped', 'cut', 'nested', 'fix', 'fix-nested'],
  onDemand: { unexplained: ({ shortNames }) => shortNames.length > 0 },
  textOnly: true,
  prepare: ({ others, cut, shortNames }): Prepared => ({
    shortNames,
    others: new Set(others),
    cut: new Map(cut.map(({ written, title }) => [written, title])),
  }),
  concerns: (passage) => mayCite(passage) || mayExplain(passage),
  run({ report, statutes, emit }, prepared) {
    const all = citations(report, statutes);
    const index = statuteIndex(statutes);
    const unexplained =
      prepared.shortNames.length > 0 ? undefinedShortName(report, all, prepared.shortNames) : null;
    if (unexplained !== null) emit(notExplained(unexplained));
    for (const citation of all) {
      if (citation.mark === null) continue;
      const { title } = citation.mark;
      const right = judge(title, citation, prepared);
      // What the report itself defines as a short name is none.
      if (right !== null && !all.some(({ shortName }) => shortName === title))
        emit(wrongTitle(citation, citation.mark.open, citation.mark.close, title, right));
      for (const inner of citation.mark.inner) {
        const problem = inner.wellFormed ? null : nested(citation, inner);
        if (problem) emit(problem);
        const near = innerNear(squeeze(inner.text), index, prepared);
        if (near) emit(wrongTitle(citation, inner.open, inner.close, squeeze(inner.text), near));
      }
    }
  },
});

function notExplained({ passage, mark }: Citation): Problem {
  const { open, close, title } = mark!;
  const range = sourceRange(passage, open, close + 1);
  return { message: 'unexplained', range, key: title, data: { title } };
}

interface Right {
  readonly title: string;
  readonly message: 'mistyped' | 'cut';
}

function judge(title: string, citation: Citation, { others, cut }: Prepared): Right | null {
  const meant = cut.get(title);
  if (meant !== undefined) return { title: meant, message: 'cut' };
  if (citation.by !== 'near' || citation.statute === null || others.has(title)) return null;
  return { title: citation.statute.title, message: 'mistyped' };
}

function innerNear(title: string, index: StatuteIndex, { others, cut }: Prepared): Right | null {
  const meant = cut.get(title);
  if (meant !== undefined) return { title: meant, message: 'cut' };
  if (others.has(title) || index.byName.has(title) || index.documentsByName.has(title)) return null;
  const near = nearTitle(index, title);
  return near ? { title: near.title, message: 'mistyped' } : null;
}

function wrongTitle(citation: Citation, open: number, close: number, written: string, right: Right): Problem {
  // Whoever leaves 中华人民共和国 away keeps to that.
  const full =
    right.title.startsWith(STATE_PREFIX) && right.message === 'mistyped' && !written.startsWith('中');
  const title = full ? right.title.slice(STATE_PREFIX.length) : right.title;
  const range = sourceRange(citation.passage, open + 1, close);
  return {
    message: right.message,
    range,
    key: written,
    data: { written, title },
    fixes: [{ title: 'fix', data: { title }, kind: 'suggestion', edits: [{ range, newText: title }] }],
  };
}

function nested({ passage }: Citation, inner: InnerTitle): Problem {
  const open = sourceRange(passage, inner.open, inner.open + 1);
  const close = sourceRange(passage, inner.close, inner.close + 1);
  return {
    message: 'nested',
    range: sourceRange(passage, inner.open, inner.close + 1),
    data: { inner: inner.text },
    fixes: [
      {
        title: 'fix-nested',
        kind: 'safe',
        edits: [
          { range: open, newText: '〈' },
          { range: close, newText: '〉' },
        ],
      },
    ],
  };
}
