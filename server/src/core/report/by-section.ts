import { type Facet, facet, type Paragraph, type Report } from './model.js';

const NONE: readonly Paragraph[] = [];

const bySection: Facet<ReadonlyMap<string, readonly Paragraph[]>> = {
  compute({ passages }) {
    const found = new Map<string, Paragraph[]>();
    for (const passage of passages) {
      if (passage.section === null) continue;
      const own = found.get(passage.section);
      if (own) own.push(passage);
      else found.set(passage.section, [passage]);
    }
    return found;
  },
};

/** The passages of a section, in reading order; of a section that stands twice, those of both. */
export const passagesOf = (report: Report, section: string): readonly Paragraph[] =>
  facet(report, bySection).get(section) ?? NONE;
