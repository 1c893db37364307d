import type { DecodedText } from './decode.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Writes a text in the encoding it was read in. Throws `EncodeFault` where a text does not survive the round
 * trip, so that a file is refused rather than damaged.
 */
export async function encode(
  text: string,
  { encoding, bom }: Pick<DecodedText, 'encoding' | 'bom'>,
): Promise<Uint8Array> {
  if (encoding === 'gb18030') {
    const { encodeGb18030 } = await import('./encode-gb18030.lazy.js');
    const bytes = encodeGb18030(text);
    if (new TextDecoder('gb18030').decode(bytes) !== text) throw new EncodeFault();
    return bytes;
  }
  if (LONE_SURROGATE.test(text)) throw new EncodeFault();
  if (encoding === 'utf-8') return Buffer.from(bom ? `\uFEFF${text}` : text, 'utf8');
  const bytes = Buffer.from(bom ? `\uFEFF${text}` : text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

export class EncodeFault extends Error {}
