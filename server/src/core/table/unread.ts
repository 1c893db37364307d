import type { TableTemplate } from '../form/form.js';
import type { Report } from '../report/model.js';

/** Labels of a table among the paragraphs of its section from which on it is there, only not as a table. */
const TRACES = 3;

/** No table was read, yet its labels stand in its section: the table is there in a shape that was not understood. */
export function isUnread(report: Report, template: TableTemplate): boolean {
  if (report.tables.has(template.id)) return false;
  const names = [...template.rows, ...template.columns].map(({ name }) => name.zh);
  const text = report.paragraphs
    .filter(({ section }) => section === template.section)
    .map(({ text: t }) => t);
  return names.filter((name) => text.some((line) => line.includes(name))).length >= TRACES;
}
