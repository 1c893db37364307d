/**
 * Bytes of UTF-8 between the beginning of the line and an offset: the columns that some programs count in. Counts on
 * from the last answer where both stand in one line, so that a line of a megabyte is not counted for each finding.
 */
export function byteColumns(text: string): (offset: number) => number {
  let start = 0;
  let last = 0;
  let bytes = 0;
  return (offset) => {
    const from = lineStart(text, offset, last, start);
    if (from !== start || Math.abs(offset - last) > offset - from) {
      start = from;
      last = from;
      bytes = 0;
    }
    if (offset >= last) bytes += Buffer.byteLength(text.slice(last, offset), 'utf8');
    else bytes -= Buffer.byteLength(text.slice(offset, last), 'utf8');
    last = offset;
    return bytes;
  };
}

/** Where the line of `offset` begins. `known` stands in the line that begins at `start`. */
function lineStart(text: string, offset: number, known: number, start: number): number {
  if (offset >= start && offset <= known) return start;
  let at = offset;
  while (at > 0 && text.charCodeAt(at - 1) !== 10 && text.charCodeAt(at - 1) !== 13) {
    if (at === known) return start;
    at--;
  }
  return at;
}
