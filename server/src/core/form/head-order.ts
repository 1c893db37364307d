import type { TableTemplate } from './form.js';

/** A name of a header: a column, a row (where rows stand side by side), or a head that spans several. */
export interface HeadToken {
  readonly kind: 'column' | 'row' | 'group';
  /** Index in the template's list of its kind. */
  readonly index: number;
}

/**
 * The form's header written one name after the other: row by row, or each head followed at once by what it spans.
 * `leaf[i]`: place of token i among the columns of the table, from the left; -1 for a head.
 */
export interface HeadOrder {
  readonly tokens: readonly HeadToken[];
  readonly leaf: readonly number[];
}

interface Node {
  readonly token: HeadToken;
  readonly under: readonly Node[];
}

/** Both orders in which the form's header can be read off one name a line. */
export function headOrders(template: TableTemplate): readonly HeadOrder[] {
  const side = template.layout === 'row-of-groups';
  const ids = side ? template.rows.map((row) => row.id) : template.columns.map((column) => column.id);
  const columns = template.columns.map((_, index): Node => ({ token: { kind: 'column', index }, under: [] }));
  const leaves = ids.map(
    (_, index): Node => (side ? { token: { kind: 'row', index }, under: columns } : columns[index]!),
  );
  const above = ids.map((id) =>
    template.columnGroups
      .map((group, index) => (group.of.includes(id) ? index : -1))
      .filter((index) => index >= 0),
  );
  const tree = nest(leaves, above, 0, 0, ids.length);
  // Columns under several rows are the same nodes: each place in the tree counts by itself.
  const placed = place(tree, { next: 0 });
  return [rowByRow(placed), depthFirst(placed)];
}

/** Nodes of [from, to) under the heads at `level` of each. */
function nest(
  leaves: readonly Node[],
  above: readonly (readonly number[])[],
  level: number,
  from: number,
  to: number,
): readonly Node[] {
  const out: Node[] = [];
  for (let at = from; at < to; ) {
    const group = above[at]![level];
    if (group === undefined) {
      out.push(leaves[at]!);
      at++;
      continue;
    }
    let end = at + 1;
    while (end < to && above[end]![level] === group) end++;
    out.push({ token: { kind: 'group', index: group }, under: nest(leaves, above, level + 1, at, end) });
    at = end;
  }
  return out;
}

interface Placed {
  readonly token: HeadToken;
  readonly leaf: number;
  readonly under: readonly Placed[];
}

const place = (nodes: readonly Node[], count: { next: number }): readonly Placed[] =>
  nodes.map(({ token, under }) =>
    under.length === 0
      ? { token, leaf: count.next++, under: [] }
      : { token, leaf: -1, under: place(under, count) },
  );

function rowByRow(tree: readonly Placed[]): HeadOrder {
  const all: Placed[] = [];
  for (let row = tree; row.length > 0; row = row.flatMap((node) => node.under)) all.push(...row);
  return listed(all);
}

function depthFirst(tree: readonly Placed[]): HeadOrder {
  const all: Placed[] = [];
  const visit = (nodes: readonly Placed[]): void => {
    for (const node of nodes) {
      all.push(node);
      visit(node.under);
    }
  };
  visit(tree);
  return listed(all);
}

const listed = (nodes: readonly Placed[]): HeadOrder => ({
  tokens: nodes.map((node) => node.token),
  leaf: nodes.map((node) => node.leaf),
});
