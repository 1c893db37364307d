import type { Form } from '../../core/form/form.js';
import { builtinBaseReport } from '../../core/pack/builtin/builtin-base.js';
import { newReport } from '../../core/render/new-report.js';
import { renderReport } from '../../core/render/render.js';
import type { TableSyntax } from '../../core/render/syntax.js';

interface Wanted {
  readonly agency: string;
  readonly year: number;
  /** Figures that are known already, by address. */
  readonly cells: Readonly<Record<string, string>>;
}

/** A report with every section, table, row and zero, in the pack's own wording. */
export const freshReport = (form: Form, wanted: Wanted, syntax: TableSyntax = 'gfm-padded'): string =>
  renderReport(form, newReport(form, builtinBaseReport(), wanted), { syntax });
