import type { Report, ReportDocument } from '../../server/src/core/report/model.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { addressText } from '../../server/src/core/report/table.js';
import { form } from './clean.js';

export { form };

export const readFile = (text: string): ReportDocument => readDocument(text, form);

/** The only report of a text. */
export function readOne(text: string): Report {
  const { reports } = readFile(text);
  if (reports.length !== 1) throw new Error(`${reports.length} reports`);
  return reports[0]!;
}

/** Address → words of every bound cell of a report; blank cells say ''. */
export function boundCells(report: Report): Map<string, string> {
  const out = new Map<string, string>();
  for (const table of report.tables.values())
    for (const [at, start] of table.start.entries())
      if (start >= 0)
        out.set(addressText(table.template, at), report.document.text.slice(start, table.end[at]));
  return out;
}

/** Words that a range of the report covers. */
export const wordsAt = (report: Report, range: { readonly start: number; readonly end: number }): string =>
  report.document.text.slice(range.start, range.end);

const HEAD = '# 甲市乙区丙局2022年政府信息公开工作年度报告\n\n';
const SECTIONS: Readonly<Record<string, string>> = {
  t2: '## 二、主动公开政府信息情况',
  t3: '## 三、收到和处理政府信息公开申请情况',
  t4: '## 四、政府信息公开行政复议、行政诉讼情况',
};

/** A report with nothing but one table, in its own section. */
export const withTable = (table: string, lines: string): string => `${HEAD}${SECTIONS[table]}\n\n${lines}\n`;

/** Bound cells of one table written as lines, where `⇥` stands for a TAB and `｜` for a bar. */
export const bindLines = (table: string, lines: string): Map<string, string> =>
  boundCells(readOne(withTable(table, lines.replaceAll('⇥', '\t').replaceAll('｜', '|'))));
