import { type FileAnswer, type FileSeen, partsOf } from './answer.js';

/** Answers with all their parts in one buffer, which goes from thread to thread without a copy. */
export interface PackedAnswers {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly items: readonly (
    | Extract<FileAnswer, { fault: unknown } | { same: unknown }>
    | (FileSeen & { readonly lengths: readonly [number, number, number] })
  )[];
}

export function packAnswers(answers: readonly FileAnswer[]): PackedAnswers {
  const all: Uint8Array[] = [];
  const items = answers.map((one) => {
    if (!('head' in one)) return one;
    const parts = partsOf(one);
    all.push(...parts);
    const { head, stamp, sha } = one;
    return { head, stamp, sha, lengths: [parts[0].length, parts[1].length, parts[2].length] as const };
  });
  const bytes = new Uint8Array(all.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of all) {
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, items };
}

/** The reverse; parts are views of the buffer. */
export function unpackAnswers({ bytes, items }: PackedAnswers): FileAnswer[] {
  let at = 0;
  const next = (length: number): Uint8Array => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  return items.map((one) => {
    if (!('lengths' in one)) return one;
    const { lengths, ...rest } = one;
    const [record, compare, passages] = lengths;
    return { ...rest, parts: [next(record), next(compare), next(passages)] };
  });
}
