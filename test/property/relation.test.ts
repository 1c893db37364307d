import { describe, expect, test } from 'vitest';
import { faults, form, zeros } from '../core/relation/relations.js';
import * as fc from '../support/fast-check.js';

const t3 = form.tables.find(({ id }) => id === 't3')!;
const rows = t3.rows.filter((row) => row.editions.includes('2021'));
const leaves = rows.filter((row) => row.kind === 'leaf' && row.group !== null).map((row) => row.id);
const parts = t3.columns.map(({ id }) => id).filter((id) => id !== 'total');

/** A table three that adds up, from the figures of its parts. */
function sound(figures: readonly number[]): Record<string, number> {
  let at = 0;
  const next = () => figures[at++ % figures.length]!;
  const cells: Record<string, number> = {};
  for (const column of parts) {
    let done = 0;
    for (const row of leaves) {
      cells[`${row}/${column}`] = next();
      done += cells[`${row}/${column}`]!;
    }
    cells[`C7/${column}`] = done;
    cells[`D/${column}`] = next();
    cells[`B/${column}`] = Math.min(done, next());
    cells[`A/${column}`] = done + cells[`D/${column}`]! - cells[`B/${column}`]!;
  }
  for (const { id } of rows) {
    cells[`${id}/total`] = parts.reduce((sum, column) => sum + cells[`${id}/${column}`]!, 0);
  }
  return cells;
}

const figures = fc.array(fc.nat({ max: 40 }), { minLength: 7, maxLength: 60 });
const cell = fc.record({
  row: fc.nat({ max: rows.length - 1 }),
  column: fc.nat({ max: 6 }),
  by: fc.integer({ min: 1, max: 99 }),
});
const address = ({ row, column }: { row: number; column: number }) =>
  `${rows[row]!.id}/${t3.columns[column]!.id}`;

describe('relations of table three', () => {
  test('hold for every table that adds up', () => {
    fc.assert(
      fc.property(figures, (some) => {
        expect(faults('t3', sound(some))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('one wrong cell is found, with the figure that it should have', () => {
    fc.assert(
      fc.property(figures, cell, (some, at) => {
        const cells = sound(some);
        const right = cells[address(at)]!;
        expect(faults('t3', { ...cells, [address(at)]: right + at.by })).toEqual([
          `${address(at)} := ${right}`,
        ]);
      }),
      { numRuns: 150 },
    );
  });

  test('two wrong cells that have neither row nor column nor difference in common are two findings', () => {
    fc.assert(
      fc.property(figures, cell, cell, (some, one, two) => {
        // Figures of one balance and of one column sum meet in C7: kept apart by the row and the column.
        fc.pre(one.row !== two.row && one.column !== two.column && one.by !== two.by);
        fc.pre(one.column !== 6 && two.column !== 6);
        const cells = sound(some);
        const wrong = { ...cells };
        wrong[address(one)]! += one.by;
        wrong[address(two)]! += two.by;
        const expected = [one, two].map((at) => `${address(at)} := ${cells[address(at)]}`);
        expect(faults('t3', wrong).sort()).toEqual(expected.sort());
      }),
      { numRuns: 100 },
    );
  });

  test('unknown cells never make a sound table broken', () => {
    fc.assert(
      fc.property(figures, fc.array(cell, { maxLength: 80 }), (some, holes) => {
        const cells: Record<string, number | string | null> = sound(some);
        for (const hole of holes)
          cells[address(hole)] = hole.by % 3 === 0 ? null : hole.by % 2 === 0 ? '' : '/';
        expect(faults('t3', cells)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('an empty cell that is said to be 0 was 0', () => {
    const sparse = fc.array(fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat({ max: 9 })), {
      minLength: 11,
      maxLength: 80,
    });
    let said = 0;
    fc.assert(
      fc.property(sparse, fc.array(cell, { maxLength: 90 }), (some, holes) => {
        const truth = sound(some);
        const cells: Record<string, number | string> = { ...truth };
        for (const hole of holes) cells[address(hole)] = hole.by % 2 === 0 ? '' : '/';
        const found = zeros('t3', cells);
        said += found.length;
        expect(found.filter((at) => truth[at] !== 0)).toEqual([]);
      }),
      { numRuns: 80 },
    );
    expect(said).toBeGreaterThan(0);
  });
});
