import { decodeUtf8 } from './utf8.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** A text with what is needed to write it back as it was. */
export interface DecodedText {
  /** Without the byte order mark, so that positions count from the first character. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

export type DecodeFault = 'binary' | 'undecodable';

/**
 * By byte order mark, then strict UTF-8, then strict GB18030; never by statistics, which take short Chinese
 * text for Japanese. `bytes` may be a part of a reused buffer: nothing keeps it.
 */
export function decode(bytes: Uint8Array): DecodedText | DecodeFault {
  const length = bytes.length;
  if (length >= 2) {
    const [a, b] = bytes as unknown as [number, number];
    if (a === 0xff && b === 0xfe) return decodeUtf16(bytes.subarray(2), 'utf-16le', true);
    if (a === 0xfe && b === 0xff) return decodeUtf16(bytes.subarray(2), 'utf-16be', true);
  }
  const bom = length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = decodeUtf8(bytes, bom ? 3 : 0, length);
  if (text === 'nul' || (text === 'invalid' && bytes.includes(0))) return decodeWithNul(bytes);
  if (text !== 'invalid') return { text, encoding: 'utf-8', bom };
  if (bom) return 'undecodable';
  const chinese = strictly('gb18030', bytes);
  return chinese === null ? 'undecodable' : { text: chinese, encoding: 'gb18030', bom: false };
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', bom: boolean) {
  const text = strictly(encoding, bytes);
  // A mark of two bytes proves little: what follows must be text too.
  return text === null || text.includes('\0') ? 'binary' : { text, encoding, bom };
}

/** UTF-16 without its mark: taken only where it reads as a report, since NUL bytes mostly mean no text. */
function decodeWithNul(bytes: Uint8Array): DecodedText | DecodeFault {
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const decoded = decodeUtf16(bytes, encoding, false);
    if (decoded !== 'binary' && decoded.text.includes('信息公开')) return decoded;
  }
  return 'binary';
}

function strictly(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
