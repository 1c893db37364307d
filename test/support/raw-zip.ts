import { deflateRawSync } from 'node:zlib';
import { crc32Of } from '../../server/src/host/packs/crc.js';

/** An entry of a zip as an attacker writes it: every field may lie. */
export interface RawEntry {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** Name in the local header, where it differs. */
  readonly localName?: string;
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly size?: number;
  readonly crc?: number;
  /** What the local header says, where it differs. */
  readonly localFlags?: number;
  readonly localCrc?: number;
  /** Bytes behind the packed data that count as packed. */
  readonly behind?: string;
  readonly comment?: string;
  readonly extra?: Buffer;
  /** What has written it: 3 is Unix. */
  readonly host?: number;
}

const u16 = (n: number): Buffer => Buffer.from([n & 255, (n >> 8) & 255]);
const u32 = (n: number): Buffer =>
  Buffer.from([n & 255, (n >>> 8) & 255, (n >>> 16) & 255, (n >>> 24) & 255]);

/** A zip of the entries, byte for byte as they say; `gap`: bytes before its directory. */
export function rawZip(entries: readonly RawEntry[], gap = ''): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '');
    const method = entry.method ?? 8;
    const pressed = method === 8 ? deflateRawSync(data, { level: 9 }) : data;
    const packed = Buffer.concat([pressed, Buffer.from(entry.behind ?? '')]);
    const [flags, size, crc] = [entry.flags ?? 0x800, entry.size ?? data.length, entry.crc ?? crc32Of(data)];
    const header = (bits: number, sum: number): Buffer =>
      Buffer.concat([u16(bits), u16(method), u32(0x00210000), u32(sum), u32(packed.length), u32(size)]);
    const shared = header(flags, crc);
    const extra = entry.extra ?? Buffer.alloc(0);
    const comment = Buffer.from(entry.comment ?? '');
    const [name, localName] = [Buffer.from(entry.name), Buffer.from(entry.localName ?? entry.name)];
    const local = Buffer.concat([
      u32(0x04034b50),
      u16(20),
      header(entry.localFlags ?? flags, entry.localCrc ?? crc),
      u16(localName.length),
      u16(extra.length),
      localName,
      extra,
      packed,
    ]);
    const attributes = u32(((entry.mode ?? 0o100644) << 16) >>> 0);
    const lengths = [u16(name.length), u16(extra.length), u16(comment.length), u16(0), u16(0)];
    const tail = [...lengths, attributes, u32(offset), name, extra, comment];
    const by = u16(((entry.host ?? 3) << 8) | 20);
    central.push(Buffer.concat([u32(0x02014b50), by, u16(20), shared, ...tail]));
    locals.push(local);
    offset += local.length;
  }
  locals.push(Buffer.from(gap));
  offset += Buffer.byteLength(gap);
  const directory = Buffer.concat(central);
  const counts = [u16(entries.length), u16(entries.length)];
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0),
    u16(0),
    ...counts,
    u32(directory.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...locals, directory, end]);
}
