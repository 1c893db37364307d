import { defineCheck, NO_PROSE } from '../define.js';

/** Rows stand in the form's order. As few rows as possible are said to be out of place. */
export const check = defineCheck({
  summary: "Rows stand in the form's order.",
  params: (z) => z.strictObject({}),
  messages: ['moved', 'neighbour'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, emit }) {
    for (const table of report.tables.values()) {
      const order = table.rowOrder;
      if (isRising(order)) continue;
      const { rows, id, name } = table.template;
      const inPlace = longestRise(order);
      const place = (r: number) => ({ start: table.labelStart[r]!, end: table.labelEnd[r]! });
      for (const r of order) {
        if (inPlace.has(r) || table.labelStart[r]! < 0) continue;
        const before = Math.max(-1, ...order.filter((other) => other < r && inPlace.has(other)));
        const neighbour =
          before >= 0 ? before : Math.min(...order.filter((other) => other > r && inPlace.has(other)));
        const data = {
          table: name,
          row: rows[r]!.name,
          neighbour: rows[neighbour]!.name,
          side: before >= 0 ? { zh: '之后', en: 'after' } : { zh: '之前', en: 'before' },
        };
        emit({
          message: 'moved',
          range: place(r),
          key: `${id}/${rows[r]!.id}`,
          data,
          related:
            table.labelStart[neighbour]! < 0 ? [] : [{ range: place(neighbour), message: 'neighbour', data }],
        });
      }
    }
  },
});

const isRising = (order: readonly number[]): boolean => order.every((r, i) => i === 0 || r > order[i - 1]!);

/** Members of a longest rising sub-sequence: the rows that may stay where they are. */
function longestRise(order: readonly number[]): ReadonlySet<number> {
  // A form has some thirty rows, so the square is no matter.
  const length: number[] = [];
  const from: number[] = [];
  let best = 0;
  order.forEach((r, i) => {
    length[i] = 1;
    from[i] = -1;
    for (let j = 0; j < i; j++) {
      if (order[j]! < r && length[j]! + 1 > length[i]!) {
        length[i] = length[j]! + 1;
        from[i] = j;
      }
    }
    if (length[i]! > length[best]!) best = i;
  });
  const members = new Set<number>();
  for (let at = best; at >= 0; at = from[at]!) members.add(order[at]!);
  return members;
}
