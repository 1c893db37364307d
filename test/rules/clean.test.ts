import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../server/src/core/engine/check.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { cleanModel, rendered } from '../support/clean.js';

const pack = builtinPack();
const rules = createRuleSet(pack);

/** A report without fault, in every year and rendering: no rule may say anything. */
describe.each([2019, 2020, 2021, 2022, 2023, 2024, 2025])('clean report of %i', (year) => {
  test.each(TABLE_SYNTAXES)('%s', (syntax) => {
    const { text, cells } = rendered(cleanModel({ year }), syntax);
    const document = readDocument(text, pack.form);
    const [report] = document.reports;
    expect(report?.year?.value).toBe(year);
    const findings = checkDocument(document, rules);
    expect(
      findings.map(
        ({ rule, message, range }) => `${rule} "${text.slice(range.start, range.end)}" ${message}`,
      ),
    ).toEqual([]);
    for (const [address, place] of cells) {
      const [table, row, column] = address.split('/') as [string, string, string];
      const bound = report!.tables.get(table)!;
      const { rowIndex, columnIndex, columns } = bound.template;
      const at = rowIndex.get(row)! * columns.length + columnIndex.get(column)!;
      expect({ address, start: bound.start[at], end: bound.end[at] }).toEqual({ address, ...place });
    }
  });
});
