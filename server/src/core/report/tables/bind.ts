import type { Unbound } from '../model.js';
import { type Source, Taken } from '../source.js';
import type { BoundTable } from '../table.js';
import { assignItems } from './assign.js';
import { bindBlocks } from './blocks.js';
import { bindGrid } from './grid.js';
import { bindGroups } from './groups.js';
import { Sheet, sheetBytes } from './sheet.js';
import { CellWords } from './words.js';

export interface BoundTables {
  readonly tables: ReadonlyMap<string, BoundTable>;
  readonly unbound: readonly Unbound[];
}

const binders = { grid: bindGrid, blocks: bindBlocks, 'row-of-groups': bindGroups };

/** Finds and binds every table of the form among the items of one report. */
export function bindTables(
  source: Source,
  first: number,
  last: number,
  ownTable: (item: number) => number,
): BoundTables {
  const words = new CellWords(source, source.items.cell[first] ?? 0);
  const candidates = assignItems(source, words, first, last, ownTable);
  const tables = new Map<string, BoundTable>();
  const unbound: Unbound[] = [];
  const { form } = source;
  // One block of memory for all tables: small ones are dear.
  let memory: ArrayBuffer | null = null;
  let next = 0;
  for (const [index, template] of form.tables.entries()) {
    const { own, stray } = candidates[index]!;
    const bytes = sheetBytes(template);
    const offset = next;
    next += bytes;
    // What stands in the table's own section outranks what looks like it elsewhere.
    for (const items of [own, stray]) {
      if (items.length === 0) continue;
      memory ??= new ArrayBuffer(form.tables.reduce((sum, table) => sum + sheetBytes(table), 0));
      // A second attempt needs clean memory.
      const again = items === stray && own.length > 0;
      const sheet = again
        ? new Sheet(source, index, new ArrayBuffer(bytes), 0)
        : new Sheet(source, index, memory, offset);
      const taken = binders[template.layout](sheet, words, items);
      if (!sheet.found || (items === stray && !sheet.certain)) continue;
      for (const item of taken) source.taken[item] = Taken.table;
      tables.set(template.id, sheet.finish());
      for (const issue of sheet.unbound) unbound.push(issue);
      break;
    }
  }
  return { tables, unbound };
}
