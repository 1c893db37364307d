import { checkDocument } from '../../core/engine/check.js';
import type { CaseContext } from '../../core/engine/run-case.js';
import { caseReport, type RuleCase } from '../../core/pack/cases.js';
import { renderMapped } from '../../core/render/render.js';
import { readDocument } from '../../core/report/read.js';

const MOST = 400;

/**
 * Changes one figure of the rule's good reports at a time. A figure whose change the rule does not notice is named:
 * it may be none of its business, or the rule may miss what its author meant.
 */
export function survivors(
  rule: string,
  cases: readonly RuleCase[],
  context: CaseContext,
): { readonly all: number; readonly alive: readonly string[] } {
  const good = cases.find((one) => one.expect.length === 0 && one.text === undefined);
  if (good === undefined) return { all: 0, alive: [] };
  const { form } = context.pack;
  const model = caseReport(form, context.base, good);
  const tables = model.sections.flatMap(({ table }) => table ?? []);
  const named = wanted(rule, context);
  const alive: string[] = [];
  let all = 0;
  for (const table of tables) {
    if (!named.has(table.id)) continue;
    for (const [key, figure] of Object.entries(table.cells)) {
      if (all >= MOST || !/^\d+$/.test(figure)) continue;
      all++;
      const at = `${table.id}/${key}`;
      const mutant: RuleCase = { ...good, cells: { ...good.cells, [at]: Number(figure) + 1 } };
      const { text } = renderMapped(form, caseReport(form, context.base, mutant), { syntax: 'gfm-flat' });
      const findings = checkDocument(readDocument(text, form), context.rules);
      if (!findings.some((finding) => finding.rule === rule)) alive.push(at);
    }
  }
  return { all, alive };
}

/** Tables that the rule's parameters name; a rule that names none is not about figures. */
function wanted(rule: string, { pack }: CaseContext): ReadonlySet<string> {
  const text = JSON.stringify(pack.rules.find(({ id }) => id === rule)?.params ?? {});
  return new Set(
    pack.form.tables.map(({ id }) => id).filter((id) => text.includes(`"${id}"`) || text.includes(`${id}/`)),
  );
}
