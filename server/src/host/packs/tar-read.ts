import { gunzipSync } from 'node:zlib';
import { refuse } from './fault.js';
import { checkFolderName, checkName, LIMITS, Names } from './names.js';

const BLOCK = 512;
const TEXT = new TextDecoder('utf-8', { fatal: true });

function decodeField(bytes: Uint8Array): string {
  try {
    return TEXT.decode(bytes);
  } catch {
    return refuse('name-encoding', '包内文件名不是 UTF-8。', 'A name in the archive is not UTF-8.');
  }
}

/** Files of an npm tarball: everything lies below `package/`; `package.json` is npm's, not the pack's. */
export function readTarball(bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length > LIMITS.archive)
    refuse('archive-large', '规则包文件超过 4 MB。', 'The archive is above 4 MB.');
  let tar: Uint8Array;
  try {
    tar = gunzipSync(bytes, { maxOutputLength: LIMITS.total });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      refuse('total', '规则包解开后超过 8 MB。', 'The archive is above 8 MB unpacked.');
    return refuse('tar-broken', '压缩包已损坏。', 'The archive is damaged.');
  }
  const files = new Map<string, Uint8Array>();
  const names = new Names();
  let entries = 0;
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const header = tar.subarray(at, at + BLOCK);
    const field = (from: number, length: number): string => {
      const part = header.subarray(from, from + length);
      const end = part.indexOf(0);
      return decodeField(end < 0 ? part : part.subarray(0, end));
    };
    const size = Number.parseInt(field(124, 12).trim() || '0', 8);
    const kind = String.fromCharCode(header[156]!);
    const full = [field(345, 155), field(0, 100)].filter((part) => part !== '').join('/');
    const data = tar.subarray(at + BLOCK, at + BLOCK + size);
    if (!Number.isInteger(size) || size < 0 || data.length !== size)
      refuse('tar-broken', '压缩包已损坏。', 'The archive is damaged.');
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === '2' || kind === '1') refuse('symlink', `包内的 ${full} 是链接。`, `${full} is a link.`);
    if (++entries > 2 * LIMITS.entries)
      refuse('entries', '规则包中的文件和文件夹过多。', 'Too many files and folders in the archive.');
    if (kind === 'g') continue;
    if (kind === '5') {
      checkFolderName(`${full.replace(/\/$/, '')}/`.replace(/^package\//, ''));
      continue;
    }
    if (kind !== '0' && kind !== '\0')
      refuse('special-file', `包内的 ${full} 不是普通文件。`, `${full} is no regular file.`);
    const name = full.replace(/^package\//, '');
    if (name === 'package.json') continue;
    checkName(name);
    names.add(name);
    if (size > LIMITS.file) refuse('file-large', `包内文件 ${name} 超过 1 MB。`, `${name} is above 1 MB.`);
    if (files.size >= LIMITS.entries)
      refuse('entries', '规则包中的文件超过 1000 个。', 'More than 1,000 files in the archive.');
    files.set(name, data.slice());
  }
  return files;
}
