import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { satisfies } from '../../core/pack/versions.js';
import { isBelow } from '../files/inside.js';
import { CHAIN, readChain, topOf } from './chain-file.js';
import { PackError, placeIn, refuse } from './fault.js';
import { type HostLayer, makeLayer, nationalLayer } from './layer.js';
import { checkLocked, type Lock } from './lock.js';
import type { PackManifest } from './read-pack.js';
import { checkArchive, insidePath, isRemote, type Opened, openPath } from './source.js';
import { storedPack } from './store.js';
import { extendTrust, type Trust, verifyPack } from './trust.js';
import { wasVerified } from './verified.js';

export interface ChainOptions {
  /** Packs are looked for below it only. */
  readonly root: string;
  /** Where the lock and the stores lie. */
  readonly home: string;
  readonly lock: Lock | null;
  readonly trust: Trust;
  readonly today: string;
  /** Paths are shown relative to it; default: `home`. */
  readonly shownFrom?: string;
  /** The lock is about to be written anew: content may change, versions go up only, and nothing old stands in. */
  readonly renews?: boolean;
  /** Nothing but what the lock says. */
  readonly frozen?: boolean;
  /** Built-in packs by id, besides the national one. */
  readonly builtins?: (id: string) => HostLayer | null;
}

type Wanted = NonNullable<PackManifest['extends']>[number];

const DEEPEST = 8;
const MOST = 32;
/** Bytes of all packs of a chain together. */
const LARGEST = 16 << 20;

/** Reads packs and those that they extend, each once, parents first. Throws the first fault. */
export class Chain {
  readonly layers = new Map<string, HostLayer>();
  readonly opened = new Map<string, Opened>();
  /** What the user should hear although all went on: an older pack stays in use. */
  readonly notices: PackError['fault'][] = [];
  readonly #options: ChainOptions;
  readonly #path: string[] = [];
  #bytes = 0;
  #draft: Opened | null = null;
  /** Packs that came in one file with the one that extends them. */
  readonly #carried = new Map<string, Opened>();

  constructor(options: ChainOptions) {
    this.#options = options;
  }

  /** An entry of `extends` of the settings: a name, a path or an address. */
  take(entry: string): HostLayer {
    const { home, lock } = this.#options;
    const name = entry.replace(/^builtin:/, '');
    const builtin = this.#builtin(name);
    if (builtin !== null) return builtin;
    if (entry.startsWith('builtin:'))
      return refuse('builtin-unknown', `没有内置规则包 ${name}。`, `There is no built-in pack ${name}.`);
    const locked = [...(lock?.values() ?? [])].find(({ source }) => source === entry);
    if (isRemote(entry) || /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*(?:@|$)/.test(entry)) {
      const [id, version] = locked ? [locked.id, locked.version] : (entry.split('@') as [string, string?]);
      const found = isRemote(entry) && !locked ? null : this.#stored(id, version ?? '*');
      if (found === null) return notSynced(entry);
      return this.#layer(found);
    }
    const open = () => {
      const path = insidePath(entry, home, this.#options.root);
      if (path.endsWith(CHAIN)) return this.openChainFile(path);
      return openPath(path, this.#shown(path)) ?? missing(entry);
    };
    if (!locked) return this.#layer(open());
    try {
      return this.#layer(open());
    } catch (error) {
      // The last good one stays in use, and says so.
      if (!(error instanceof PackError) || this.#options.frozen || this.#options.renews) throw error;
      const good = this.#stored(locked.id, locked.version);
      if (good === null || good.read.hash !== locked.sha256) throw error;
      this.#path.length = 0;
      const layer = this.#layer(good);
      this.notices.push(kept(error.fault, locked.id, locked.version));
      return layer;
    }
  }

  /** A pack by itself, as its author has it before it is installed. */
  takeOpened(opened: Opened, isDraft = false): HostLayer {
    if (isDraft) this.#draft = opened;
    return this.#layer(opened);
  }

  /** A pack that came with another, to be found when that one extends it. */
  carry(opened: Opened): void {
    this.#carried.set(opened.read.manifest.id, opened);
  }

  /** The last pack of a chain file; the others are carried for it. */
  openChainFile(path: string): Opened {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return missing(path);
    checkArchive(stat, this.#shown(path));
    const packs = readChain(readFileSync(path), this.#shown(path), dirname(path));
    for (const [id, opened] of packs) this.#carried.set(id, opened);
    return topOf(packs);
  }

  #builtin(id: string): HostLayer | null {
    const layer = nationalLayer().id === id ? nationalLayer() : (this.#options.builtins?.(id) ?? null);
    if (layer !== null) this.layers.set(layer.id, layer);
    return layer;
  }

  #layer(opened: Opened): HostLayer {
    const { read } = opened;
    const { id, version } = read.manifest;
    if (this.#path.includes(id))
      read.fail(
        'extends-cycle',
        `规则包互相继承：${[...this.#path, id].join(' → ')}。`,
        `Packs extend each other: ${[...this.#path, id].join(' → ')}.`,
        ['extends'],
      );
    const known = this.layers.get(id);
    if (known !== undefined) {
      if (known.hash === read.hash) return known;
      read.fail(
        'version-conflict',
        `同一规则包 ${id} 出现两个不同的内容（${known.version}、${version}）。`,
        `Two different contents of ${id} are in use (${known.version}, ${version}).`,
        ['version'],
      );
    }
    if (this.#path.length >= DEEPEST)
      read.fail('extends-depth', '继承超过 8 层。', 'More than 8 levels of packs.', ['extends']);
    if (this.layers.size >= MOST)
      read.fail('extends-count', '继承的规则包超过 32 个。', 'More than 32 packs.', ['extends']);
    for (const { length } of read.files.values()) this.#bytes += length;
    if (this.#bytes > LARGEST)
      read.fail('total', '各级规则包共超过 16 MB。', 'The packs are above 16 MB together.', ['extends']);
    this.#path.push(id);
    const parents = (read.manifest.extends ?? []).map((wanted, i) => this.#parent(wanted, i, opened));
    this.#path.pop();
    const own = read.files.has('form/form.yaml');
    if (parents.length === 0 && !own) parents.push(this.#builtin(nationalLayer().id)!);
    const signer = this.#verify(opened, parents);
    this.#checkLock(opened);
    const layer = makeLayer(read, parents, signer);
    this.layers.set(id, layer);
    this.opened.set(id, opened);
    return layer;
  }

  #parent(wanted: Wanted, index: number, opener: Opened): HostLayer {
    const { read, base } = opener;
    const builtin = this.#builtin(wanted.id);
    if (builtin !== null) return builtin;
    const range = wanted.version ?? '*';
    // What came in one file belongs together, whatever lies beside that file.
    const together = this.#carried.get(read.manifest.id) === opener;
    let found: Opened | null = (together && this.#carried.get(wanted.id)) || null;
    for (const source of wanted.from ?? []) {
      if (isRemote(source) || found !== null) continue;
      try {
        const path = insidePath(source, base, this.#options.root);
        found = openPath(path, this.#shown(path));
      } catch (error) {
        if (error instanceof PackError && error.fault.place === null) {
          const place = read.place('pack.yaml', ['extends', index, 'from']);
          throw new PackError({ ...error.fault, place });
        }
        throw error;
      }
    }
    found ??= this.#carried.get(wanted.id) ?? this.#stored(wanted.id, range);
    const at = ['extends', index];
    if (found === null)
      return read.fail(
        'extends-missing',
        `找不到上级规则包 ${wanted.id}（${range}）；先运行 gouji pack sync，或写明 from。`,
        `The parent ${wanted.id} (${range}) was not found; run gouji pack sync, or say from.`,
        at,
      );
    const { id, version } = found.read.manifest;
    if (id !== wanted.id)
      read.fail(
        'extends-id',
        `那里的规则包是 ${id}，不是 ${wanted.id}。`,
        `The pack there is ${id}, not ${wanted.id}.`,
        at,
      );
    if (satisfies(version, range) !== true)
      read.fail(
        'extends-version',
        `${id} 的版本 ${version} 不合要求 ${range}。`,
        `${id} ${version} does not fit ${range}.`,
        at,
      );
    return this.#layer(found);
  }

  #verify(opened: Opened, parents: readonly HostLayer[]): string | null {
    // A draft cannot be signed yet; nobody but its author has it.
    if (opened === this.#draft) return null;
    const { read } = opened;
    const { trust, today } = this.#options;
    if (opened.isFolder && trust.drafts.some((folder) => isBelow(realpathSync(opened.path), folder)))
      return null;
    const ancestors = new Map<string, HostLayer>();
    const visit = (layers: readonly HostLayer[]): void => {
      for (const layer of layers) {
        if (ancestors.has(layer.id)) continue;
        ancestors.set(layer.id, layer);
        visit(layer.parents.map((id) => this.layers.get(id)!));
      }
    };
    visit(parents);
    // Only a pack whose own signature was believed may speak for other keys; a whole line of delegations counts.
    const delegations = [...ancestors.values()].reverse().flatMap(({ signer, read: of }) =>
      signer === null || of === null
        ? []
        : [
            {
              id: of.manifest.id,
              version: of.manifest.version,
              delegates: of.manifest.delegates ?? [],
              revokes: of.manifest.revokes ?? [],
            },
          ],
    );
    try {
      const all = extendTrust(trust, delegations);
      return verifyPack(read.manifest.id, read.files, all, today, (fault, key) => {
        const { id, version } = read.manifest;
        // A key that ends signs nothing new; what it signed while it was good is no worse for that.
        if (this.#options.renews || !wasVerified(process.env, read.hash, key)) return false;
        this.notices.push(kept({ ...fault, place: placeIn(read.label, read.shown) }, id, version));
        return true;
      });
    } catch (error) {
      if (!(error instanceof PackError) || error.fault.place !== null) throw error;
      throw new PackError({ ...error.fault, place: placeIn(read.label, read.shown) });
    }
  }

  #checkLock({ read, isFolder }: Opened): void {
    const { lock, frozen, renews } = this.#options;
    const { id, version } = read.manifest;
    const entry = lock?.get(id);
    const mayDiffer = renews === true || (isFolder && frozen !== true);
    if (entry) checkLocked(entry, version, read.hash, mayDiffer);
    if (!frozen) return;
    if (!entry || entry.version !== version)
      refuse(
        'lock-drift',
        `--frozen：${id}@${version} 与 gouji.lock 不一致。`,
        `--frozen: ${id}@${version} is not what gouji.lock says.`,
        placeIn(read.label, read.shown),
      );
  }

  /** The locked version of a stored pack, else the newest that fits. */
  #stored(id: string, range: string): Opened | null {
    const { home, lock, renews } = this.#options;
    const locked = renews ? null : (lock?.get(id)?.version ?? null);
    return storedPack(home, { id, range, locked }, (path) => this.#shown(path));
  }

  #shown(path: string): string {
    const way = relative(this.#options.shownFrom ?? this.#options.home, path).replaceAll('\\', '/');
    return way === '' ? '.' : way;
  }
}

const missing = (entry: string): never =>
  refuse('source-missing', `${entry} 不存在。`, `There is nothing at ${entry}.`);

const notSynced = (entry: string): never =>
  refuse(
    'not-synced',
    `${entry} 还没有取到本地；运行 gouji pack sync，或从 U 盘导入后再试。`,
    `${entry} is not here yet; run gouji pack sync, or bring it from a stick.`,
  );

const kept = (fault: PackError['fault'], id: string, version: string): PackError['fault'] => ({
  ...fault,
  message: {
    zh: `${fault.message.zh}继续使用上次通过校验的 ${id}@${version}。`,
    en: `${fault.message.en} ${id}@${version}, the last good one, stays in use.`,
  },
});
