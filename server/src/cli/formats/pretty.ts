import type { Severity } from '../../core/checks/define.js';
import type { Finding } from '../../core/engine/finding.js';
import type { FileResult } from '../../host/result.js';
import { type Messages, messagesIn } from '../messages/index.js';
import { codeFrame } from '../terminal/code-frame.js';
import { textWidth, visible } from '../terminal/terminal-width.js';
import { wrap } from '../terminal/wrap.js';
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
      end(totals) {
        const lines = readLines(run, totals, counts, say);
        return `${lines.flatMap((line) => wrapped(line, 0, run)).join('\n')}\n`;
      },
    };
  },
};

function fileHead(file: FileResult, run: RunContext, say: Messages): string[] {
  const { style } = run;
  const reports = file.reports.map(({ agency, year, edition }) =>
    say.reportLine(
      agency === null ? say.untitled : visible(agency),
      year === null ? say.noYear : say.year(year),
      edition,
    ),
  );
  return [
    style.path(visible(file.path)),
    ...reports.flatMap((line) => wrapped(line, 2, run)).map((line) => style.dim(`  ${line}`)),
  ];
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
  const level = `${MARK[finding.severity]} ${say.severity[finding.severity]}`;
  const place = `${line + 1}:${character + 1}`;
  const out = messageLines(visible(finding.message), finding.rule, `  ${level}  ${place}  `, run);
  out[0] = `  ${paint(level)}  ${place}  ${out[0]}`;
  const view = file.views.get(finding);
  const inTable = view?.rows.some(({ cells }) => cells.some(({ mark }) => mark === 'finding')) === true;
  if (!inTable && file.text !== '') out.push(...frameLines(finding, file, run));
  if (view) {
    const room = run.wrapAt === undefined ? undefined : run.wrapAt - INDENT.length;
    out.push(...cellTable(view, language, style, room).map((row) => INDENT + row));
  }
  // Operands that the table shows need no list.
  if (!view || finding.related.some(({ path }) => path !== undefined))
    out.push(...relatedLines(finding, file, run, say));
  for (const { title, kind } of finding.fixes.slice(0, 3))
    out.push(
      ...hanging(
        '',
        kind === 'safe' ? say.fixable(visible(title)) : say.suggestion(visible(title)),
        run,
        style.good,
      ),
    );
  if (isFirst) {
    const remedy = helpOf(run, file, finding.rule)?.remedy[language];
    if (remedy) out.push(...hanging(say.remedyLabel, remedy, run));
    out.push(...hanging(say.basis, finding.basis, run));
  }
  return out;
}

const INDENT = '      ';

/** The message and its rule; on a terminal in lines that end with it, the first of which has `lead` before it. */
function messageLines(message: string, rule: string, lead: string, { style, wrapAt }: RunContext): string[] {
  if (wrapAt === undefined) return [`${style.bold(message)}  ${style.dim(rule)}`];
  const room = wrapAt - INDENT.length;
  const lines = wrap(message, room, wrapAt - textWidth(lead));
  const painted = lines.map((text, i) => (i === 0 ? '' : INDENT) + style.bold(text));
  const last = lines.length - 1;
  const used = textWidth(lines[last]!) + (last === 0 ? textWidth(lead) : INDENT.length);
  if (used + 2 + rule.length > wrapAt) return [...painted, INDENT + style.dim(rule)];
  painted[last] += `  ${style.dim(rule)}`;
  return painted;
}

/** A text in lines that leave `indent` columns free, the first `lead`; one line where nothing ends them. */
const wrapped = (text: string, indent: number, { wrapAt }: RunContext, lead = indent): string[] =>
  wrapAt === undefined ? [text] : wrap(text, wrapAt - indent, wrapAt - lead);

/** A text behind its label; on a terminal, further lines stand under the first. */
function hanging(
  label: string,
  text: string,
  run: RunContext,
  paint: (text: string) => string = (one) => one,
): string[] {
  const lead = label === '' ? INDENT : `${INDENT}${run.style.dim(label)}  `;
  const width = INDENT.length + (label === '' ? 0 : textWidth(label) + 2);
  return wrapped(text, width, run).map((line, i) => (i === 0 ? lead : ' '.repeat(width)) + paint(line));
}

function frameLines(finding: Finding, file: FileResult, { style, width, wrapAt }: RunContext): string[] {
  // Room for a line number of five digits.
  const room = wrapAt === undefined ? Math.max(40, width - 16) : wrapAt - 14;
  const frame = codeFrame(file.text, file.lines(), finding.range, room);
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
  const places = finding.related.slice(0, MAX_RELATED);
  const shown = places.flatMap(({ path, range, message }, i) => {
    const lines = path === undefined ? file.lines() : run.linesOf(path);
    const { line, character } = lines.positionAt(range.start);
    const place =
      path === undefined ? `${line + 1}:${character + 1}` : say.elsewhere(visible(path), line + 1);
    const lead = i === 0 ? `${INDENT}${style.dim(say.related)}  ` : indent;
    const said = wrapped(`${place}  ${visible(message)}`, indent.length + 2, run, indent.length);
    const painted = (text: string): string =>
      text.startsWith(place) ? style.dim(place) + text.slice(place.length) : text;
    return said.map((text, n) => (n === 0 ? lead + painted(text) : `${indent}  ${text}`));
  });
  const rest = finding.related.length - places.length;
  return rest > 0 ? [...shown, `${indent}${say.more(rest)}`] : shown;
}
