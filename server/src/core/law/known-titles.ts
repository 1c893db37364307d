import type { DocumentNumber } from '../pack/data.js';
import { nearTitle } from './near-title.js';
import { type KnownTitle, type StatuteIndex, withoutPrefix } from './statutes.js';

/** Past this many the memo takes no more. */
const MEMO_SIZE = 2048;

/** What a title names by itself, whatever the report calls so. */
export function knownTitle(index: StatuteIndex, title: string): KnownTitle {
  let known = index.titles.get(title);
  if (known === undefined) {
    known = lookUp(index, title);
    if (index.titles.size < MEMO_SIZE) index.titles.set(title, known);
  }
  return known;
}

function lookUp(index: StatuteIndex, title: string): KnownTitle {
  const document = index.documentsByName.get(title) ?? null;
  const phrased = document ?? phrasedDocument(index, title);
  const statute = index.byName.get(title) ?? null;
  if (statute) {
    const full = title === statute.title || withoutPrefix(title) === statute.plain;
    return { statute, by: full ? 'title' : 'alias', document, phrased };
  }
  const near = nearTitle(index, title);
  return { statute: near, by: near ? 'near' : null, document, phrased };
}

const ISSUING = '关于印发';
const NOTICE = '的通知';

/** The document that a title names with more words than its own. */
function phrasedDocument(index: StatuteIndex, title: string): DocumentNumber | null {
  // 国务院办公厅……关于……的通知: the issuer stands before the title proper.
  const about = title.indexOf('关于');
  if (about > 0) {
    const proper = index.documentsByName.get(title.slice(about));
    if (proper) return proper;
  }
  // 关于印发……办法的通知 without marks around what is issued.
  const issued = title.lastIndexOf(ISSUING);
  return issued >= 0 && title.endsWith(NOTICE)
    ? (index.documentsByName.get(title.slice(issued + ISSUING.length, -NOTICE.length)) ?? null)
    : null;
}
