import type { Severity } from '../../core/checks/define.js';
import type { Localized } from '../../core/form/form.js';
import { type Messages, messagesIn } from '../messages/index.js';
import type { Format, RunContext, RunTotals } from './format.js';
import { placeOf } from './place.js';

/** Forges refuse comments above 65,536 characters; what is left out is counted. */
const ROOM = 60_000;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

const TITLE: Localized = { zh: '勾稽校核结果', en: 'gouji' };
const HEAD: Localized = { zh: '| 位置 | 问题 | 规则 |', en: '| Place | Problem | Rule |' };

/** A comment for a merge request: the totals, then what was found, the gravest first. */
export const markdown: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open(run) {
    const say = messagesIn(run.language);
    const rows = new Map<Severity, string[]>(SEVERITIES.map((severity) => [severity, []]));
    const room = new Map<Severity, number>(SEVERITIES.map((severity) => [severity, ROOM]));
    return {
      file(file) {
        for (const finding of file.findings) {
          const { severity } = finding;
          const left = room.get(severity)!;
          if (left <= 0) continue;
          const { line, column } = placeOf(finding, file);
          const row = `| ${cell(file.path)}:${line}:${column} | ${cell(finding.message)} | \`${finding.rule}\` |`;
          room.set(severity, left - row.length - 1);
          rows.get(severity)!.push(row);
        }
        return '';
      },
      end: (totals) => comment(rows, totals, run, say),
    };
  },
};

function comment(
  rows: ReadonlyMap<Severity, readonly string[]>,
  { summary }: RunTotals,
  run: RunContext,
  say: Messages,
): string {
  const found = SEVERITIES.filter((severity) => summary[severity] > 0);
  const counts = found.map((severity) => say.count(summary[severity], say.severity[severity]));
  const between = run.language === 'zh' ? '、' : ', ';
  // The mark lets a CI script find its own comment and replace it.
  const out = ['<!-- gouji -->', `## ${TITLE[run.language]}`, ''];
  out.push(say.readTotal(summary.files, summary.reports), '');
  out.push(counts.length === 0 ? `**${say.clean}**` : `**${say.counts(counts.join(between))}**`, '');
  let room = ROOM - out.join('\n').length;
  for (const severity of found) {
    const list: string[] = [];
    for (const row of rows.get(severity)!) {
      room -= row.length + 1;
      if (room < 0) break;
      list.push(row);
    }
    const rest = summary[severity] - list.length;
    const open = severity === 'error' ? '<details open>' : '<details>';
    out.push(`${open}<summary>${say.count(summary[severity], say.severity[severity])}</summary>`, '');
    if (list.length > 0) out.push(HEAD[run.language], '| --- | --- | --- |', ...list, '');
    if (rest > 0) out.push(say.more(rest), '');
    out.push('</details>', '');
  }
  return `${out.join('\n').trimEnd()}\n`;
}

/** Words of a report must neither end the cell nor become markup, a mention or a link. */
const cell = (text: string): string =>
  text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|~]/g, (sign) => `\\${sign}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replace(/:\/\//g, '&#58;//');
