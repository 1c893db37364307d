import { readFileSync, statSync } from 'node:fs';

/**
 * Bytes of a regular file. Whatever else lies at a path that a folder has chosen is refused by the system error
 * `ENOTREG`: a pipe would be waited for without end, a device read without end. `most`: bytes above which it is `EFBIG`.
 */
export function readRegular(path: string, most = Number.POSITIVE_INFINITY): Buffer {
  const stat = statSync(path);
  if (!stat.isFile()) throw Object.assign(new Error('no regular file'), { code: 'ENOTREG' });
  if (stat.size > most) throw Object.assign(new Error('too large'), { code: 'EFBIG' });
  return readFileSync(path);
}
