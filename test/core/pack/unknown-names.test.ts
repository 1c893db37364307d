import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { compileRule } from '../../../server/src/core/pack/compile.js';
import { readYaml } from '../../../server/src/core/pack/read-yaml.js';
import { checkKinds } from '../../../server/src/generated/check-kinds.js';
import { form } from '../../support/clean.js';

const RULES = join(import.meta.dirname, '../../../rules/cn-gov-info-annual/rules');

/** What is said of a rule with these words changed, and the words of the file that it is said of. */
function said(rule: string, find: string, by: string): string[] {
  const path = `rules/${rule}.yaml`;
  const source = readFileSync(join(RULES, `${rule}.yaml`), 'utf8');
  expect(source).toContain(find);
  const text = source.replace(find, () => by);
  const compiled = compileRule({ path, yaml: readYaml(text) }, { z, kinds: checkKinds, form });
  if (!('issues' in compiled)) return [];
  return compiled.issues.map(
    ({ message, range }) =>
      `${text.slice(range.start, range.end).split('\n')[0]!.slice(0, 30)}: ${message.en}`,
  );
}

test.each<[rule: string, find: string, by: string, said: string]>([
  ['cross/stock-flow', 'table: t2', 'table: t9', 't9: There is no table “t9”.'],
  ['cross/stock-flow', '[rules, norm]', '[rules, norms]', 'norms: There is no row “norms”.'],
  ['cross/stock-flow', 'stock: valid', 'stock: vald', 'vald: There is no column “vald”.'],
  ['cross/stock-flow', 'inflow: made', 'inflow: D', 'D: There is no column “D”.'],
  ['cross/stock-flow', 'outflow: repealed', 'outflow: total', 'total: There is no column “total”.'],
  ['cross/carry-over', 'table: t3\n  from', 'table: t\n  from', 't: There is no table “t”.'],
  ['cross/carry-over', 'from: D', 'from: E', 'E: There is no row “E”.'],
  ['cross/carry-over', 'to: B', 'to: total', 'total: There is no row “total”.'],
  ['cross/carry-over', 'total: total', 'total: C7', 'C7: There is no column “C7”.'],
  ['cross/roll-up', '- table: t4', '- table: t5', 't5: There is no table “t5”.'],
  ['cross/roll-up', 'coerce, fee]', 'coerce, fees]', 'fees: There is no row “fees”.'],
])('%s with “%s” as “%s”: a name that the form has not is refused at its place', (rule, find, by, words) => {
  expect(said(rule, find, find)).toEqual([]);
  expect(said(rule, find, by)).toEqual([words]);
});

test.each<[rule: string]>([
  ['cross/carry-over'],
  ['table/relation'],
  ['table/cell-blank'],
  ['narrative/cell-mismatch'],
])('%s: a relation over a row that the form has not is refused at its name', (rule) => {
  const [first, ...others] = said(rule, 'formula: A + B = C7 + D', 'formula: A + B = C9 + D');
  expect(others).toEqual([]);
  expect(first).toMatch(/^C9: .*C9/);
});
