import { expect, test } from 'vitest';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { packTable } from '../../server/src/host/compare/digest-table.js';
import { KeptTable } from '../../server/src/host/compare/kept-table.js';
import * as fc from '../support/fast-check.js';
import { cleanText } from '../support/gouji.js';

const { form } = builtinPack();

/** What stands in cells: figures of every kind, fillers, words, and nothing. */
const words = fc.oneof(
  fc.integer({ min: 0, max: 999_999 }).map(String),
  fc.constantFrom(
    '',
    ' ',
    '/',
    '无',
    '—',
    '0',
    '007',
    '1,234',
    '１２',
    '3.00',
    '12.5',
    '3项',
    '-4',
    '约五',
    '1 2',
  ),
);

test('a table that was packed has the cells that it had', () => {
  const clean = cleanText();
  const figures = [...clean.matchAll(/(?<=\|\s*)\d+(?=\s*\|)/g)];
  fc.assert(
    fc.property(fc.array(words, { minLength: figures.length, maxLength: figures.length }), (cells) => {
      let at = 0;
      const text = clean.replace(/(?<=\|\s*)\d+(?=\s*\|)/g, () => cells[at++]!);
      const [report] = readDocument(text, form).reports;
      for (const table of report!.tables.values()) {
        const packed = packTable(table, text);
        const kept = new KeptTable(packed, table.template);
        expect([...kept.state]).toEqual([...table.state]);
        expect([...kept.integer]).toEqual([...table.integer]);
        expect(kept.decimals).toEqual(table.decimals);
        for (const [i, start] of table.start.entries()) {
          expect(kept.start[i]).toBe(start);
          expect(kept.written(i)).toBe(start < 0 ? '' : text.slice(start, table.end[i]));
          if (start >= 0) expect(text.slice(start, kept.end[i])).toBe(kept.written(i));
        }
      }
    }),
    { numRuns: 60 },
  );
});
