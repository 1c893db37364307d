import type { TableSyntax } from '../../core/render/syntax.js';

/** How `--style` writes a report. */
export const STYLES = {
  markdown: 'gfm-padded',
  html: 'html',
  text: 'tabs',
} as const satisfies Record<string, TableSyntax>;
