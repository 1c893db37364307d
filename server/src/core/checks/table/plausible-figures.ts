import type { Form } from '../../form/form.js';
import { cellName } from '../../form/naming.js';
import { type Batch, batchOf, markBroken } from '../../relation/batch.js';
import { judge } from '../../relation/evaluate.js';
import { differenceOf, figuresOf, operandName } from '../../relation/explain.js';
import { layoutOf, placeOf } from '../../relation/layout.js';
import {
  checkRelations,
  type LinearRelation,
  type RelationSpec,
  relationBook,
} from '../../relation/linear.js';
import { decimalAt, rangeAt, SHEET, type Sheet } from '../../relation/sheet.js';
import { relationParams } from '../../relation/spec.js';
import { facet } from '../../report/model.js';
import { addressText, cellIndex, cellRange, figureAt } from '../../report/table.js';
import { bodyOf } from '../../table/bodies.js';
import { compare, formatDecimal, parseDecimal, scaleBy } from '../../text/decimal.js';
import { once } from '../../text/once.js';
import { type CheckContext, defineCheck, NO_PROSE, RuleError, type Zod } from '../define.js';

const schema = (z: Zod) =>
  z.strictObject({
    bounds: z
      .array(
        z.strictObject({
          message: z.enum(['stock', 'part', 'few-requests', 'lawsuits']),
          expect: relationParams(z).meta({ description: 'What should hold' }),
          when: relationParams(z)
            .optional()
            .meta({ description: 'Only where this holds, with every figure known' }),
          from: z.int().optional().meta({ description: 'First report year that it is expected of' }),
        }),
      )
      .meta({ description: 'Relations that hold as a rule' }),
    rulemaking: z.strictObject({
      table: z.string(),
      row: z.string(),
      central: z.array(z.string()),
      townEndings: z.array(z.string()),
      countyMarks: z.array(z.string()),
      notCounty: z.array(z.string()),
      departmentEndings: z.array(z.string()),
    }),
    money: z.strictObject({
      table: z.string(),
      row: z.string(),
      column: z.string(),
      limit: z
        .int()
        .meta({ description: 'Above this the figure was hardly written in the unit of the form' }),
      growth: z.int().meta({ description: "So many times last year's figure" }),
    }),
  });
type Params = ReturnType<typeof schema>['_output'];

interface Bound {
  readonly message: string;
  readonly from: number;
  readonly expect: LinearRelation;
  readonly when: LinearRelation | null;
}

interface Prepared {
  readonly params: Params;
  /** Compiled with the first report; `batch`: what each of them expects. */
  readonly bounds: () => { readonly all: readonly Bound[]; readonly batch: Batch };
}

/** Figures that can be right but hardly are: rules by a body that makes none, money in the wrong unit, stock below flow. */
export const check = defineCheck<Params, Prepared>({
  summary: 'Figures that hardly can be right.',
  params: schema,
  messages: [
    'stock',
    'part',
    'few-requests',
    'lawsuits',
    'cannot-make',
    'seldom-makes',
    'unit',
    'unit-jump',
    'operand',
    'last-year',
  ],
  prepare(params, form) {
    const bounds = once(() => {
      const all = boundsOf(params, form);
      return { all, batch: batchOf(all.map(({ expect }) => [expect])) };
    });
    return { params, bounds };
  },
  validate({ bounds }, form) {
    const check = (spec: RelationSpec, index: number, key: string): void =>
      checkRelations([spec], form, layoutOf(form), (error, _, at) => {
        throw new RuleError(
          error.words,
          ['bounds', index, key, at],
          null,
          at === 'formula' ? error.at : null,
        );
      });
    bounds.forEach(({ expect, when }, i) => {
      if (when) check(when, i, 'when');
      check(expect, i, 'expect');
    });
  },
  reads: ({ params: { money } }) => [`${money.table}/${money.row}/${money.column}`],
  concerns: NO_PROSE,
  run(context, { bounds, params }) {
    const sheet = facet(context.report, SHEET);
    const { all, batch } = bounds();
    const marks = new Uint8Array(all.length);
    markBroken(batch, sheet, marks);
    for (let i = 0; i < all.length; i++) if (marks[i] !== 0) checkBound(context, sheet, all[i]!);
    checkRulemaking(context, params.rulemaking);
    checkMoney(context, params.money);
  },
});

function boundsOf(params: Params, form: Form): Bound[] {
  const layout = layoutOf(form);
  // Of whatever edition: a relation whose cells are not in the report has nothing to be judged by.
  const all = (spec: RelationSpec): LinearRelation[] => {
    const relations = relationBook([spec], form, layout).get(spec.table);
    return form.editions.flatMap(({ id }) => relations?.get(id) ?? []);
  };
  return params.bounds.flatMap(({ message, expect, when, from }): Bound[] => {
    const conditions = when ? all(when) : [];
    return unique(all(expect)).map((relation) => ({
      message,
      from: from ?? 0,
      expect: relation,
      when: conditions.find(({ line }) => line === relation.line) ?? null,
    }));
  });
}

/** Two editions with the same cells have one relation, not two. */
const unique = (relations: readonly LinearRelation[]): LinearRelation[] => {
  const seen = new Set<string>();
  return relations.filter(({ slots }) => {
    const key = slots.join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** Most bounds are of cells that a report does not have; this leaves them at once. */
function isFullyKnown({ slots }: LinearRelation, { values }: Sheet): boolean {
  for (let i = 0; i < slots.length; i++) if (Number.isNaN(values[slots[i]!])) return false;
  return true;
}

function checkBound({ report, emit }: CheckContext, sheet: Sheet, bound: Bound): void {
  if ((report.year?.value ?? 0) < bound.from || !isFullyKnown(bound.expect, sheet)) return;
  const found = judge(bound.expect, sheet);
  if (!found?.broken) return;
  if (bound.when) {
    const condition = judge(bound.when, sheet);
    if (!condition || condition.partial || condition.broken) return;
  }
  const { slots, total } = bound.expect;
  const slot = [slots[total]!, ...slots].find((at) => decimalAt(sheet, at) !== null)!;
  const place = placeOf(sheet.layout, slot);
  emit({
    message: bound.message,
    range: rangeAt(sheet, slot)!,
    cell: addressText(place.table, place.index),
    data: {
      cell: cellName(place.table, place.row, place.column),
      figures: figuresOf(found, sheet),
      difference: differenceOf(found, sheet),
    },
    related: [...slots].flatMap((at) => {
      const range = rangeAt(sheet, at);
      const value = decimalAt(sheet, at);
      if (at === slot || range === null || value === null) return [];
      const data = { name: operandName(bound.expect, at, sheet), figure: formatDecimal(value) };
      return [{ range, message: 'operand', data }];
    }),
  });
}

function checkRulemaking({ report, agency, emit }: CheckContext, rule: Params['rulemaking']): void {
  const table = report.tables.get(rule.table);
  const row = table?.template.rowIndex.get(rule.row);
  if (!table || row === undefined) return;
  const width = table.template.columns.length;
  const made: number[] = [];
  for (let index = row * width; index < (row + 1) * width; index++) {
    if ((table.integer[index] ?? 0) > 0) made.push(index);
  }
  const [first] = made;
  if (first === undefined) return;
  const name = agency.name ?? report.agency?.value ?? '';
  const body = bodyOf(name, agency.level, rule);
  if (body === null) return;
  const about = (index: number) => ({
    name: cellName(table.template, row, index % width),
    figure: table.integer[index]!,
  });
  emit({
    message: body === 'below-city' ? 'cannot-make' : 'seldom-makes',
    range: cellRange(table, first),
    cell: addressText(table.template, first),
    data: { cell: about(first).name, figure: about(first).figure, agency: name },
    related: made
      .slice(1)
      .map((index) => ({ range: cellRange(table, index), message: 'operand', data: about(index) })),
  });
}

function checkMoney(context: CheckContext, { table: id, row, column, limit, growth }: Params['money']): void {
  const table = context.report.tables.get(id);
  if (!table) return;
  const index = cellIndex(table.template, row, column);
  const figure = index < 0 ? null : figureAt(table, index);
  if (figure === null || figure.units <= 0n) return;
  const place = { range: cellRange(table, index), cell: addressText(table.template, index) };
  const width = table.template.columns.length;
  const name = cellName(table.template, Math.floor(index / width), index % width);
  const data = { cell: name, figure: formatDecimal(figure) };
  if (compare(figure, { units: BigInt(limit), scale: 0 }) > 0) {
    context.emit({ message: 'unit', ...place, data });
    return;
  }
  const { previous } = context.neighbours;
  const before = previous?.agency === context.report.agency?.value ? previous?.cells[place.cell] : undefined;
  const last = before ? parseDecimal(before.value) : null;
  if (!previous || !before || last === null || last.units <= 0n) return;
  if (compare(figure, scaleBy(last, growth)) < 0) return;
  const more = { ...data, before: before.value, year: previous.year ?? '' };
  context.emit({
    message: 'unit-jump',
    ...place,
    data: more,
    related: [{ path: previous.path, range: before.range, message: 'last-year', data: more }],
  });
}
