import { inflateRawSync } from 'node:zlib';
import { crc32Of } from './crc.js';
import { PackError, refuse } from './fault.js';
import { checkFolderName, checkName, LIMITS, Names } from './names.js';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Files of a `.goujipack`. Reads the central directory by itself, so that every entry is judged by its name, its
 * kind and its sizes before a byte of it is inflated.
 */
export function readZip(
  bytes: Uint8Array,
  judge: (name: string) => void = checkName,
): Map<string, Uint8Array> {
  if (bytes.length > LIMITS.archive)
    refuse('archive-large', '规则包文件超过 4 MB。', 'The archive is above 4 MB.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view, bytes);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    refuse('zip-disks', '不支持分卷压缩包。', 'Archives of several parts are not taken.');
  if (count === 0xffff || start === 0xffffffff || size === 0xffffffff)
    refuse('zip-64', '不支持 ZIP64 格式。', 'ZIP64 is not taken.');
  if (count > LIMITS.entries)
    refuse('entries', '规则包中的文件超过 1000 个。', 'More than 1,000 files in the archive.');
  if (start + size !== end) broken();
  const entries = directory(view, bytes, start, end, count, judge);
  const files = new Map<string, Uint8Array>();
  const spans: [number, number][] = [];
  for (const entry of entries) {
    const span = dataSpan(view, bytes, entry, start);
    spans.push([entry.offset, span[1]]);
    if (!isFolder(entry)) files.set(entry.name, inflate(bytes.subarray(span[0], span[1]), entry));
    else if (entry.packed > 0) hidden();
  }
  spans.sort((a, b) => a[0] - b[0]);
  let last = 0;
  for (const [from, to] of spans) {
    if (from < last)
      refuse('zip-overlap', '压缩包中的文件数据相互重叠。', 'Entries of the archive overlap each other.');
    if (from > last) hidden();
    last = to;
  }
  if (last < start) hidden();
  return files;
}

/** Every entry, each and all together judged before the first is inflated. */
function directory(
  view: DataView,
  bytes: Uint8Array,
  start: number,
  end: number,
  count: number,
  judge: (name: string) => void,
): readonly Entry[] {
  const entries: Entry[] = [];
  const names = new Names();
  let total = 0;
  let at = start;
  for (let i = 0; i < count; i++) {
    const entry = centralEntry(view, bytes, at, end);
    at = entry.next;
    entries.push(entry);
    if (isFolder(entry)) {
      checkFolder(entry);
      continue;
    }
    judge(entry.name);
    checkEntry(entry);
    names.add(entry.name);
    total += entry.size;
    if (total > LIMITS.total)
      refuse('total', '规则包解开后超过 8 MB。', 'The archive is above 8 MB unpacked.');
  }
  if (at !== end) broken();
  return entries;
}

const isFolder = ({ name, size }: Entry): boolean => name.endsWith('/') && size === 0;

interface Entry {
  readonly name: string;
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly flags: number;
  readonly mode: number;
  /** The lower half, of DOS. */
  readonly attributes: number;
  readonly next: number;
}

const hidden = (): never =>
  refuse('zip-hidden', '压缩包的文件之间藏有其他数据。', 'The archive holds data that belongs to no entry.');

const broken = (): never =>
  refuse('zip-broken', '压缩包已损坏，或不是规则包。', 'The archive is damaged, or is no pack.');

function endRecord(view: DataView, bytes: Uint8Array): number {
  const at = bytes.length - 22;
  if (at < 0) return broken();
  if (view.getUint32(at, true) !== END) {
    for (let i = at; i >= Math.max(0, at - 0xffff); i--)
      if (view.getUint32(i, true) === END)
        return refuse('zip-trailing', '压缩包末尾附有其他数据。', 'The archive is followed by other data.');
    return broken();
  }
  return at;
}

function centralEntry(view: DataView, bytes: Uint8Array, at: number, end: number): Entry {
  if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return broken();
  const nameLength = view.getUint16(at + 28, true);
  const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const next = at + 46 + nameLength + rest;
  if (next > end) return broken();
  if (view.getUint16(at + 32, true) > 0) hidden();
  if (view.getUint16(at + 34, true) !== 0)
    refuse('zip-disks', '不支持分卷压缩包。', 'Archives of several parts are not taken.');
  checkExtra(view, at + 46 + nameLength, view.getUint16(at + 30, true));
  return {
    name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    // The upper half of the attributes is the file's mode; other tools take it so whoever has written it.
    mode: view.getUint32(at + 38, true) >>> 16,
    attributes: view.getUint32(at + 38, true) & 0xffff,
    offset: view.getUint32(at + 42, true),
    next,
  };
}

/** Another name, or other sizes, for the same entry: which of them counts would depend on the reader. */
const OTHER_NAME = 0x7075;
const ZIP64 = 0x0001;

function checkExtra(view: DataView, from: number, length: number): void {
  const end = from + length;
  if (end > view.byteLength) broken();
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    const kind = view.getUint16(at, true);
    if (kind === OTHER_NAME)
      refuse('zip-names', '压缩包中的文件另有一个名称。', 'An entry of the archive has a second name.');
    if (kind === ZIP64) refuse('zip-64', '不支持 ZIP64 格式。', 'ZIP64 is not taken.');
  }
}

function decodeName(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return refuse('name-encoding', '包内文件名不是 UTF-8。', 'A name in the archive is not UTF-8.');
  }
}

/** A descriptor behind the data, a name in UTF-8, and how hard it was compressed: of no other flag do we know the meaning. */
const KNOWN_FLAGS = 0x080e;
/** Of Windows: a link, in one of its kinds. */
const REPARSE_POINT = 0x0400;

function checkKind(entry: Entry): void {
  const { name, flags, mode, attributes } = entry;
  if ((flags & 0x2041) !== 0) refuse('encrypted', `包内文件 ${name} 已加密。`, `${name} is encrypted.`);
  if ((flags & ~KNOWN_FLAGS) !== 0)
    refuse('method', `包内文件 ${name} 的压缩方法不受支持。`, `The compression of ${name} is not taken.`);
  const kind = mode & 0o170000;
  if (kind === 0o120000 || (attributes & REPARSE_POINT) !== 0)
    refuse('symlink', `包内的 ${name} 是符号链接。`, `${name} is a symbolic link.`);
  if (kind !== 0 && kind !== 0o100000 && !(kind === 0o040000 && isFolder(entry)))
    refuse('special-file', `包内的 ${name} 不是普通文件。`, `${name} is no regular file.`);
}

function checkFolder(entry: Entry): void {
  checkKind(entry);
  checkFolderName(entry.name);
}

function checkEntry(entry: Entry): void {
  const { name, method, size, packed } = entry;
  checkKind(entry);
  if (method !== 0 && method !== 8)
    refuse('method', `包内文件 ${name} 的压缩方法不受支持。`, `The compression of ${name} is not taken.`);
  if (size > LIMITS.file) refuse('file-large', `包内文件 ${name} 超过 1 MB。`, `${name} is above 1 MB.`);
  if (size > 10_000 && size > packed * LIMITS.ratio)
    refuse('ratio', `包内文件 ${name} 的压缩比异常。`, `${name} is packed suspiciously tight.`);
}

/** Where the packed bytes lie. The local header must say what the directory says. */
function dataSpan(view: DataView, bytes: Uint8Array, entry: Entry, limit: number): readonly [number, number] {
  const { offset, name, packed } = entry;
  if (offset + 30 > limit || view.getUint32(offset, true) !== LOCAL) return broken();
  const nameLength = view.getUint16(offset + 26, true);
  const extra = view.getUint16(offset + 28, true);
  const from = offset + 30 + nameLength + extra;
  checkExtra(view, offset + 30 + nameLength, extra);
  const local = decodeName(bytes.subarray(offset + 30, offset + 30 + nameLength));
  const flags = view.getUint16(offset + 6, true);
  // With a descriptor behind the data the sizes are not known yet where the local header is written.
  const told = (at: number, value: number): boolean =>
    (flags & 8) !== 0 || view.getUint32(offset + at, true) === value;
  const differs =
    local !== name ||
    flags !== entry.flags ||
    view.getUint16(offset + 8, true) !== entry.method ||
    !(told(14, entry.crc) && told(18, packed) && told(22, entry.size));
  if (differs) refuse('zip-mismatch', `${name} 的两处文件头不一致。`, `The two headers of ${name} differ.`);
  if (from + packed > limit) return broken();
  let to = from + packed;
  // A data descriptor, with or without its mark.
  if ((flags & 8) !== 0) to += to + 4 <= limit && view.getUint32(to, true) === 0x08074b50 ? 16 : 12;
  return [from, to];
}

function inflate(data: Uint8Array, { name, method, size, packed, crc }: Entry): Uint8Array {
  let out: Uint8Array;
  if (method === 0) out = data.subarray(0, packed).slice();
  else
    try {
      // With `info`, the engine says how much of the data it took.
      const { buffer, engine } = inflateRawSync(data.subarray(0, packed), {
        maxOutputLength: Math.max(1, size),
        info: true,
      }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
      if (engine.bytesWritten < packed) hidden();
      out = new Uint8Array(buffer);
    } catch (error) {
      if (error instanceof PackError) throw error;
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        refuse('size-lied', `${name} 解开后比声明的大。`, `${name} is larger than it says.`);
      return broken();
    }
  if (out.length !== size)
    refuse('size-lied', `${name} 的大小与声明不符。`, `${name} is not as large as it says.`);
  if (crc32Of(out) !== crc)
    refuse('crc', `${name} 的校验和不符，文件已损坏。`, `The checksum of ${name} is wrong; it is damaged.`);
  return out;
}
