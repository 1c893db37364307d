import type { Localized } from '../../form/form.js';
import { cellName } from '../../form/naming.js';
import { addressText, type BoundTable, CellState, cellRange, NumberForm } from '../../report/table.js';
import { formatDecimal } from '../../text/decimal.js';
import { cellWords } from '../../text/label.js';
import { readNumber, type WrittenNumber } from '../../text/number.js';
import { defineCheck, NO_PROSE, type ProblemFix } from '../define.js';

/** What can be mended without knowing more than is written. */
const HARMLESS = NumberForm.unit | NumberForm.separators | NumberForm.fullWidth | NumberForm.zeroFraction;

type WrongUnits = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

interface Fault {
  readonly index: number;
  readonly message: 'words' | 'two-numbers' | 'negative' | 'fraction' | 'wrong-unit' | 'look-alike' | 'sign';
  readonly suggestion: string | null;
}

/** Each cell that is filled in says one number, as the form wants it: a plain count, or money in its unit. */
export const check = defineCheck({
  summary: 'Cells hold plain numbers: counts without fraction and sign, money in the unit of the form.',
  params: (z) =>
    z.strictObject({
      wrongUnits: z.record(z.string(), z.record(z.string(), z.int().min(-8).max(8).nullable())).meta({
        description:
          'Unit of the form → units that mean another figure, and the power of ten between (null: none)',
      }),
    }),
  messages: [
    'words',
    'two-numbers',
    'negative',
    'fraction',
    'wrong-unit',
    'look-alike',
    'sign',
    'plain',
    'also',
    'set',
    'set-all',
  ],
  prepare: ({ wrongUnits }) => wrongUnits,
  concerns: NO_PROSE,
  run({ document: { text }, report, emit, isHidden }, wrongUnits) {
    for (const table of report.tables.values()) {
      const { template, state, form } = table;
      const width = template.columns.length;
      const name = (index: number) => cellName(template, Math.floor(index / width), index % width);
      const written = (index: number): string => cellWords(text, table.start[index]!, table.end[index]!);
      const untidy: { index: number; plain: string }[] = [];
      for (let index = 0; index < state.length; index++) {
        if (state[index]! < CellState.integer) continue;
        if (state[index] === CellState.integer && form[index] === 0 && !(table.integer[index]! < 0)) continue;
        const words = written(index);
        const number = readNumber(words, 0, words.length);
        const fault = faultAt(table, index, number, words, wrongUnits);
        if (fault) {
          const { suggestion } = fault;
          const fixes: ProblemFix[] =
            suggestion === null
              ? []
              : [
                  {
                    title: 'set',
                    data: { value: suggestion },
                    kind: 'suggestion',
                    edits: [edit(index, suggestion)],
                  },
                ];
          emit({
            message: fault.message,
            range: cellRange(table, index),
            cell: addressText(template, index),
            data: { cell: name(index), written: words.slice(0, 40), unit: unitOf(table, index) },
            fixes,
          });
        } else if (number && form[index]! & HARMLESS && unitOf(table, index) !== '') {
          if (!isHidden(cellRange(table, index), addressText(template, index)))
            untidy.push({ index, plain: plainText(table, index, number) });
        }
      }
      const [first] = untidy;
      if (!first) continue;
      const data = (at: { index: number; plain: string }) => ({
        cell: name(at.index),
        written: written(at.index),
        value: at.plain,
        count: untidy.length,
        more: moreText(untidy.length - 1),
      });
      emit({
        message: 'plain',
        range: cellRange(table, first.index),
        cell: addressText(template, first.index),
        data: data(first),
        related: untidy
          .slice(1)
          .map((at) => ({ range: cellRange(table, at.index), message: 'also', data: data(at) })),
        fixes: [
          {
            title: untidy.length > 1 ? 'set-all' : 'set',
            data: data(first),
            kind: 'safe',
            edits: untidy.map(({ index, plain }) => edit(index, plain)),
          },
        ],
      });

      function edit(index: number, newText: string) {
        return { range: cellRange(table, index), newText };
      }
    }
  },
});

function faultAt(
  table: BoundTable,
  index: number,
  number: WrittenNumber | null,
  written: string,
  wrongUnits: WrongUnits,
): Fault | null {
  const column = table.template.columns[index % table.template.columns.length]!;
  const form = table.form[index]!;
  const fault = (message: Fault['message'], suggestion: string | null = null): Fault => ({
    index,
    message,
    suggestion,
  });
  const power = number === null ? undefined : wrongUnits[unitOf(table, index)]?.[number.unit];
  if (number && power !== undefined)
    return fault('wrong-unit', power === null ? null : converted(number, power));
  if (number === null || table.state[index] === CellState.invalid) {
    return fault(/\d\D+\d/.test(written) && !/[\u4e00-\u9fff]/.test(written) ? 'two-numbers' : 'words');
  }
  if (form & NumberForm.lookAlike) return fault('look-alike', plainText(table, index, number));
  if (number.negative && !column.signed && /[1-9]/.test(number.digits + number.fraction))
    return fault('negative');
  if (table.state[index] === CellState.decimal && !column.decimal) return fault('fraction');
  if (form & NumberForm.plusSign && !column.signed) return fault('sign', plainText(table, index, number));
  return null;
}

/** The figure in the unit of the form: 251000元 is 25.1 万元. */
function converted({ digits, fraction, negative }: WrittenNumber, power: number): string {
  const units = BigInt(digits + fraction) * 10n ** BigInt(Math.max(0, power));
  return formatDecimal({ units: negative ? -units : units, scale: fraction.length + Math.max(0, -power) });
}

const moreText = (count: number): Localized =>
  count === 0
    ? { zh: '', en: '' }
    : {
        zh: `另有${count}格同样。`,
        en: count === 1 ? ' So does 1 other cell.' : ` So do ${count} other cells.`,
      };

/** Empty where the form leaves the unit to the cell. */
function unitOf({ template }: BoundTable, index: number): string {
  const column = template.columns[index % template.columns.length]!;
  const row = template.rows[Math.floor(index / template.columns.length)]!;
  return row.units[column.id] ?? column.unit;
}

function plainText(table: BoundTable, index: number, { digits, fraction, negative }: WrittenNumber): string {
  const column = table.template.columns[index % table.template.columns.length]!;
  const tail = fraction === '' || (!column.decimal && /^0+$/.test(fraction)) ? '' : `.${fraction}`;
  return `${negative ? '-' : ''}${digits}${tail}`;
}
