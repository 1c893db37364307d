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

/** Title as compared: without blanks, with one kind of inner marks, without the issuer before 关于. */
function bare(title: string): string {
  const text = MARKS.test(title) ? unified(title) : title;
  const about = text.indexOf('关于');
  return about > 0 ? text.slice(about) : text;
}

const MARKS = /[<＜《>＞》()]/;

const unified = (title: string): string =>
  title
    .replace(/[<＜《]/g, '〈')
    .replace(/[>＞》]/g, '〉')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）');

/** The replacement that a citation calls for, by the number or the title of the old document. */
export function replacementOf(
  citation: Citation,
  replacements: readonly Replacement[],
): { readonly of: Replacement; readonly by: 'number' | 'title' } | null {
  const byNumber = replacements.find((r) => r.number === citation.numbered?.number);
  if (byNumber) return { of: byNumber, by: 'number' };
  if (!citation.mark) return null;
  const title = bare(citation.mark.title);
  const byTitle = replacements.find((r) => r.titles.includes(title));
  return byTitle ? { of: byTitle, by: 'title' } : null;
}

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
    const title = bare(mark.title);
    if (to.titles.includes(title)) {
      const whole = mark.title;
      const newText = whole.startsWith(to.issuer) ? to.issuer + to.newTitle : to.newTitle;
      edits.push({ range: sourceRange(passage, mark.open + 1, mark.close), newText });
      titled = true;
    } else if (to.newNames.includes(title)) titled = true;
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
