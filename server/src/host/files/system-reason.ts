import type { Localized } from '../../core/form/form.js';

/** What a code of the system means to people, and what to do. */
const REASONS: Readonly<Record<string, Localized>> = {
  ENOENT: { zh: '所在的文件夹不存在，请先建立', en: 'its folder does not exist; make it first' },
  ENOTDIR: {
    zh: '路径中有一段不是文件夹，请检查路径',
    en: 'a part of the path is no folder; check the path',
  },
  EISDIR: { zh: '这是一个文件夹，请写明文件名', en: 'this is a folder; name a file' },
  EACCES: { zh: '没有权限，请修改权限或换一个位置', en: 'no permission; change it or take another place' },
  EPERM: { zh: '没有权限，请修改权限或换一个位置', en: 'no permission; change it or take another place' },
  EROFS: { zh: '磁盘是只读的，请换一个位置', en: 'the disk is read-only; take another place' },
  ENOSPC: { zh: '磁盘已满，请清理后再试', en: 'the disk is full; make room and try again' },
  EDQUOT: { zh: '磁盘配额已满，请清理后再试', en: 'the disk quota is used up; make room and try again' },
  ELOOP: { zh: '链接绕成了圈，请改正链接', en: 'the link leads round in a circle; mend the link' },
  ENAMETOOLONG: { zh: '文件名太长，请改短', en: 'the name is too long; shorten it' },
  EMFILE: {
    zh: '打开的文件太多，请关闭一些程序后再试',
    en: 'too many files are open; close something and try again',
  },
  EBUSY: { zh: '别的程序正在使用它，请关闭后再试', en: 'another program uses it; close that and try again' },
  // No codes of a system: our own.
  ENOTREG: { zh: '这不是普通文件，请换成普通文件', en: 'this is no regular file; put one in its place' },
  NOTTEXT: { zh: '这不是文本文件，请另选一个', en: 'this is no text file; take another' },
  EIO: { zh: '磁盘读写出错，请检查磁盘', en: 'the disk reports an error; check the disk' },
};

const OTHER: Localized = { zh: '请检查权限和磁盘后再试', en: 'check permissions and disk, then try again' };

/** `没有权限，请修改权限或换一个位置（EACCES）` */
export function systemReason(code: string): Localized {
  const { zh, en } = REASONS[code] ?? OTHER;
  return code === '' ? { zh, en } : { zh: `${zh}（${code}）`, en: `${en} (${code})` };
}
