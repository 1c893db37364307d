import type { Language } from '../../core/engine/wording.js';
import type { Report } from '../../core/report/model.js';
import { addressText, type BoundTable } from '../../core/report/table.js';
import type { FileState } from '../project/file-state.js';
import { colon, plain } from './markdown.js';
import { type CellPlace, columnOf, rangeOfCell, rowOf, textOf } from './places.js';
import { figuresText, sheetOf, verdictsAt } from './relations.js';

const WORDS = {
  previous: { zh: '上年度（{year}年）同一格', en: 'The same cell last year ({year})' },
  unknown: { zh: '有未填的格，无法核对', en: 'cells are not filled in, so this cannot be checked' },
} as const;

/** A cell in words: its row and column, each relation with the figures put in, last year's figure. */
export function cellHover(state: FileState, report: Report, cell: CellPlace): string {
  const { language } = state;
  const { template } = cell.table;
  const row = template.rows[rowOf(cell)]!;
  const column = template.columns[columnOf(cell)]!;
  const written = textOf(report, rangeOfCell(cell));
  const address = addressText(template, cell.index);
  return [
    `**${plain(template.name[language])} · ${plain(row.name[language])} · ${plain(column.name[language])}**${colon(language)}${plain(written)}`,
    ...(row.meaning ? [plain(row.meaning[language])] : []),
    ...relationLines(state, report, cell),
    ...previousLine(state, report, address, language),
  ].join('\n\n');
}

/** A row by its label: what belongs in it, and the relations of its last figure, which is its total where it has one. */
export function rowHover(state: FileState, report: Report, table: BoundTable, row: number): string {
  const { language } = state;
  const { name, rows, columns } = table.template;
  const { meaning, name: rowName } = rows[row]!;
  const last = columns.findLastIndex((_, column) => table.start[row * columns.length + column]! >= 0);
  return [
    `**${plain(name[language])} · ${plain(rowName[language])}**`,
    ...(meaning ? [plain(meaning[language])] : []),
    ...(last < 0 ? [] : relationLines(state, report, { table, index: row * columns.length + last })),
  ].join('\n\n');
}

function relationLines(state: FileState, report: Report, cell: CellPlace): string[] {
  const { language } = state;
  const sheet = sheetOf(report);
  const lines = verdictsAt(state, report, cell).map(({ relation, judged }) => {
    const { words } = relation.spec;
    if (judged === null) return `- ${plain(words[language])}（${WORDS.unknown[language]}）`;
    return `- ${judged.broken ? '✗' : '✓'} ${plain(words[language])}${colon(language)}${plain(figuresText(judged, sheet)[language])}`;
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function previousLine(state: FileState, report: Report, address: string, language: Language): string[] {
  const { project, path } = state.source;
  const previous = project.previous(path, state.document, report);
  if (previous === null || previous.year === null) return [];
  const value = previous.cells[address]?.value ?? project.figureIn(previous, address);
  return value === null || value === undefined
    ? []
    : [`${WORDS.previous[language].replace('{year}', String(previous.year))}${colon(language)}${value}`];
}
