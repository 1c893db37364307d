import { LineIndex } from '../../core/text/lines.js';

/** The length of each line of a text in base 36: about 3 characters a line. */
export const packLines = ({ starts, length }: LineIndex): string => {
  const out: string[] = [];
  for (let i = 1; i < starts.length; i++) out.push((starts[i]! - starts[i - 1]!).toString(36));
  out.push((length - starts.at(-1)!).toString(36));
  return out.join(' ');
};

export function unpackLines(packed: string): LineIndex {
  const starts = [0];
  const lengths = packed.split(' ');
  const last = lengths.pop() ?? '0';
  for (const length of lengths) starts.push(starts.at(-1)! + Number.parseInt(length, 36));
  return LineIndex.from(starts, starts.at(-1)! + Number.parseInt(last, 36));
}
