import { builtinBaseReport } from '../../../server/src/core/pack/builtin/builtin-base.js';
import { caseReport, type RuleCase } from '../../../server/src/core/pack/cases.js';
import type { TableSyntax } from '../../../server/src/core/render/syntax.js';
import { form, rendered } from '../../support/clean.js';
import type { GivenFile } from './page.js';

/** A file's text; a report is given as rules' cases are: a clean one with changes. */
export function textOfGiven(given: GivenFile): string {
  if (typeof given === 'string') return given;
  const { syntax = 'gfm-padded', replace = [], ...changes } = given;
  const one = { name: '', expect: [], ...changes } as unknown as RuleCase;
  let { text } = rendered(caseReport(form, builtinBaseReport(), one), syntax as TableSyntax);
  for (const { find, with: by } of replace) {
    if (!text.includes(find)) throw new Error(`the given report does not hold “${find}”`);
    text = text.replace(find, () => by);
  }
  return text;
}
