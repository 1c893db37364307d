import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Composed } from '../../core/pack/compose.js';
import { otherBuiltin } from './builtins.js';
import { Chain } from './chain.js';
import { composeLayers } from './compose-chain.js';
import { refuse } from './fault.js';
import { today } from './install.lazy.js';
import type { HostLayer } from './layer.js';
import { LOCK_FILE } from './lock.js';
import { type Opened, openPath, rootOf } from './source.js';
import { readTrust, type Trust, trustPath } from './trust.js';

/** A pack with those that it extends, as its author works on it. */
export interface OpenChain {
  readonly opened: Opened;
  readonly layer: HostLayer;
  readonly chain: Chain;
  readonly composed: Composed;
}

/** Opens a pack by its path, or a built-in one by its name, and all that it extends. */
export function openChain(
  path: string,
  cwd: string,
  trust: Trust = readTrust(trustPath(process.env)),
  isDraft = true,
): OpenChain {
  const absolute = resolve(cwd, path);
  const opened =
    openPath(absolute, path, isDraft) ??
    refuse('source-missing', `${path} 不存在。`, `There is nothing at ${path}.`);
  const root = rootOf(dirname(absolute));
  const home = nearestLock(dirname(absolute), root) ?? root;
  const chain = new Chain({
    home,
    root,
    lock: null,
    trust,
    today: today(),
    builtins: otherBuiltin,
    shownFrom: cwd,
  });
  const layer = chain.takeOpened(opened, isDraft && opened.isFolder);
  const composed = composeLayers(chain.layers.values(), today());
  return { opened, layer, chain, composed };
}

function nearestLock(start: string, root: string): string | null {
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, LOCK_FILE)) || existsSync(join(at, 'gouji.yaml'))) return at;
    if (at === root || dirname(at) === at) return null;
  }
}
