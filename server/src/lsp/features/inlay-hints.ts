import { type InlayHint, InlayHintKind } from 'vscode-languageserver';
import { quoteLinks } from '../../core/prose/prose.js';
import { judge } from '../../core/relation/evaluate.js';
import { differenceOf } from '../../core/relation/explain.js';
import { rangeAt } from '../../core/relation/sheet.js';
import type { Report } from '../../core/report/model.js';
import type { Range } from '../../core/text/range.js';
import type { FileState } from '../project/file-state.js';
import { quotedName } from './quotes.js';
import { relationsOf, sheetOf } from './relations.js';

/** Behind a quoted number the cell that it quotes; behind the total of a broken sum what it should be. */
export function inlayHints(state: FileState, within: Range): InlayHint[] {
  return state.document.reports
    .filter(({ range }) => range.start <= within.end && within.start <= range.end)
    .flatMap((report) => [...quoteHints(state, report), ...totalHints(state, report)])
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, label }) => ({
      position: state.positions.positionAt(offset),
      label,
      kind: InlayHintKind.Parameter,
      paddingLeft: true,
    }));
}

interface Hint {
  readonly offset: number;
  readonly label: string;
}

const quoteHints = (state: FileState, report: Report): Hint[] =>
  quoteLinks(report)
    .filter(({ verdict, cells }) => verdict !== 'unlinked' && cells.length > 0)
    .map((quote) => ({
      offset: quote.range.end,
      label: `${quote.verdict === 'equal' ? '→' : '≠'}${quotedName(quote, report, state)}`,
    }));

/** One hint a total that is itself found wrong; where a part is, the total's own sum says nothing. */
function totalHints(state: FileState, report: Report): Hint[] {
  const sheet = sheetOf(report);
  const hints = new Map<number, Hint>();
  const wrong = new Set(
    state.findings.flatMap(({ cell, range }) => (cell === undefined ? [] : [range.start])),
  );
  for (const table of report.tables.values()) {
    for (const relation of relationsOf(state, report, table)) {
      const judged = judge(relation, sheet);
      if (!judged?.broken || judged.partial || relation.compare !== '=') continue;
      const slot = relation.slots[relation.total]!;
      const weight = relation.weights[relation.total]!;
      const place = rangeAt(sheet, slot);
      if (place === null || Math.abs(weight) !== 1 || hints.has(slot) || !wrong.has(place.start)) continue;
      const should = (sheet.values[slot]! - judged.sum / weight) / 10 ** sheet.scale;
      const label = Number.isInteger(should) ? `=${should} ✗` : `±${differenceOf(judged, sheet)} ✗`;
      hints.set(slot, { offset: place.end, label });
    }
  }
  return [...hints.values()];
}
