import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions, satisfies } from '../../core/pack/versions.js';
import { placeIn, refuse } from './fault.js';
import { type Opened, openPath, STORES } from './source.js';

/** A pack that was brought before: which, and the version that the lock says, or null. */
interface Wanted {
  readonly id: string;
  readonly range: string;
  readonly locked: string | null;
}

/** The newest stored archive that fits; null where there is none. What a file's name says must be true. */
export function storedPack(
  home: string,
  { id, range, locked }: Wanted,
  shownOf: (path: string) => string,
): Opened | null {
  let best: { path: string; version: string } | null = null;
  for (const store of STORES) {
    const folder = join(home, store);
    if (!existsSync(folder)) continue;
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(`${id}-`) || !name.endsWith('.goujipack')) continue;
      const version = name.slice(id.length + 1, -'.goujipack'.length);
      if (satisfies(version, range) !== true || (locked !== null && version !== locked)) continue;
      if (best === null || compareVersions(version, best.version) > 0)
        best = { path: join(folder, name), version };
    }
  }
  if (best === null) return null;
  const shown = shownOf(best.path);
  const found = openPath(best.path, shown);
  const { manifest } = found?.read ?? {};
  if (manifest && (manifest.id !== id || manifest.version !== best.version))
    refuse(
      'stored-name',
      `${shown} 其实是 ${manifest.id}@${manifest.version}。`,
      `${shown} is ${manifest.id}@${manifest.version} in truth.`,
      placeIn('', shown),
    );
  return found;
}
