import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../server/src/core/pack/builtin/builtin-base.js';
import { type CleanOptions, cleanReport } from '../../server/src/core/render/clean-report.js';
import type { ReportModel } from '../../server/src/core/render/model.js';
import { type Rendered, renderMapped } from '../../server/src/core/render/render.js';
import type { TableSyntax } from '../../server/src/core/render/syntax.js';

export const form = builtinPack().form;

/** The built-in pack's clean report as a model, for tests that change it. */
export const cleanModel = (options: CleanOptions = {}): ReportModel =>
  cleanReport(form, builtinBaseReport(), options);

/** A model as text, with the place of each cell's words. */
export const rendered = (model: ReportModel, syntax: TableSyntax = 'gfm-flat'): Rendered =>
  renderMapped(form, model, { syntax });

/** The clean report as text. */
export const cleanText = (options: CleanOptions & { readonly syntax?: TableSyntax } = {}): string =>
  rendered(cleanModel(options), options.syntax).text;
