import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from 'vscode-languageserver';
import { quoteLinks } from '../../core/prose/prose.js';
import type { Range } from '../../core/text/range.js';
import type { FileState } from '../project/file-state.js';

/** Figures of the text by how they stand to the tables; themes colour the type, our client the modifiers. */
export const LEGEND: SemanticTokensLegend = {
  tokenTypes: ['number'],
  tokenModifiers: ['linked', 'unlinked', 'contradicted'],
};

const MODIFIER = { equal: 1, unlinked: 2, contradicted: 4 } as const;

export function semanticTokens(state: FileState, within: Range | null): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const report of state.document.reports) {
    if (within && (report.range.end < within.start || within.end < report.range.start)) continue;
    const links = [...quoteLinks(report)].sort((a, b) => a.range.start - b.range.start);
    for (const { range, verdict } of links) {
      if (within && (range.end < within.start || within.end < range.start)) continue;
      const { line, character } = state.positions.positionAt(range.start);
      builder.push(line, character, range.end - range.start, 0, MODIFIER[verdict]);
    }
  }
  return builder.build();
}
