import type { Facet, Heading, Paragraph, Report } from '../report/model.js';
import { Has } from '../text/classes.js';

const EVERYTHING = Object.values(Has).reduce((bits, bit) => bits | bit, 0);

/**
 * Everything that an author has worded: passages, and headings as passages of their own. What a page adds
 * (索引号, 浏览次数) and the title are left out: a title may stand in two lines.
 */
export const writtenLines: Facet<readonly Paragraph[]> = {
  compute: (report: Report) => {
    const lines = report.passages.filter(({ role }) => role !== 'noise' && role !== 'title');
    for (const heading of report.headings) if (!heading.runIn) lines.push(headingLine(report, heading));
    return lines;
  },
};

/** A heading's words as a passage; where markup stands between them, only the heading's whole range is known. */
function headingLine(report: Report, heading: Heading): Paragraph {
  const { textRange } = heading;
  return {
    range: textRange,
    text: report.document.text.slice(textRange.start, textRange.end),
    map: null,
    flags: EVERYTHING,
    role: 'body',
    section: null,
    matter: null,
    continues: false,
  };
}
