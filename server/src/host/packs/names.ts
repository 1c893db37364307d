import { refuse } from './fault.js';

export const MANIFEST = 'MANIFEST.json';
export const SIGNATURE = 'MANIFEST.json.minisig';

/** Everything that a pack may hold. A name that is not here is refused, so that nothing hides in a pack. */
const ALLOWED: readonly RegExp[] = [
  /^(?:pack\.yaml|CHANGELOG\.md|README\.md|README\.en\.md|LICENSE|MANIFEST\.json|MANIFEST\.json\.minisig)$/,
  /^rules\/[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*\.yaml$/,
  /^form\/(?:form|fragment|contact)\.yaml$/,
  /^form\/tables\/[A-Za-z][A-Za-z0-9-]*\.yaml$/,
  /^cases\/base\.yaml$/,
  /^data\/(?:statutes|terms)\.yaml$/,
  /^tests\/[\p{L}\p{N}][\p{L}\p{N}._-]*\.(?:md|txt|tsv|html|htm|yaml)$/u,
  /^docs\/[\p{L}\p{N}][\p{L}\p{N}._-]*\.(?:md|html)$/u,
];

const DEVICES = /(?:^|\/)(?:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:\.[^/]*)?(?:\/|$)/i;
const LONGEST = 160;

/** A name of an archive or folder, before anything is read: what is wrong with it has its own code. */
export function checkName(name: string): void {
  const shown = JSON.stringify(name.slice(0, 80));
  if (name === '') refuse('name-empty', '包内有文件没有名称。', 'A file of the pack has no name.');
  if (name.includes('\0'))
    refuse('name-nul', `包内文件名含有 NUL 字符：${shown}。`, `A name holds a NUL: ${shown}.`);
  if (/[\x01-\x1f\x7f\u202a-\u202e\u2066-\u2069]/.test(name))
    refuse(
      'name-control',
      `包内文件名含有控制字符：${shown}。`,
      `A name holds control characters: ${shown}.`,
    );
  if (name.includes('\\'))
    refuse('name-backslash', `包内文件名含有反斜杠：${shown}。`, `A name holds a backslash: ${shown}.`);
  if (/^[A-Za-z]:/.test(name))
    refuse('name-drive', `包内文件名以盘符开头：${shown}。`, `A name begins with a drive letter: ${shown}.`);
  if (name.startsWith('/'))
    refuse('name-absolute', `包内文件名是绝对路径：${shown}。`, `A name is an absolute path: ${shown}.`);
  if (name.split('/').some((part) => part === '..' || part === '.'))
    refuse('name-escape', `包内文件名试图指向包外：${shown}。`, `A name leads out of the pack: ${shown}.`);
  if (name.length > LONGEST)
    refuse('name-long', `包内文件名过长：${shown}。`, `A name is too long: ${shown}.`);
  if (DEVICES.test(name))
    refuse('name-device', `包内文件名是系统保留名：${shown}。`, `A name is reserved by a system: ${shown}.`);
  if (/^form\/vocabulary\.yaml$/.test(name))
    refuse(
      'vocabulary',
      '只有内置规则包可以带 form/vocabulary.yaml。',
      'Only built-in packs may have form/vocabulary.yaml.',
    );
  if (!ALLOWED.some((pattern) => pattern.test(name)))
    refuse(
      'name-unknown',
      `规则包中不应有这个文件：${shown}。规则包只含数据，允许的文件见文档。`,
      `A pack must not hold ${shown}: packs are data only; the documentation lists the files.`,
    );
}

/** A folder's name with its `/`; empty for the top one. */
export function checkFolderName(name: string): void {
  const known = /^(?:rules\/[a-z][a-z0-9-]*|rules|form\/tables|form|cases|data|tests|docs)\/pack\.yaml$/;
  checkName(`${name}pack.yaml`.replace(known, 'pack.yaml'));
}

/** Refuses a second entry of a name, also where only capitals or composition differ. */
export class Names {
  readonly #exact = new Set<string>();
  readonly #folded = new Map<string, string>();

  add(name: string): void {
    if (this.#exact.has(name))
      refuse('entry-duplicate', `包内文件 ${name} 出现两次。`, `${name} stands twice in the pack.`);
    this.#exact.add(name);
    const folded = name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
    const other = this.#folded.get(folded);
    if (other !== undefined)
      refuse(
        'entry-case',
        `包内文件 ${name} 与 ${other} 只有大小写不同。`,
        `${name} and ${other} differ in letter case only.`,
      );
    this.#folded.set(folded, name);
  }
}

/** Limits of a pack: far above what people write. */
export const LIMITS = {
  archive: 4 << 20,
  entries: 1000,
  file: 1 << 20,
  total: 8 << 20,
  ratio: 100,
} as const;
