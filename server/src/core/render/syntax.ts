import type { Grid } from './grid.js';
import { plainHtml, spannedHtml } from './table-html.js';
import { cellLines, cellParagraphs } from './table-lines.js';
import { doubledPipes, flatPipes, paddedPipes, trailingPipes } from './table-pipes.js';
import { slippedTabs, splitTabs, tabs } from './table-tabs.js';

/** How tables are written; all eleven occur in published reports. */
export type TableSyntax =
  | 'gfm-flat'
  | 'gfm-doubled'
  | 'gfm-padded'
  | 'pipes-trailing'
  | 'tabs'
  | 'tabs-split'
  | 'tabs-slipped'
  | 'cell-lines'
  | 'cell-paragraphs'
  | 'html'
  | 'html-plain';

/** How headings and paragraphs are written. */
export type TextStyle = 'markdown' | 'bold' | 'plain' | 'html';

/** Each table syntax, with the style of text that it is found with. */
export const SYNTAXES: Readonly<
  Record<TableSyntax, { readonly draw: (grid: Grid) => string[]; readonly style: TextStyle }>
> = {
  'gfm-flat': { draw: flatPipes, style: 'markdown' },
  'gfm-doubled': { draw: doubledPipes, style: 'bold' },
  'gfm-padded': { draw: paddedPipes, style: 'markdown' },
  'pipes-trailing': { draw: trailingPipes, style: 'plain' },
  tabs: { draw: tabs, style: 'markdown' },
  'tabs-split': { draw: splitTabs, style: 'plain' },
  'tabs-slipped': { draw: slippedTabs, style: 'markdown' },
  'cell-lines': { draw: cellLines, style: 'plain' },
  'cell-paragraphs': { draw: cellParagraphs, style: 'plain' },
  html: { draw: spannedHtml, style: 'html' },
  'html-plain': { draw: plainHtml, style: 'markdown' },
};

export const TABLE_SYNTAXES = Object.keys(SYNTAXES) as readonly TableSyntax[];
