import type { DocumentNumber } from '../pack/data.js';
import type { NumberCitation } from './numbers.js';
import type { StatuteIndex } from './statutes.js';

/** The document that a number names; the issuer's code is the end of the words before the year. */
export function documentByNumber(number: NumberCitation, index: StatuteIndex): DocumentNumber | null {
  if (number.kind !== 'document') return null;
  const tail = `〔${number.year}〕${number.sequence}号`;
  for (const [known, document] of index.documents) {
    if (known.endsWith(tail) && issuerMatches(number.before, known.slice(0, -tail.length))) return document;
  }
  return null;
}

/** Words of running text before an issuer's code; 渝 of 渝国办发 is none. */
const RUNNING = /[据照按依和及与对由如为的厅室（件文见号于实彻循行守合到]$/;

const issuerMatches = (before: string, issuer: string): boolean => {
  if (!before.endsWith(issuer)) return false;
  const rest = before.slice(0, before.length - issuer.length);
  // A long code is nobody else's.
  return rest === '' || issuer.length > 4 || RUNNING.test(rest);
};
