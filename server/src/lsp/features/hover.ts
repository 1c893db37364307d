import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { RuleHelp } from '../../core/pack/rule.js';
import type { QuoteLink } from '../../core/prose/prose.js';
import type { Report } from '../../core/report/model.js';
import type { Range } from '../../core/text/range.js';
import type { Context } from '../context.js';
import { toLspRange } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { cellHover, rowHover } from './cell-hover.js';
import { citationAt } from './citation-at.js';
import { colon, plain } from './markdown.js';
import { cellAt, cellByAddress, labelAt, rangeOfCell, textOf } from './places.js';
import { quoteAt, quotedName } from './quotes.js';
import { ruleAt } from './rule-at.js';
import { ruleSummary } from './rule-page.js';
import { citationSummary } from './statute-page.js';

/** What stands under the cursor: a rule's id, a cell, a row's label, a number that quotes cells, a law. */
export function hover(
  state: FileState,
  position: Position,
  { client }: Context,
  help: ReadonlyMap<string, RuleHelp>,
): Hover | null {
  const offset = state.positions.offsetAt(position);
  const found = ruleHover(state, offset, help) ?? reportHover(state, offset);
  if (found === null) return null;
  const { value, range } = found;
  const text = client.markdownHover ? value : value.replace(/[*`\\]/g, '');
  const kind = client.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: text }, range: toLspRange(state.positions, range) };
}

interface Found {
  readonly value: string;
  readonly range: Range;
}

function ruleHover(state: FileState, offset: number, help: ReadonlyMap<string, RuleHelp>): Found | null {
  const rule = ruleAt(state, offset);
  const page = rule && help.get(rule.id);
  return page ? { value: ruleSummary(page, state.language), range: rule.range } : null;
}

function reportHover(state: FileState, offset: number): Found | null {
  const report = state.reportAt(offset);
  if (report === null) return null;
  const cell = cellAt(report, offset);
  if (cell) return { value: cellHover(state, report, cell), range: rangeOfCell(cell) };
  const label = labelAt(report, offset);
  if (label) {
    const { table, row, range } = label;
    return { value: rowHover(state, report, table, row), range };
  }
  const quote = quoteAt(report, offset);
  if (quote) return { value: quoteHover(quote, report, state), range: quote.range };
  const cited = citationAt(state, offset);
  const value = cited && citationSummary(cited.citation, state.language);
  return cited && value ? { value, range: cited.range } : null;
}

const VERDICT = {
  equal: { zh: '与表一致', en: 'agrees with the table' },
  contradicted: { zh: '与表不一致', en: 'contradicts the table' },
  unlinked: { zh: '不能确定是否引用此格', en: 'may or may not quote this cell' },
} as const;

function quoteHover(quote: QuoteLink, report: Report, state: FileState): string {
  const figures = quote.cells.map(({ range }) => textOf(report, range));
  const written = textOf(report, quote.range);
  const head = `**${plain(quotedName(quote, report, state))}**${colon(state.language)}${plain(figures.join(' + '))}`;
  const said = state.language === 'zh' ? '正文' : 'In the text';
  const parts = [head, `${said} ${plain(written)}，${VERDICT[quote.verdict][state.language]}`];
  const [only] = quote.cells;
  if (quote.cells.length === 1 && only) {
    const { table, row, column } = only.address;
    const cell = cellByAddress(report, `${table}/${row}/${column}`);
    if (cell) parts.push('---', cellHover(state, report, cell));
  }
  return parts.join('\n\n');
}
