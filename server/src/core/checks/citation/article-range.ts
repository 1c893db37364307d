import type { Localized } from '../../form/form.js';
import type { ArticleReference } from '../../law/articles.js';
import { citations, mayCite } from '../../law/citations.js';
import type { StatuteVersion } from '../../pack/data.js';
import { sourceRange } from '../../report/model.js';
import { defineCheck } from '../define.js';

/** Articles, paragraphs and items that are cited exist in the text of the law. */
export const check = defineCheck({
  summary: 'Cited articles, paragraphs and items exist in the parsed text of the version in force.',
  params: (z) => z.strictObject({}),
  messages: ['article', 'paragraph', 'item', 'no-items'],
  prepare: () => null,
  concerns: mayCite,
  run({ report, statutes, emit }) {
    for (const citation of citations(report, statutes)) {
      const { statute, versions, passage } = citation;
      if (citation.articles.length === 0) continue;
      if (statute === null || citation.by === 'near' || versions.length === 0) continue;
      if (versions.some((version) => !isKnown(version))) continue;
      for (const reference of citation.articles) {
        const faults = versions.map((version) => faultOf(reference, version));
        // The newest version is the first: its count is the one that helps.
        const [fault] = faults;
        if (!fault || faults.includes(null)) continue;
        emit({
          message: fault.message,
          range: sourceRange(passage, reference.start, reference.end),
          key: `${statute.title}#${reference.article}.${reference.paragraph ?? ''}.${reference.item ?? ''}`,
          data: {
            title: statute.title,
            edition: editionOf(versions[0]!),
            article: reference.article,
            paragraph: reference.paragraph ?? fault.paragraph,
            item: reference.item ?? 0,
            count: fault.count,
          },
        });
      }
    }
  },
});

/** Which text was counted, where it is not today's. */
const editionOf = ({ version, until }: StatuteVersion): Localized =>
  until === null || version === null ? { zh: '', en: '' } : { zh: `（${version}）`, en: ` (${version})` };

interface Fault {
  readonly message: 'article' | 'paragraph' | 'item' | 'no-items';
  readonly count: number;
  readonly paragraph: number;
}

/** Its text was parsed, or at least the number of its articles is a fact. */
const isKnown = (version: StatuteVersion): boolean =>
  version.confidence === 'A' &&
  (version.structure !== null || (version.articles !== null && !version.unverified.includes('articles')));

function faultOf({ article, paragraph, item }: ArticleReference, version: StatuteVersion): Fault | null {
  const { structure } = version;
  if (structure === null) {
    const count = version.articles!;
    return article > count ? { message: 'article', count, paragraph: 0 } : null;
  }
  const found = structure[article];
  if (found === undefined) {
    return { message: 'article', count: Object.keys(structure).length, paragraph: 0 };
  }
  const [paragraphs, items] = found;
  if (paragraph !== null && (paragraph < 1 || paragraph > paragraphs)) {
    return { message: 'paragraph', count: paragraphs, paragraph };
  }
  if (item === null) return null;
  // Without a paragraph the item may stand in any that has items.
  const counts = paragraph === null ? Object.values(items) : [items[paragraph] ?? 0];
  const count = Math.max(0, ...counts);
  if (item >= 1 && item <= count) return null;
  return { message: count === 0 ? 'no-items' : 'item', count, paragraph: paragraph ?? 0 };
}
