import type { TextEdit } from '../../core/text/edit.js';
import type { Range } from '../../core/text/range.js';
import { textWidth } from '../../core/text/width.js';
import type { FileState } from '../project/file-state.js';

/** A label longer than this does not make its whole column as wide. */
const MAX_WIDTH = 40;

/**
 * Lines the pipes of Markdown tables up, counting a Chinese character as two columns. Only blanks change, only in
 * tables of the form, and a second time changes nothing.
 */
export function formatTables(state: FileState, within: Range | null): TextEdit[] {
  const edits: TextEdit[] = [];
  const seen = new Set<number>();
  for (const { tables } of state.document.reports)
    for (const { range } of tables.values())
      for (const run of pipeRuns(state.text, range)) {
        const outside = within !== null && (run.end < within.start || within.end < run.start);
        if (outside || seen.has(run.start)) continue;
        seen.add(run.start);
        edits.push(...alignRun(state.text, run));
      }
  return edits.sort((a, b) => a.range.start - b.range.start);
}

/** Runs of lines that begin and end with a pipe and whose second is a delimiter row, around a table. */
function pipeRuns(text: string, around: Range): Range[] {
  const runs: Range[] = [];
  let run: Range[] = [];
  const close = (): void => {
    const [, second] = run;
    if (second && isDelimiter(text.slice(second.start, second.end)))
      runs.push({ start: run[0]!.start, end: run.at(-1)!.end });
    run = [];
  };
  for (const line of linesAround(text, around)) {
    const words = text.slice(line.start, line.end).trim();
    if (words.length > 1 && words.startsWith('|') && words.endsWith('|') && !words.endsWith('\\|'))
      run.push(line);
    else close();
  }
  close();
  return runs;
}

/** Lines of a range, and those of pipes directly before it: a delimiter row is no part of a bound table. */
function* linesAround(text: string, { start, end }: Range): Generator<Range> {
  let from = lineStart(text, start);
  while (from > 0) {
    const before = lineStart(text, from - (text[from - 1] === '\n' && text[from - 2] === '\r' ? 2 : 1));
    if (!text.slice(before, from).trim().startsWith('|')) break;
    from = before;
  }
  const stop = Math.min(end, text.length);
  while (from < stop) {
    const next = text.indexOf('\n', from);
    const full = next < 0 ? text.length : next;
    yield { start: from, end: text[full - 1] === '\r' ? full - 1 : full };
    from = full + 1;
  }
}

function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n') at--;
  return at;
}

const DELIMITER_CELL = /^\s*:?-+:?\s*$/;

const isDelimiter = (line: string): boolean => cellsOf(line).every((cell) => DELIMITER_CELL.test(cell));

/** The words between the pipes, untrimmed; a pipe after a backslash is a word's own. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  const inner = line.trim().slice(1, -1);
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === '\\') cell += inner[i]! + (inner[++i] ?? '');
    else if (inner[i] === '|') {
      cells.push(cell);
      cell = '';
    } else cell += inner[i]!;
  }
  return [...cells, cell];
}

function alignRun(text: string, { start, end }: Range): TextEdit[] {
  const lines = [...linesAround(text, { start, end })].filter((line) => line.start >= start);
  const rows = lines.map((line) => cellsOf(text.slice(line.start, line.end)).map((cell) => cell.trim()));
  const widths: number[] = [];
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const own = r === 1 ? 3 : textWidth(cell);
      if (own <= MAX_WIDTH) widths[c] = Math.max(widths[c] ?? 3, own);
    });
  });
  return lines.flatMap((line, r) => {
    const before = text.slice(line.start, line.end);
    const indent = /^\s*/.exec(before)![0];
    const cells = rows[r]!.map((cell, c) => {
      const width = widths[c] ?? 3;
      return r === 1 ? delimiter(cell, width) : aligned(cell, width, rows[1]![c] ?? '');
    });
    const after = `${indent}| ${cells.join(' | ')} |`;
    return after === before ? [] : [{ range: line, newText: after }];
  });
}

const delimiter = (cell: string, width: number): string => {
  const left = cell.startsWith(':') ? ':' : '-';
  const right = cell.endsWith(':') ? ':' : '-';
  return left + '-'.repeat(width - 2) + right;
};

function aligned(cell: string, width: number, kind: string): string {
  const gap = Math.max(0, width - textWidth(cell));
  if (!kind.endsWith(':')) return cell + ' '.repeat(gap);
  const left = kind.startsWith(':') ? gap >> 1 : gap;
  return ' '.repeat(left) + cell + ' '.repeat(gap - left);
}
