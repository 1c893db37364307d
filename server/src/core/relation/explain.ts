import type { Localized } from '../form/form.js';
import { add, compare, type Decimal, formatDecimal, fromInteger, scaleBy } from '../text/decimal.js';
import { exactSum, type Judged } from './evaluate.js';
import { placeOf } from './layout.js';
import type { LinearRelation } from './linear.js';
import { decimalAt, type Sheet } from './sheet.js';

/** Above this a side is told by its sum; the figures stand in the related places. */
const MAX_SHOWN = 8;

/** `新收 3 + 上年结转 1 = 4，而办理结果总计 3 + 结转下年度 0 = 3`: the relation with the report's figures put in. */
export function figuresOf(judged: Judged, sheet: Sheet): Localized {
  const { relation } = judged;
  const left = sideWords(judged, sheet, 0, relation.left);
  const right = sideWords(judged, sheet, relation.left, relation.slots.length);
  const more = compare(exactSum(relation, sheet), fromInteger(0)) > 0;
  if (!judged.partial && relation.compare === '=') {
    return { zh: `${left.zh}，而${right.zh}`, en: `${left.en}, but ${right.en}` };
  }
  // What is too much comes first: 已填的各项 5，已超过总计 3.
  const [big, small] = more ? [left, right] : [right, left];
  return { zh: `${big.zh}，超过了${small.zh}`, en: `${big.en}, more than ${small.en}` };
}

/** By how much the sides differ, without sign. */
export function differenceOf({ relation }: Judged, sheet: Sheet): string {
  const sum = exactSum(relation, sheet);
  return formatDecimal(sum.units < 0n ? scaleBy(sum, -1) : sum);
}

/** `“自然人”列`, `“予以公开”行`: for which line of its table a relation was made; empty for none. */
export function lineName(relation: LinearRelation, sheet: Sheet): Localized {
  const { line, spec } = relation;
  if (line < 0) return { zh: '', en: '' };
  const table = sheet.layout.tables.find(({ id }) => id === spec.table)!;
  const { zh, en } = (spec.forEach === 'column' ? table.columns : table.rows)[line]!.name;
  return spec.forEach === 'column'
    ? { zh: `“${zh}”列`, en: `column “${en}”` }
    : { zh: `“${zh}”行`, en: `row “${en}”` };
}

/** Name of an operand within its relation: the row where the column is one for all, and the reverse. */
export function operandName(relation: LinearRelation, slot: number, sheet: Sheet): Localized {
  const { table, row, column } = placeOf(sheet.layout, slot);
  const { line, spec } = relation;
  const { forEach } = spec;
  const own = table.id === spec.table;
  const r = table.rows[row]!.name;
  const c = table.columns[column]!.name;
  if (own && forEach === 'column' && column === line) return r;
  if (own && forEach === 'row' && row === line) return c;
  const prefix = own ? { zh: '', en: '' } : { zh: table.name.zh, en: `${table.name.en} ` };
  return { zh: `${prefix.zh}${r.zh}（${c.zh}）`, en: `${prefix.en}${r.en} (${c.en})` };
}

interface SideTerm {
  readonly name: Localized;
  readonly weight: number;
  readonly value: Decimal;
}

function sideWords({ relation, partial }: Judged, sheet: Sheet, from: number, to: number): Localized {
  const isLeft = from === 0;
  const turn = isLeft ? 1 : -1;
  const terms: SideTerm[] = [];
  let unknown = 0;
  for (let i = from; i < to; i++) {
    const slot = relation.slots[i]!;
    const value = decimalAt(sheet, slot);
    if (value === null) unknown++;
    else terms.push({ name: operandName(relation, slot, sheet), weight: turn * relation.weights[i]!, value });
  }
  const constant = relation.constants[isLeft ? 0 : 1];
  const own = exactSum(relation, sheet, from, to);
  const sum = formatDecimal(add(isLeft ? own : scaleBy(own, -1), fromInteger(constant)));
  const shown = terms.length <= 4 ? terms : terms.filter(({ value }) => value.units !== 0n);
  const hidden = terms.length - shown.length;
  const gap: Localized =
    partial && unknown > 0
      ? { zh: `（另有${unknown}格未填）`, en: ` (${unknown} more not filled in)` }
      : { zh: '', en: '' };
  if (shown.length > MAX_SHOWN || shown.length === 0) {
    return { zh: `各项之和 ${sum}${gap.zh}`, en: `the parts add up to ${sum}${gap.en}` };
  }
  const rest: Localized =
    hidden > 0 ? { zh: `（其余${hidden}项为0）`, en: ` (the other ${hidden} are 0)` } : { zh: '', en: '' };
  const plus = constant === 0 ? '' : constant > 0 ? ` + ${constant}` : ` − ${-constant}`;
  const equals = shown.length > 1 || shown[0]!.weight !== 1 || plus !== '' ? ` = ${sum}` : '';
  return {
    zh: `${listed(shown, 'zh')}${plus}${equals}${rest.zh}${gap.zh}`,
    en: `${listed(shown, 'en')}${plus}${equals}${rest.en}${gap.en}`,
  };
}

function listed(terms: readonly SideTerm[], language: 'zh' | 'en'): string {
  return terms
    .map(({ name, weight, value }, i) => {
      const sign = weight < 0 ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + ';
      const factor = Math.abs(weight) === 1 ? '' : `${Math.abs(weight)} × `;
      return `${sign}${factor}${name[language]} ${formatDecimal(value)}`;
    })
    .join('');
}
