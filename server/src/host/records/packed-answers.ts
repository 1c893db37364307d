import type { EntryParts, FileAnswer } from './answer.js';

type Entered = Extract<FileAnswer, { parts: EntryParts }>;

/** Answers with all their parts in one buffer, which goes from thread to thread without a copy. */
export interface PackedAnswers {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly items: readonly (
    | Exclude<FileAnswer, Entered>
    | (Omit<Entered, 'parts'> & { readonly lengths: readonly [number, number, number] })
  )[];
}

export function packAnswers(answers: readonly FileAnswer[]): PackedAnswers {
  let size = 0;
  for (const one of answers) if ('parts' in one) for (const part of one.parts) size += part.length;
  const bytes = new Uint8Array(size);
  let at = 0;
  const items = answers.map((one) => {
    if (!('parts' in one)) return one;
    const { parts, ...rest } = one;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    const [record, compare, passages] = parts;
    return { ...rest, lengths: [record.length, compare.length, passages.length] as const };
  });
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
