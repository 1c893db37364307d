import type { ReportSummary, SectionPrint } from '../../report/summary.js';
import { sharedWith } from '../../summary/copy-index.js';
import { type CheckContext, defineCheck } from '../define.js';

/** Sections whose sentences are, but for the year, last year's or another agency's. */
export const check = defineCheck({
  summary: "A section's prose is not copied from last year's report or from another agency's.",
  params: (z) =>
    z.strictObject({
      sections: z
        .array(
          z.strictObject({
            id: z.string(),
            share: z.number().min(0.5).max(1).meta({ description: 'Share of the text that makes a copy' }),
            least: z.int().positive().meta({ description: 'Characters that the section must have' }),
          }),
        )
        .min(1),
    }),
  messages: ['last-year', 'sibling', 'there'],
  prepare: (params) => params,
  reads: () => [],
  searchesRun: true,
  run(context, { sections }) {
    const { own, previous, siblings } = context.neighbours;
    if (own === null) return;
    for (const { id, share, least } of sections) {
      const print = own.prose.find((p) => p.section === id);
      if (!print || print.lengths.reduce((a, b) => a + b, 0) < least) continue;
      const last =
        previous?.agency === own.agency ? previous?.prose.find((p) => p.section === id) : undefined;
      const lastShare = last ? sharedWith(print, last) : 0;
      if (last && lastShare >= share) {
        emitCopy(context, 'last-year', print, previous!, last, lastShare);
        continue;
      }
      const match = siblings?.find(own, print) ?? null;
      if (match && match.share >= share) {
        emitCopy(context, 'sibling', print, match.other, match.print, match.share);
      }
    }
  },
});

function emitCopy(
  { form, report, emit }: CheckContext,
  message: string,
  print: SectionPrint,
  other: ReportSummary,
  there: SectionPrint,
  share: number,
): void {
  const template = form.sections.find((section) => section.id === print.section);
  const heading = report.sections.find((section) => section.id === print.section)?.heading;
  emit({
    message,
    range: heading?.textRange ?? print.range,
    key: print.section,
    data: {
      section: template?.title ?? print.section,
      percent: Math.floor(share * 100),
      agency: other.agency ?? '',
      year: other.year ?? '',
    },
    related: [{ path: other.path, range: there.range, message: 'there' }],
  });
}
