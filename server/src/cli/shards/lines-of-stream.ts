/** Longer lines are no reports: 32 MB of text with every character escaped. */
const LONGEST = 256 * 1024 * 1024;

/** Lines as they come, those of a chunk together; null stands for one that is too long to be held. */
export async function* linesOfStream(
  chunks: AsyncIterable<Uint8Array>,
  longest = LONGEST,
): AsyncGenerator<readonly (string | null)[]> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  let tooLong = false;
  const take = (last: Uint8Array): string | null => {
    const line = tooLong ? null : Buffer.concat([...held, last]).toString('utf8');
    held = [];
    bytes = 0;
    tooLong = false;
    return line;
  };
  for await (const chunk of chunks) {
    const lines: (string | null)[] = [];
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      lines.push(take(chunk.subarray(from, end)));
      from = end + 1;
    }
    const rest = chunk.subarray(from);
    bytes += rest.length;
    if (tooLong || bytes > longest) {
      tooLong = true;
      held = [];
    } else held.push(rest);
    if (lines.length > 0) yield lines;
  }
  if (bytes > 0) yield [take(new Uint8Array())];
}
