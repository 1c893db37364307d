import { type Facet, facet, type Paragraph, type Report } from '../report/model.js';
import { cleanText } from '../syntax/clean.js';
import type { Range } from '../text/range.js';

/**
 * Everything that an author has worded: passages, and headings as passages of their own. What a page adds
 * (索引号, 浏览次数) is left out, and the title, which may stand in two lines.
 */
export const writtenLines: Facet<readonly Paragraph[]> = {
  compute: (report: Report) => {
    const lines: Paragraph[] = [];
    for (const passage of report.passages)
      if (passage.role !== 'noise' && passage.role !== 'title') lines.push(passage);
    for (const heading of report.headings)
      if (!heading.runIn) lines.push(lineOf(report, heading.textRange, heading.section));
    return lines;
  },
};

const withTitle: Facet<readonly Paragraph[]> = {
  compute: (report) => {
    const lines = facet(report, writtenLines);
    return report.title === null ? lines : [lineOf(report, report.title.range, null), ...lines];
  },
};

/** The title as it stands in the source, and everything else that an author has worded. */
export const titledLines = (report: Report): readonly Paragraph[] => facet(report, withTitle);

/** A stretch of the source as a passage. */
function lineOf(report: Report, range: Range, section: string | null): Paragraph {
  const source = report.document.text;
  const html = source.slice(range.start, range.end).includes('<');
  const { text, map, flags } = cleanText(source, range.start, range.end, html);
  return { range, text, map, flags, role: 'body', section, matter: null, continues: false };
}

/** A string that holds a line at an offset: the whole source where the line is a part of it, which reads faster. */
export const sourceOf = (report: Report, { text, map }: Paragraph): string =>
  map === null ? report.document.text : text;

/** Offset of a line in its `sourceOf`. */
export const baseOf = ({ map, range }: Paragraph): number => (map === null ? range.start : 0);
