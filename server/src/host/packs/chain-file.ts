import { refuse } from './fault.js';
import { LIMITS } from './names.js';
import { type Opened, openBytes, storedName } from './source.js';
import { readZip } from './zip-read.js';
import { writeZip } from './zip-write.js';

const NAME = /^[a-z][a-z0-9.-]{0,140}-\d+\.\d+\.\d+\.goujipack$/;

/** How the name of a chain file ends. */
export const CHAIN = '.goujichain';

/** As many as a chain of packs may have. */
const MOST = 32;

/** Several packs in one file, `.goujichain`, parents first; the last is the one that is meant. */
export function writeChain(packs: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  return writeZip(new Map(packs));
}

/** The packs of a chain file, by id. */
export function readChain(bytes: Uint8Array, shown: string, base: string): Map<string, Opened> {
  const files = readZip(bytes, (name) => {
    if (!NAME.test(name))
      refuse(
        'name-unknown',
        `链文件中不应有 ${name.slice(0, 80)}。`,
        `A chain must not hold ${name.slice(0, 80)}.`,
      );
  });
  const packs = new Map<string, Opened>();
  let total = 0;
  for (const [name, content] of files) {
    const read = openBytes(content, `${shown}!${name}`);
    const { id, version } = read.manifest;
    if (name !== storedName(id, version))
      refuse(
        'chain-name',
        `链文件中的 ${name} 其实是 ${id}@${version}。`,
        `${name} of the chain is ${id}@${version} in truth.`,
      );
    if (packs.has(id)) refuse('version-conflict', `链文件中有两个 ${id}。`, `The chain holds ${id} twice.`);
    total += [...read.files.values()].reduce((sum, { length }) => sum + length, 0);
    if (total > 2 * LIMITS.total || packs.size >= MOST)
      refuse(
        'total',
        '链文件超过 32 个规则包，或解开后共超过 16 MB。',
        'A chain of more than 32 packs, or of more than 16 MB unpacked.',
      );
    packs.set(id, { read, base, isFolder: false, path: `${shown}!${name}` });
  }
  return packs;
}

/** The pack that no other of the chain extends. */
export function topOf(packs: ReadonlyMap<string, Opened>): Opened {
  const parents = new Set(
    [...packs.values()].flatMap(({ read }) => (read.manifest.extends ?? []).map(({ id }) => id)),
  );
  const tops = [...packs.values()].filter(({ read }) => !parents.has(read.manifest.id));
  const [top] = tops;
  if (top === undefined || tops.length > 1)
    return refuse(
      'chain-top',
      '链文件应恰有一个最下级的规则包。',
      'A chain must have exactly one pack at its end.',
    );
  return top;
}
