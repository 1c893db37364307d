import type { Form, Localized, TableTemplate } from '../form/form.js';
import { once } from '../text/once.js';
import { type Compare, type Formula, FormulaError, type FormulaTerm, parseFormula } from './formula.js';
import { type Layout, slotOf } from './layout.js';
import { absent, withoutColumn } from './unknown-name.js';

/** One relation as a rule states it. */
export interface RelationSpec {
  readonly id: string;
  readonly table: string;
  /** `column`: once for every column, names are rows; `row`: once for every row, names are columns. */
  readonly forEach: 'column' | 'row' | 'none';
  readonly formula: string;
  /** The formula in the words of the form. */
  readonly words: Localized;
}

/** A relation between certain cells: Σ weight × cell + constant, compared with 0. */
export interface LinearRelation {
  readonly spec: RelationSpec;
  readonly compare: Compare;
  readonly slots: Int32Array;
  /** Whole numbers; those of the right side with their sign turned. */
  readonly weights: Float64Array;
  /** Operands before this one stand on the left side. */
  readonly left: number;
  readonly constant: number;
  /** The numbers written on the left and on the right side. */
  readonly constants: readonly [number, number];
  /** Operand at which a broken relation is shown: the sum, not one of its parts. */
  readonly total: number;
  /** Row or column that it was made for; -1 for `none`. */
  readonly line: number;
}

/** Relations of a form by table and edition. Always the same array for the same table and edition. */
export interface RelationBook {
  readonly get: (table: string) => RelationsByEdition | undefined;
}

export interface RelationsByEdition {
  readonly get: (edition: string) => readonly LinearRelation[] | undefined;
}

/** Compiled when a table is first asked for: most runs see one edition. Formulas have passed `checkRelations`. */
export function relationBook(specs: readonly RelationSpec[], form: Form, layout: Layout): RelationBook {
  const tables = new Map<string, RelationsByEdition | undefined>();
  return {
    get(id) {
      if (!tables.has(id)) tables.set(id, relationsOf(id, specs, form, layout));
      return tables.get(id);
    },
  };
}

function relationsOf(
  id: string,
  all: readonly RelationSpec[],
  form: Form,
  layout: Layout,
): RelationsByEdition | undefined {
  const specs = all.filter((spec) => spec.table === id);
  const table = form.tables.find((candidate) => candidate.id === id);
  if (specs.length === 0 || table === undefined) return undefined;
  const made = new Map<string, readonly LinearRelation[]>();
  const parsed = once(() => specs.map((spec) => [spec, parseFormula(spec.formula)] as const));
  return {
    get(edition) {
      const known = made.get(edition);
      if (known !== undefined || !form.editions.some((one) => one.id === edition)) return known;
      const relations = parsed().flatMap(([spec, formula]) =>
        instances(spec, formula, table, layout, edition),
      );
      made.set(edition, relations);
      return relations;
    },
  };
}

/**
 * Tells of formulas that are none, and of names that the form does not have in any edition. `key`: where in the
 * relation the fault is.
 */
export function checkRelations(
  specs: readonly RelationSpec[],
  form: Form,
  layout: Layout,
  onError: (error: FormulaError, index: number, key: 'table' | 'formula') => never,
): void {
  specs.forEach((spec, index) => {
    let key: 'table' | 'formula' = 'formula';
    try {
      const formula = parseFormula(spec.formula);
      const table = form.tables.find(({ id }) => id === spec.table);
      if (!table) {
        key = 'table';
        throw new FormulaError(
          `没有表“${spec.table}”，有 ${form.tables.map(({ id }) => id).join('、')}`,
          `the form has no table “${spec.table}”, only ${form.tables.map(({ id }) => id).join(', ')}`,
          whole(formula),
          '',
        );
      }
      if ([...formula.left, ...formula.right].every(({ operand }) => operand.kind === 'number'))
        throw new FormulaError('其中没有单元格', 'there is no cell in it', whole(formula));
      const made = form.editions.map(({ id }) => instances(spec, formula, table, layout, id).length);
      if (made.every((count) => count === 0))
        throw new FormulaError(
          '没有一个年度版本同时有这些单元格',
          'no edition of the form has all these cells',
          whole(formula),
        );
    } catch (error) {
      if (error instanceof FormulaError) onError(error, index, key);
      throw error;
    }
  });
}

const whole = (formula: Formula) => ({ from: 0, to: formula.text.length });

function instances(
  spec: RelationSpec,
  formula: Formula,
  table: TableTemplate,
  layout: Layout,
  edition: string,
): LinearRelation[] {
  const lines =
    spec.forEach === 'column'
      ? table.columns.map((column) => column.id)
      : spec.forEach === 'row'
        ? table.rows.map((row) => row.id)
        : [''];
  const found: LinearRelation[] = [];
  lines.forEach((line, index) => {
    const resolve = (term: FormulaTerm) => cellsOf(term, spec, table, layout, edition, line);
    const left = sideOf(formula.left, 1, resolve);
    const right = sideOf(formula.right, -1, resolve);
    // An edition without one of the cells has another relation, or none.
    if (left === null || right === null) return;
    const slots = Int32Array.from([...left.slots, ...right.slots]);
    found.push({
      spec,
      compare: formula.compare,
      slots,
      weights: Float64Array.from([...left.weights, ...right.weights]),
      left: left.slots.length,
      constant: left.constant - right.constant,
      constants: [left.constant, right.constant],
      total: totalOf(slots, left.slots.length, table, layout),
      line: spec.forEach === 'none' ? -1 : index,
    });
  });
  return found;
}

interface Side {
  readonly slots: number[];
  readonly weights: number[];
  constant: number;
}

function sideOf(
  terms: readonly FormulaTerm[],
  sign: number,
  resolve: (term: FormulaTerm) => readonly number[] | null,
): Side | null {
  const side: Side = { slots: [], weights: [], constant: 0 };
  for (const term of terms) {
    if (term.operand.kind === 'number') {
      const { units, scale } = term.operand.value;
      if (scale > 0 || units > 1_000_000_000n) {
        throw new FormulaError(
          '公式中的数字应为不超过 1000000000 的整数',
          'a number in a formula must be whole, at most 1000000000',
          term.at,
        );
      }
      side.constant += term.factor * Number(units);
      continue;
    }
    const slots = resolve(term);
    if (slots === null) return null;
    for (const slot of slots) {
      side.slots.push(slot);
      side.weights.push(sign * term.factor);
    }
  }
  return side;
}

/** Slots that a term names in one line; null where this edition lacks one of them. */
function cellsOf(
  term: FormulaTerm,
  spec: RelationSpec,
  own: TableTemplate,
  layout: Layout,
  edition: string,
  line: string,
): readonly number[] | null {
  const { operand } = term;
  if (operand.kind === 'number') return [];
  const cell = (table: TableTemplate, row: string, column: string): readonly number[] | null => {
    const slot = slotOf(layout, table, row, column);
    if (slot < 0) {
      throw table.rowIndex.has(row)
        ? absent(layout, table, 'column', column, term)
        : absent(layout, table, 'row', row, term);
    }
    const has = table.rows[table.rowIndex.get(row)!]!.columns[edition]?.includes(column) ?? false;
    return has ? [slot] : null;
  };
  if (spec.forEach === 'row' && operand.column === null) {
    if (operand.kind === 'group')
      throw new FormulaError(
        '按行成立时 sum() 应写 sum(行组@列)',
        'sum() of a group needs rows: write sum(group@column)',
        term.at,
      );
    return cell(own, line, operand.name);
  }
  const column = operand.column ?? (spec.forEach === 'column' ? line : null);
  if (column === null) throw withoutColumn(operand.name, term);
  const [table, name] = tableOf(operand.name, own, layout);
  if (operand.kind === 'cell') return cell(table, name, column);
  const inGroup = table.rows.filter((row) => row.kind === 'leaf' && isUnder(table, row.group, name));
  if (inGroup.length === 0 && !table.rowIndex.has(name)) {
    throw new FormulaError(
      `${table.id} 没有行组“${name}”`,
      `table ${table.id} has no group “${name}”`,
      term.at,
    );
  }
  // A group may be one row without parts in another edition (（六）其他处理 of 2019).
  const rows = inGroup.filter((row) => row.editions.includes(edition));
  if (rows.length === 0) return table.rowIndex.has(name) ? cell(table, name, column) : null;
  const slots = rows.map((row) => cell(table, row.id, column));
  return slots.includes(null) ? null : slots.flatMap((found) => found ?? []);
}

/** True where a row's group is the named one or stands in it: （三）不予公开 is part of 三、本年度办理结果. */
function isUnder(table: TableTemplate, group: string | null, name: string): boolean {
  let at = group;
  // As many steps as there are groups: a form whose groups contain each other must not hang.
  for (let steps = table.groups.length; at !== null && steps >= 0; steps--) {
    if (at === name) return true;
    at = table.groups.find(({ id }) => id === at)?.group ?? null;
  }
  return false;
}

/** `t3.A` is row A of another table, unless the own table has a row of that very name. */
function tableOf(name: string, own: TableTemplate, layout: Layout): readonly [TableTemplate, string] {
  if (own.rowIndex.has(name)) return [own, name];
  const dot = name.indexOf('.');
  const other = dot < 0 ? undefined : layout.tables.find(({ id }) => id === name.slice(0, dot));
  return other ? [other, name.slice(dot + 1)] : [own, name];
}

function totalOf(slots: Int32Array, left: number, table: TableTemplate, layout: Layout): number {
  if (left === 1) return 0;
  if (slots.length - left === 1) return left;
  const start = layout.offsets[layout.tables.indexOf(table)]!;
  const width = table.columns.length;
  const total = slots.findIndex((slot) => table.rows[Math.floor((slot - start) / width)]?.kind === 'total');
  return Math.max(0, total);
}
