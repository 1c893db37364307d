import { closeSync, constants, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from './fault.js';
import { checkName, LIMITS, Names } from './names.js';

/** Files of a pack's folder, held to the same rules as an archive. Hidden files are tools', not the pack's. */
export function readFolder(folder: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const names = new Names();
  let total = 0;
  let seen = 0;
  const walk = (below: string): void => {
    for (const { name: own } of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (own.startsWith('.')) continue;
      if (++seen > 2 * LIMITS.entries)
        refuse('entries', '规则包中的文件和文件夹过多。', 'Too many files and folders in the pack.');
      const name = below === '' ? own : `${below}/${own}`;
      const path = join(folder, name);
      if (own.includes('\ufffd'))
        refuse('name-encoding', `包内文件名不是 UTF-8：${name}`, `A name in the pack is not UTF-8: ${name}.`);
      const stat = readable(name, () => lstatSync(path));
      if (stat.isSymbolicLink())
        refuse('symlink', `包内的 ${name} 是符号链接。`, `${name} is a symbolic link.`);
      if (stat.isDirectory()) {
        if (name.split('/').length > 4)
          refuse('folder-depth', '文件夹嵌套过深。', 'Folders are nested too deep.');
        walk(name);
        continue;
      }
      if (!stat.isFile())
        refuse('special-file', `包内的 ${name} 不是普通文件。`, `${name} is no regular file.`);
      checkName(name);
      names.add(name);
      total += stat.size;
      if (stat.size > LIMITS.file)
        refuse('file-large', `包内文件 ${name} 超过 1 MB。`, `${name} is above 1 MB.`);
      if (total > LIMITS.total) refuse('total', '规则包超过 8 MB。', 'The pack is above 8 MB.');
      if (files.size >= LIMITS.entries)
        refuse('entries', '规则包中的文件超过 1000 个。', 'More than 1,000 files in the pack.');
      files.set(
        name,
        readable(name, () => contentOf(path, stat.size)),
      );
    }
  };
  walk('');
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As many bytes as were announced, in fewer calls than `readFileSync` makes; a file that changes meanwhile is refused later. */
function contentOf(path: string, size: number): Uint8Array {
  const bytes = Buffer.alloc(size);
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    let at = 0;
    while (at < size) {
      const count = readSync(file, bytes, at, size - at, at);
      if (count === 0) break;
      at += count;
    }
    return at === size ? bytes : bytes.subarray(0, at);
  } finally {
    closeSync(file);
  }
}

function readable<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return refuse(
      'unreadable',
      `包内的 ${name} 读不出（${reason}）。`,
      `${name} cannot be read (${reason}).`,
    );
  }
}
