import { LineIndex } from '../../core/text/lines.js';

/** The length of each line of a text. */
export const packLines = ({ starts, length }: LineIndex): number[] =>
  starts.map((start, i) => (starts[i + 1] ?? length) - start);

export function unpackLines(lengths: readonly number[]): LineIndex {
  const starts: number[] = [];
  let at = 0;
  for (const length of lengths) {
    starts.push(at);
    at += length;
  }
  return LineIndex.from(starts, at);
}
