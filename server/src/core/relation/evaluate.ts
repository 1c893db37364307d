import { add, compare as compareDecimals, type Decimal, fromInteger, scaleBy } from '../text/decimal.js';
import type { LinearRelation } from './linear.js';
import { decimalAt, type Sheet } from './sheet.js';

/**
 * What a relation demands of its known operands. `zero`: all are known. `at-most` and `at-least`: the unknown
 * ones, which cannot be negative, may still fill a gap but not undo an excess.
 */
export type Sense = 'zero' | 'at-most' | 'at-least';

/** A relation that can be judged: Σ of its known operands, in units of the sheet, held against its sense. */
export interface Judged {
  readonly relation: LinearRelation;
  readonly sense: Sense;
  readonly sum: number;
  /** Operands are missing, and what is there breaks the relation already. */
  readonly partial: boolean;
  readonly broken: boolean;
  /** The figures are beyond 2^53: compared exactly, not to be calculated with. */
  readonly huge: boolean;
}

const NONE: readonly Judged[] = [];

/** The broken ones among the relations, in their order. Costs next to nothing where everything holds. */
export function brokenRelations(relations: readonly LinearRelation[], sheet: Sheet): readonly Judged[] {
  const unit = 10 ** sheet.scale;
  let broken: Judged[] | null = null;
  for (const relation of relations) {
    if (holdsPlainly(relation, sheet.values, unit)) continue;
    const judged = judge(relation, sheet);
    if (judged?.broken) {
      broken ??= [];
      broken.push(judged);
    }
  }
  return broken ?? NONE;
}

/** True where all operands are known and the relation holds; unknown operands and huge ones have to be looked at closely. */
export function holdsPlainly(relation: LinearRelation, values: Sheet['values'], unit: number): boolean {
  const { slots, weights } = relation;
  let sum = relation.constant * unit;
  let magnitude = Math.abs(sum);
  for (let i = 0; i < slots.length; i++) {
    const term = weights[i]! * values[slots[i]!]!;
    sum += term;
    magnitude += term < 0 ? -term : term;
  }
  // NaN fails this comparison too.
  return magnitude <= Number.MAX_SAFE_INTEGER && holds(relation, sum);
}

const holds = (relation: LinearRelation, sum: number): boolean =>
  relation.compare === '=' ? sum === 0 : relation.compare === '<=' ? sum <= 0 : sum >= 0;

/** Null where too much is unknown to say anything. */
export function judge(relation: LinearRelation, sheet: Sheet): Judged | null {
  const { slots, weights, compare } = relation;
  const unit = 10 ** sheet.scale;
  let sum = relation.constant * unit;
  let magnitude = Math.abs(sum);
  let up = false;
  let down = false;
  for (let i = 0; i < slots.length; i++) {
    const value = sheet.values[slots[i]!]!;
    if (Number.isNaN(value)) {
      const signed = isSigned(sheet, slots[i]!);
      if (weights[i]! > 0 || signed) up = true;
      if (weights[i]! < 0 || signed) down = true;
      continue;
    }
    sum += weights[i]! * value;
    magnitude += Math.abs(weights[i]! * value);
  }
  const sense = senseOf(compare, up, down);
  if (sense === null) return null;
  const huge = !(magnitude <= Number.MAX_SAFE_INTEGER);
  const order = huge ? compareDecimals(exactSum(relation, sheet), fromInteger(0)) : Math.sign(sum);
  const broken = sense === 'zero' ? order !== 0 : sense === 'at-most' ? order > 0 : order < 0;
  return { relation, sense, sum, partial: up || down, broken, huge };
}

function senseOf(compare: LinearRelation['compare'], up: boolean, down: boolean): Sense | null {
  if (compare === '=' && !up && !down) return 'zero';
  if (compare !== '>=' && !down) return 'at-most';
  if (compare !== '<=' && !up) return 'at-least';
  return null;
}

function isSigned(sheet: Sheet, slot: number): boolean {
  const { tables, offsets } = sheet.layout;
  let t = tables.length - 1;
  while (offsets[t]! > slot) t--;
  const { columns } = tables[t]!;
  return columns[(slot - offsets[t]!) % columns.length]!.signed;
}

/** Σ of the known operands in exact decimals; `from` and `to` take only one side of it. */
export function exactSum(
  relation: LinearRelation,
  sheet: Sheet,
  from = 0,
  to = relation.slots.length,
): Decimal {
  const wholeRelation = from === 0 && to === relation.slots.length;
  let sum = fromInteger(wholeRelation ? relation.constant : 0);
  for (let i = from; i < to; i++) {
    const value = decimalAt(sheet, relation.slots[i]!);
    if (value !== null) sum = add(sum, scaleBy(value, relation.weights[i]!));
  }
  return sum;
}
