import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
  type Position,
} from 'vscode-languageserver';
import type { Report } from '../../core/report/model.js';
import type { CellAddress } from '../../core/report/table.js';
import type { Range } from '../../core/text/range.js';
import type { Context } from '../context.js';
import { toLspRange } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { citationAt } from './citation-at.js';
import { type CellPlace, cellAt, columnOf, rangeOfCell, rowOf } from './places.js';
import { quoteAt, quotesOf } from './quotes.js';
import { ruleAt } from './rule-at.js';

interface Target {
  readonly from: Range;
  readonly to: readonly Range[];
}

/** Number → the cells it quotes; cell → the numbers that quote it; rule id → its page; law → its page. */
export function definition(
  state: FileState,
  position: Position,
  { client, ruleUri, statuteUri }: Context,
): LocationLink[] | Location[] | null {
  const offset = state.positions.offsetAt(position);
  const rule = ruleAt(state, offset);
  if (rule) return outside(state, rule.range, ruleUri(rule.id), client.definitionLinks);
  const target = targetAt(state, offset);
  if (target === null) {
    const cited = citationAt(state, offset);
    const title = cited?.citation.statute?.title;
    return cited && title !== undefined
      ? outside(state, cited.range, statuteUri(title), client.definitionLinks)
      : null;
  }
  const originSelectionRange = toLspRange(state.positions, target.from);
  return target.to.map((to) => {
    const range = toLspRange(state.positions, to);
    return client.definitionLinks
      ? { originSelectionRange, targetUri: state.uri, targetRange: range, targetSelectionRange: range }
      : { uri: state.uri, range };
  }) as LocationLink[];
}

/** All places that say the same quantity, without the one at the cursor. */
export function references(state: FileState, position: Position): Location[] {
  const offset = state.positions.offsetAt(position);
  return sameQuantity(state, offset)
    .filter(({ start, end }) => offset < start || end < offset)
    .map((range) => ({ uri: state.uri, range: toLspRange(state.positions, range) }));
}

export const highlights = (state: FileState, position: Position): DocumentHighlight[] =>
  sameQuantity(state, state.positions.offsetAt(position)).map((range) => ({
    range: toLspRange(state.positions, range),
    kind: DocumentHighlightKind.Text,
  }));

function targetAt(state: FileState, offset: number): Target | null {
  const report = state.reportAt(offset);
  if (report === null) return null;
  const quote = quoteAt(report, offset);
  if (quote) return { from: quote.range, to: quote.cells.map(({ range }) => range) };
  const cell = cellAt(report, offset);
  if (cell === null) return null;
  const quotes = quotesOf(report, addressOf(cell));
  return quotes.length === 0 ? null : { from: rangeOfCell(cell), to: quotes.map(({ range }) => range) };
}

function sameQuantity(state: FileState, offset: number): Range[] {
  const report = state.reportAt(offset);
  if (report === null) return [];
  const quote = quoteAt(report, offset);
  if (quote)
    return unique([
      quote.range,
      ...quote.cells.flatMap((cell) => [cell.range, ...othersOf(report, cell.address)]),
    ]);
  const cell = cellAt(report, offset);
  if (cell === null) return [];
  return unique([rangeOfCell(cell), ...othersOf(report, addressOf(cell))]);
}

const othersOf = (report: Report, address: CellAddress): Range[] =>
  quotesOf(report, address).map(({ range }) => range);

const unique = (ranges: readonly Range[]): Range[] =>
  [...new Map(ranges.map((range) => [range.start, range])).values()].sort((a, b) => a.start - b.start);

function addressOf(cell: CellPlace): CellAddress {
  const { template } = cell.table;
  return {
    table: template.id,
    row: template.rows[rowOf(cell)]!.id,
    column: template.columns[columnOf(cell)]!.id,
  };
}

function outside(
  state: FileState,
  from: Range,
  uri: string | null,
  links: boolean,
): LocationLink[] | Location[] | null {
  if (uri === null) return null;
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  if (!links) return [{ uri, range: top }];
  const originSelectionRange = toLspRange(state.positions, from);
  return [{ originSelectionRange, targetUri: uri, targetRange: top, targetSelectionRange: top }];
}
