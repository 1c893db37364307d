import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type LocationLink,
  type Position,
} from 'vscode-languageserver';
import { type Report, sourceRange } from '../../core/report/model.js';
import type { CellAddress } from '../../core/report/table.js';
import type { Range } from '../../core/text/range.js';
import type { Context } from '../context.js';
import { toLspRange } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { type Cited, citationAt } from './citation-at.js';
import { type CellPlace, cellAt, columnOf, rangeOfCell, rowOf } from './places.js';
import { quoteAt, quotesOf } from './quotes.js';
import { ruleAt } from './rule-at.js';
import { lineOfArticle } from './statute-page.js';

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
    const uri = title === undefined ? null : statuteUri(title);
    return cited && uri !== null
      ? outside(state, cited.range, uri, client.definitionLinks, articleLine(state, cited, offset, uri))
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

/** All places that say the quantity at the cursor. The cells are its declaration: they come where that is asked for. */
export function references(state: FileState, position: Position, withDeclaration: boolean): Location[] {
  const offset = state.positions.offsetAt(position);
  const isCell = ({ start }: Range): boolean => {
    const report = state.reportAt(start);
    return report !== null && cellAt(report, start) !== null;
  };
  return sameQuantity(state, offset)
    .filter((range) => withDeclaration || !isCell(range))
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

/** The line of a law's page that a citation is about: of the article at the cursor, else of the first one named. */
function articleLine(state: FileState, { citation }: Cited, offset: number, uri: string): number {
  const { articles, passage } = citation;
  const isAt = ({ start, end }: (typeof articles)[number]): boolean => {
    const range = sourceRange(passage, start, end);
    return range.start <= offset && offset <= range.end;
  };
  const article = (articles.find(isAt) ?? articles[0])?.article;
  if (article === undefined) return 0;
  // Files that come with the server are in Chinese; a client's own page is in its language.
  const language = uri.startsWith('file:') ? 'zh' : state.language;
  return lineOfArticle(citation, article, state.pack.statutes(), language);
}

function outside(
  state: FileState,
  from: Range,
  uri: string | null,
  links: boolean,
  line = 0,
): LocationLink[] | Location[] | null {
  if (uri === null) return null;
  const top = { start: { line, character: 0 }, end: { line, character: 0 } };
  if (!links) return [{ uri, range: top }];
  const originSelectionRange = toLspRange(state.positions, from);
  return [{ originSelectionRange, targetUri: uri, targetRange: top, targetSelectionRange: top }];
}
