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
}

const u16 = (n: number): Buffer => Buffer.from([n & 255, (n >> 8) & 255]);
const u32 = (n: number): Buffer =>
  Buffer.from([n & 255, (n >>> 8) & 255, (n >>> 16) & 255, (n >>> 24) & 255]);

/** A zip of the entries, byte for byte as they say. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '');
    const method = entry.method ?? 8;
    const packed = method === 8 ? deflateRawSync(data, { level: 9 }) : data;
    const [flags, size, crc] = [entry.flags ?? 0x800, entry.size ?? data.length, entry.crc ?? crc32Of(data)];
    const shared = Buffer.concat([
      u16(flags),
      u16(method),
      u32(0x00210000),
      u32(crc),
      u32(packed.length),
      u32(size),
    ]);
    const [name, localName] = [Buffer.from(entry.name), Buffer.from(entry.localName ?? entry.name)];
    const local = Buffer.concat([
      u32(0x04034b50),
      u16(20),
      shared,
      u16(localName.length),
      u16(0),
      localName,
      packed,
    ]);
    const attributes = u32(((entry.mode ?? 0o100644) << 16) >>> 0);
    const tail = [u16(name.length), u16(0), u16(0), u16(0), u16(0), attributes, u32(offset), name];
    central.push(Buffer.concat([u32(0x02014b50), u16(0x0314), u16(20), shared, ...tail]));
    locals.push(local);
    offset += local.length;
  }
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
