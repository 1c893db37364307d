import type { Severity } from '../../core/checks/define.js';
import type { Finding } from '../../core/engine/finding.js';
import type { FileResult } from '../../host/result.js';
import { codeFrame } from '../code-frame.js';
import { type Messages, messagesIn } from '../messages/index.js';
import { textWidth, visible } from '../terminal-width.js';
import { cellTable } from './cell-table.js';
import { type Format, helpOf, type RunContext } from './format.js';
import { ReadCounts, readLines } from './pretty-summary.js';

/** Related places that are listed one by one; a sum of nine parts is to be seen whole. */
const MAX_RELATED = 12;

/** For people at a terminal: what is wrong, where, what to do and why; at the end what was read. */
export const pretty: Format = {
  wantsHelp: 'findings',
  wantsViews: true,
  open(run) {
    const say = messagesIn(run.language);
    const counts = new ReadCounts();
    return {
      file(file) {
        const { tables } = run.packOf(file).form;
        counts.add(file, (id) => tables.find((table) => table.id === id)?.name[run.language] ?? id);
        if (file.findings.length === 0) return '';
        const out = [...fileHead(file, run, say), ''];
        // What to do is said once a rule and file: the tenth half-width bracket needs no lecture.
        const explained = new Set<string>();
        for (const finding of file.findings) {
          out.push(...findingLines(finding, file, run, say, !explained.has(finding.rule)), '');
          explained.add(finding.rule);
        }
        return `${out.join('\n')}\n`;
      },
      end: (totals) => `${readLines(run, totals, counts, say).join('\n')}\n`,
    };
  },
};

function fileHead(file: FileResult, { style }: RunContext, say: Messages): string[] {
  const reports = file.reports.map(({ agency, year, edition }) =>
    say.reportLine(
      agency === null ? say.untitled : visible(agency),
      year === null ? say.noYear : say.year(year),
      edition,
    ),
  );
  return [style.path(visible(file.path)), ...reports.map((line) => style.dim(`  ${line}`))];
}

const MARK: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '●', hint: '○' };

function findingLines(
  finding: Finding,
  file: FileResult,
  run: RunContext,
  say: Messages,
  isFirst: boolean,
): string[] {
  const { style, language } = run;
  const { line, character } = file.lines().positionAt(finding.range.start);
  const paint = style[finding.severity];
  const out = [
    `  ${paint(`${MARK[finding.severity]} ${say.severity[finding.severity]}`)}  ${line + 1}:${character + 1}  ` +
      `${style.bold(visible(finding.message))}  ${style.dim(finding.rule)}`,
  ];
  const view = file.views.get(finding);
  const inTable = view?.rows.some(({ cells }) => cells.some(({ mark }) => mark === 'finding')) === true;
  if (!inTable && file.text !== '') out.push(...frameLines(finding, file, run));
  if (view) out.push(...cellTable(view, language, style).map((row) => `      ${row}`));
  // Operands that the table shows need no list.
  if (!view || finding.related.some(({ path }) => path !== undefined))
    out.push(...relatedLines(finding, file, run, say));
  for (const { title, kind } of finding.fixes.slice(0, 3))
    out.push(
      `      ${style.good(kind === 'safe' ? say.fixable(visible(title)) : say.suggestion(visible(title)))}`,
    );
  if (isFirst) {
    const remedy = helpOf(run, file, finding.rule)?.remedy[language];
    if (remedy) out.push(labelled(say.remedyLabel, remedy, run));
    out.push(labelled(say.basis, finding.basis, run));
  }
  return out;
}

const labelled = (label: string, text: string, { style }: RunContext): string =>
  `      ${style.dim(label)}  ${text}`;

function frameLines(finding: Finding, file: FileResult, { style, width }: RunContext): string[] {
  const frame = codeFrame(file.text, file.lines(), finding.range, Math.max(40, width - 16));
  const number = String(frame.line);
  const gutter = ' '.repeat(number.length);
  return [
    `      ${style.dim(`${number} │`)} ${frame.source}`,
    `      ${style.dim(`${gutter} │`)} ${style[finding.severity](frame.marks)}`,
  ];
}

function relatedLines(finding: Finding, file: FileResult, run: RunContext, say: Messages): string[] {
  const { style } = run;
  const indent = ' '.repeat(8 + textWidth(say.related));
  const shown = finding.related.slice(0, MAX_RELATED).map(({ path, range, message }, i) => {
    const lines = path === undefined ? file.lines() : run.linesOf(path);
    const { line, character } = lines.positionAt(range.start);
    const place =
      path === undefined ? `${line + 1}:${character + 1}` : say.elsewhere(visible(path), line + 1);
    const lead = i === 0 ? `      ${style.dim(say.related)}  ` : indent;
    return `${lead}${style.dim(place)}  ${visible(message)}`;
  });
  const rest = finding.related.length - shown.length;
  return rest > 0 ? [...shown, `${indent}${say.more(rest)}`] : shown;
}
