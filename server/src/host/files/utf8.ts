/** What `toString('utf16le')` ends in, without the work before it. */
interface Ucs2Buffer {
  readonly ucs2Slice: (start: number, end: number) => string;
}

let units = new Uint16Array(1 << 16);
let view = Buffer.from(units.buffer) as unknown as Ucs2Buffer;

/** Why bytes are no UTF-8 text: a NUL byte in otherwise legal UTF-8, or a sequence that UTF-8 does not have. */
export type Utf8Fault = 'nul' | 'invalid';

/**
 * Strict UTF-8 of `bytes[from, to)`. Written by hand since it is two to three times as fast as
 * `TextDecoder` or `Buffer.toString` on Chinese text in Node 20, and finds NUL bytes on the way.
 */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string | Utf8Fault {
  if (units.length < to - from) {
    units = new Uint16Array(to - from);
    view = Buffer.from(units.buffer) as unknown as Ucs2Buffer;
  }
  const out = units;
  let at = from;
  let o = 0;
  let nul = false;
  while (at < to) {
    const a = bytes[at]!;
    if (a < 0x80) {
      if (a === 0) nul = true;
      out[o++] = a;
      at++;
    } else if (a >= 0xe0 && a < 0xf0) {
      if (at + 2 >= to) return 'invalid';
      const b = bytes[at + 1]!;
      const c = bytes[at + 2]!;
      if ((b & 0xc0) !== 0x80 || (c & 0xc0) !== 0x80) return 'invalid';
      const unit = ((a & 15) << 12) | ((b & 63) << 6) | (c & 63);
      if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) return 'invalid';
      out[o++] = unit;
      at += 3;
    } else if (a >= 0xc2 && a < 0xe0) {
      if (at + 1 >= to) return 'invalid';
      const b = bytes[at + 1]!;
      if ((b & 0xc0) !== 0x80) return 'invalid';
      out[o++] = ((a & 31) << 6) | (b & 63);
      at += 2;
    } else if (a >= 0xf0 && a < 0xf5) {
      if (at + 3 >= to) return 'invalid';
      const b = bytes[at + 1]!;
      const c = bytes[at + 2]!;
      const d = bytes[at + 3]!;
      if ((b & 0xc0) !== 0x80 || (c & 0xc0) !== 0x80 || (d & 0xc0) !== 0x80) return 'invalid';
      const point = ((a & 7) << 18) | ((b & 63) << 12) | ((c & 63) << 6) | (d & 63);
      if (point < 0x10000 || point > 0x10ffff) return 'invalid';
      out[o++] = 0xd800 | ((point - 0x10000) >> 10);
      out[o++] = 0xdc00 | (point & 0x3ff);
      at += 4;
    } else return 'invalid';
  }
  if (nul) return 'nul';
  return view.ucs2Slice(0, o * 2);
}
