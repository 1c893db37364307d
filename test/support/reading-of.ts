import type { Report, ReportDocument } from '../../server/src/core/report/model.js';

/** All that was read of a document, as text: two that say the same were read alike. */
export const readingOf = ({ reports, comments, frontMatter, limits, failed }: ReportDocument): string =>
  JSON.stringify({ reports: reports.map(partsOf), comments, frontMatter, limits, failed }, plain);

const partsOf = (report: Report) => ({
  range: report.range,
  title: report.title,
  year: report.year,
  edition: report.edition,
  supported: report.supported,
  agency: report.agency,
  headings: report.headings,
  sections: report.sections,
  paragraphs: report.paragraphs,
  passages: report.passages,
  tables: [...report.tables.values()].map(({ template, ...table }) => ({ id: template.id, ...table })),
  unbound: report.unbound,
  signature: report.signature,
});

function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Int32Array);
  return typeof value === 'bigint' ? String(value) : value;
}
