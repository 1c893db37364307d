import type { TableTemplate } from '../form/form.js';
import type { Report } from '../report/model.js';

/** Labels of a table among the paragraphs of its section from which on it is there, only not as a table. */
const TRACES = 3;

const FENCE = /^[ \t]*(?:```|~~~)/m;

/** No table was read, yet its labels stand in its section: the table is there in a shape that was not understood. */
export function isUnread(report: Report, template: TableTemplate): boolean {
  if (report.tables.has(template.id)) return false;
  const fenced = report.sections
    .filter(({ id }) => id === template.section)
    .map(({ range }) => report.document.text.slice(range.start, range.end))
    .filter((words) => FENCE.test(words));
  const names = [...template.rows, ...template.columns].map(({ name }) => name.zh);
  // What stands in a fence is no words of the report, yet its table may have been put there.
  const text = report.paragraphs
    .filter(({ section }) => section === template.section)
    .map(({ text: t }) => t)
    .concat(fenced);
  return names.filter((name) => text.some((line) => line.includes(name))).length >= TRACES;
}
