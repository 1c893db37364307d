import { type Report, sourceRange } from '../report/model.js';
import type { TextEdit } from '../text/edit.js';
import type { Citation } from './citations.js';

/** A document and what stands in its place today: words of a rule's YAML. */
export interface Replacement {
  readonly number: string;
  readonly titles: readonly string[];
  readonly newNumber: string;
  readonly newTitle: string;
  readonly newNames: readonly string[];
  readonly issuer: string;
  readonly edition: string;
}

/** Replacements by the number and by the titles of the old document. */
export interface Replacements {
  readonly byNumber: ReadonlyMap<string, Replacement>;
  readonly byTitle: ReadonlyMap<string, Replacement>;
}

export function replacementsBy(all: readonly Replacement[]): Replacements {
  const byNumber = new Map<string, Replacement>();
  const byTitle = new Map<string, Replacement>();
  // Of two the first holds.
  for (const one of [...all].reverse()) {
    byNumber.set(one.number, one);
    for (const title of one.titles) byTitle.set(title, one);
  }
  return { byNumber, byTitle };
}

/** The replacement that a citation calls for by the number of the old document. */
export const replacedByNumber = ({ numbered }: Citation, { byNumber }: Replacements): Replacement | null =>
  numbered === null ? null : (byNumber.get(numbered.number) ?? null);

/** Likewise by its title. */
export const replacedByTitle = ({ mark }: Citation, { byTitle }: Replacements): Replacement | null =>
  mark === null ? null : (byTitle.get(mark.bare) ?? null);

export interface ReplacementEdits {
  readonly edits: readonly TextEdit[];
  /** Title and number name the new document afterwards, and the report's tables prove that it was followed. */
  readonly proven: boolean;
}

/** Edits that put the new document's number, and its title where one is cited, in the old one's place. */
export function replacementEdits(
  citation: Citation,
  to: Replacement,
  report: Report,
): ReplacementEdits | null {
  const { passage, mark, number } = citation;
  const edits: TextEdit[] = [];
  let titled = false;
  if (mark) {
    if (to.titles.includes(mark.bare)) {
      const whole = mark.title;
      const newText = whole.startsWith(to.issuer) ? to.issuer + to.newTitle : to.newTitle;
      edits.push({ range: sourceRange(passage, mark.open + 1, mark.close), newText });
      titled = true;
    } else if (to.newNames.includes(mark.bare)) titled = true;
    else return null;
  }
  if (number) {
    edits.push({
      range: sourceRange(passage, citation.numberStart ?? number.start, number.end),
      newText: to.newNumber,
    });
  }
  return edits.length === 0
    ? null
    : { edits, proven: titled && number !== null && follows(report, to.edition) };
}

/** The tables carry labels that only this edition of the form has, and none of another. */
function follows(report: Report, edition: string): boolean {
  let seen = false;
  for (const table of report.tables.values()) {
    for (const evidence of table.evidence) {
      if (evidence.edition !== edition) return false;
      seen = true;
    }
  }
  return seen;
}
