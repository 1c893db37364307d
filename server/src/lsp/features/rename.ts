import type { Position } from 'vscode-languageserver';
import type { Report } from '../../core/report/model.js';
import type { TextEdit } from '../../core/text/edit.js';
import type { Range } from '../../core/text/range.js';
import type { FileState } from '../project/file-state.js';

/** What can be renamed: the agency or the year of the report, from any place that states it. */
interface Renamed {
  readonly kind: 'agency' | 'year';
  readonly word: string;
  readonly range: Range;
  readonly report: Report;
}

export function renameAt(state: FileState, position: Position): Renamed | null {
  const offset = state.positions.offsetAt(position);
  const report = state.reportAt(offset);
  if (report === null) return null;
  for (const [kind, word] of wordsOf(report)) {
    const range = occurrences(report, kind, word).find(({ start, end }) => start <= offset && offset <= end);
    if (range) return { kind, word, range, report };
  }
  return null;
}

const FAULTS = {
  agency: {
    zh: '机关名称不能为空，也不能含有换行、制表符、竖线和尖括号。',
    en: 'The agency must have a name, without line breaks, tabs, bars and angle brackets.',
  },
  year: { zh: '年度请写成四位数字，如 2025。', en: 'Write the year with four digits, such as 2025.' },
} as const;

/** Edits of every place, or why the new name does not fit; null: nothing there can be renamed. */
export function rename(
  state: FileState,
  position: Position,
  newName: string,
): { readonly edits: TextEdit[] } | { readonly fault: string } | null {
  const found = renameAt(state, position);
  if (found === null) return null;
  const { kind, word, report } = found;
  // Who renames a year may well write it as it is read.
  const newText = kind === 'year' ? newName.trim().replace(/年度?$/, '') : newName.trim();
  const fits = kind === 'year' ? /^(?:19|20)\d\d$/ : /^[^\r\n|<>\t]+$/;
  if (!fits.test(newText)) return { fault: FAULTS[kind][state.language] };
  return { edits: occurrences(report, kind, word).map((range) => ({ range, newText })) };
}

function wordsOf(report: Report): ['agency' | 'year', string][] {
  const words: ['agency' | 'year', string][] = [];
  if (report.agency) words.push(['agency', report.agency.value]);
  if (report.year) words.push(['year', String(report.year.value)]);
  return words;
}

/**
 * The agency's full name wherever it stands. The year where 年 or the title's words follow, but not inside a
 * document's number 〔2022〕 or a title 《…》, which keep their own year.
 */
function occurrences(report: Report, kind: 'agency' | 'year', word: string): Range[] {
  const { text } = report.document;
  const found: Range[] = [];
  for (let at = text.indexOf(word, report.range.start); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (at >= report.range.end) break;
    const range = { start: at, end: at + word.length };
    if (kind === 'agency' || (isYear(text, range) && !isInTitleMarks(text, at))) found.push(range);
  }
  return found;
}

const isYear = (text: string, { start, end }: Range): boolean =>
  !/\d/.test(text.charAt(start - 1)) && /^\s*(?:年|政府信息公开)/.test(text.slice(end, end + 12));

function isInTitleMarks(text: string, at: number): boolean {
  for (let i = at; i > 0 && at - i < 100; i--) {
    const char = text.charAt(i);
    if (char === '》' || char === '\n') return false;
    if (char === '《') return true;
  }
  return false;
}
