/** A cell with line ends in it is a label: longer ones are a quotation mark that nothing closes. */
const LONGEST_CELL = 400;

/**
 * Where the row of the line [at, end) ends: spreadsheets set a cell that holds line ends in `"`, and such a row goes
 * on in the lines below. `end` itself where no cell does.
 */
export function quotedRowEnd(text: string, at: number, end: number): number {
  let stop = end;
  for (let from = at; from < stop; ) {
    if (text.charCodeAt(from) === 34) {
      const close = closingMark(text, from + 1);
      const code = text.charCodeAt(close + 1);
      // Words in quotation marks that no TAB stands beside are prose.
      if (close > 0 && (code === 9 || (endsLine(code) && from > at))) {
        if (close >= stop) stop = lineEnd(text, close);
        from = close + 1;
      }
    }
    while (from < stop && text.charCodeAt(from) !== 9) from++;
    from++;
  }
  return stop;
}

/** The `"` that closes a cell opened before `from`; two of them are one of its words. 0 where none is near. */
function closingMark(text: string, from: number): number {
  const last = Math.min(text.length, from + LONGEST_CELL);
  for (let at = from; at < last; at++) {
    if (text.charCodeAt(at) !== 34) continue;
    if (text.charCodeAt(at + 1) !== 34) return at;
    at++;
  }
  return 0;
}

const endsLine = (code: number): boolean => code === 10 || code === 13 || Number.isNaN(code);

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !endsLine(text.charCodeAt(at))) at++;
  return at;
}
