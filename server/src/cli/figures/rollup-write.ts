import { checkDocument } from '../../core/engine/check.js';
import { createRuleSet } from '../../core/engine/ruleset.js';
import type { Language } from '../../core/engine/wording.js';
import type { Form } from '../../core/form/form.js';
import { cellName } from '../../core/form/naming.js';
import { builtinBaseReport } from '../../core/pack/builtin/builtin-base.js';
import type { CompiledPack } from '../../core/pack/rule.js';
import { filledTable } from '../../core/render/clean-report.js';
import { layOut } from '../../core/render/layout.js';
import { newReport } from '../../core/render/new-report.js';
import { renderReport } from '../../core/render/render.js';
import { SYNTAXES } from '../../core/render/syntax.js';
import { readDocument } from '../../core/report/read.js';
import { addressText } from '../../core/report/table.js';
import { CSV_MARK, csvLine } from '../output/csv-field.js';
import { figuresOf, type Rollup } from './rollup-sum.js';
import { STYLES } from './styles.js';

/** The sums as tables to paste, or as data. */
export function writeRollup(rollup: Rollup, form: Form, format: string, language: Language): string {
  const { edition } = rollup;
  const figures = figuresOf(rollup);
  if (format === 'json') return `${JSON.stringify({ schemaVersion: 1, edition, cells: figures }, null, 1)}\n`;
  if (format === 'csv') {
    const lines = form.tables.flatMap((template) =>
      template.rows.flatMap((row, r) =>
        (row.columns[edition] ?? []).map((id) => {
          const c = template.columnIndex.get(id)!;
          const address = addressText(template, r * template.columns.length + c);
          return csvLine([address, cellName(template, r, c)[language], figures[address] ?? '']);
        }),
      ),
    );
    return CSV_MARK + lines.join('');
  }
  const { draw } = SYNTAXES[STYLES[format as keyof typeof STYLES]];
  const tables = form.tables.map((template) => {
    const model = filledTable(template, edition, figures);
    const section = form.sections.find(({ id }) => id === template.section);
    const title = section?.title ?? template.name.zh;
    const head = format === 'html' ? `<h2>${title}</h2>` : format === 'text' ? title : `## ${title}`;
    return `${head}\n\n${draw(layOut(form, model)).join('\n')}\n`;
  });
  return tables.join('\n');
}

/** What the rules say of the sums: they are put into a report and checked like any other. */
export function brokenRelations(rollup: Rollup, pack: CompiledPack, language: Language): string[] {
  const { year } = rollup;
  const cells = figuresOf(rollup);
  const model = newReport(pack.form, builtinBaseReport(), { agency: '', year, cells });
  const document = readDocument(renderReport(pack.form, model, { syntax: 'gfm-padded' }), pack.form);
  return checkDocument(document, createRuleSet(pack), { language })
    .filter(({ rule }) => rule === 'table/relation')
    .map(({ message }) => message);
}
