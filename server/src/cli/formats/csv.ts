import type { Severity } from '../../core/checks/define.js';
import type { Finding } from '../../core/engine/finding.js';
import type { Localized } from '../../core/form/form.js';
import type { FileResult, ReportInfo } from '../../host/result.js';
import { messagesIn } from '../messages/index.js';
import { CSV_MARK, csvLine } from '../output/csv-field.js';
import { findingsByReport } from './by-report.js';
import { type Format, helpOf, type RunContext } from './format.js';
import { placeOf } from './place.js';

const HEAD: readonly Localized[] = [
  { zh: '单位', en: 'Agency' },
  { zh: '年度', en: 'Year' },
  { zh: '文件', en: 'File' },
  { zh: '规则', en: 'Rule' },
  { zh: '问题', en: 'Problem' },
  { zh: '级别', en: 'Severity' },
  { zh: '处数', en: 'Count' },
  { zh: '首处行号', en: 'First line' },
  { zh: '首处说明', en: 'First message' },
  { zh: '依据', en: 'Basis' },
];

const WEIGHT: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

/** For the superior office's spreadsheet: one line a report and rule; a report without findings has one line too. */
export const csv: Format = {
  wantsHelp: 'always',
  wantsViews: false,
  open(run) {
    const head = CSV_MARK + csvLine(HEAD.map((name) => name[run.language]));
    let started = false;
    const lead = (): string => {
      const text = started ? '' : head;
      started = true;
      return text;
    };
    return {
      file: (file) => lead() + fileLines(file, run),
      end: () => lead(),
    };
  },
};

function fileLines(file: FileResult, run: RunContext): string {
  const { owned, loose } = findingsByReport(file);
  const lines = file.reports.map((report, i) => reportLines(report, owned[i]!, file, run));
  if (loose.length > 0) lines.push(reportLines(null, loose, file, run));
  return lines.join('');
}

function reportLines(
  report: ReportInfo | null,
  findings: readonly Finding[],
  file: FileResult,
  run: RunContext,
): string {
  const lead = [report?.agency ?? '', report?.year ?? '', file.path];
  const say = messagesIn(run.language);
  if (findings.length === 0) return csvLine([...lead, '', say.clean, '', 0, '', '', '']);
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = byRule.get(finding.rule);
    if (list) list.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  return [...byRule]
    .map(([rule, list]) => {
      const [first] = list as [Finding, ...Finding[]];
      const weight = Math.max(...list.map(({ severity }) => WEIGHT.indexOf(severity)));
      const title = helpOf(run, file, rule)?.title[run.language] ?? rule;
      const { line } = placeOf(first, file);
      const severity = say.severity[WEIGHT[weight]!];
      return csvLine([...lead, rule, title, severity, list.length, line, first.message, first.basis]);
    })
    .join('');
}
