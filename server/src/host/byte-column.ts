/** Bytes of UTF-8 between the beginning of the line and an offset: the columns that some programs count in. */
export function byteColumn(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return Buffer.byteLength(text.slice(start, offset), 'utf8');
}
