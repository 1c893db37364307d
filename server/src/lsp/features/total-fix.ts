import type { Finding } from '../../core/engine/finding.js';
import type { TextEdit } from '../../core/text/edit.js';
import type { FileState } from '../project/file-state.js';
import { cellByAddress, isNumber, rangeOfCell } from './places.js';
import { sheetOf, slotAt, verdictsAt } from './relations.js';

const TITLE = {
  zh: '按其余各数改为 {value}（先核对哪个数写错了）',
  en: 'Write {value}, as the other figures have it (check first which figure is wrong)',
} as const;

export interface TotalFix {
  readonly title: string;
  readonly edit: TextEdit;
}

/**
 * The computed total for a broken sum of which any figure may be the wrong one, where with it every relation of that cell
 * holds. Which figure is wrong only the author knows: it is offered in the editor, and never applied by a run.
 */
export function totalFix(state: FileState, { cell: address, range, fixes }: Finding): TotalFix | null {
  const report = fixes.length > 0 || address === undefined ? null : state.reportAt(range.start);
  const cell = report && cellByAddress(report, address!);
  if (!report || !cell || !isNumber(cell) || rangeOfCell(cell).start !== range.start) return null;
  const slot = slotAt(report, cell);
  const verdicts = verdictsAt(state, report, cell).flatMap(({ relation, judged }) => {
    const { slots, weights, compare, total } = relation;
    const weight = weights.reduce((sum, one, i) => (slots[i] === slot ? sum + one : sum), 0);
    return judged === null ? [] : [{ judged, compare, weight, isTotal: slots[total] === slot }];
  });
  const broken = verdicts.find(
    ({ judged, compare, weight, isTotal }) =>
      isTotal && judged.broken && !judged.partial && compare === '=' && Math.abs(weight) === 1,
  );
  if (broken === undefined) return null;
  const change = -broken.judged.sum / broken.weight;
  const holds = verdicts.every(({ judged, compare, weight }) => {
    const sum = judged.sum + weight * change;
    return !judged.partial && (compare === '=' ? sum === 0 : compare === '<=' ? sum <= 0 : sum >= 0);
  });
  const sheet = sheetOf(report);
  const value = (sheet.values[slot]! + change) / 10 ** sheet.scale;
  if (!holds || !Number.isInteger(value) || value < 0) return null;
  const newText = String(value);
  return {
    title: TITLE[state.language].replace('{value}', newText),
    edit: { range: rangeOfCell(cell), newText },
  };
}
