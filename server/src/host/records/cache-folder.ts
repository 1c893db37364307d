import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { platform } from 'node:process';

/** All logs of a user together, in bytes; those that were not used for longest go first. */
const MOST_BYTES = 512 * 1024 * 1024;
/** What a run that was killed has left behind, in milliseconds. */
const ABANDONED = 60 * 60 * 1000;

/** Where results are kept between runs; null where there is no such place. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env.GOUJI_CACHE_DIR) return env.GOUJI_CACHE_DIR;
  if (platform === 'win32') return env.LOCALAPPDATA ? `${env.LOCALAPPDATA}\\gouji\\cache` : null;
  if (platform !== 'darwin' && env.XDG_CACHE_HOME) return `${env.XDG_CACHE_HOME}/gouji`;
  if (!env.HOME) return null;
  return platform === 'darwin' ? `${env.HOME}/Library/Caches/gouji` : `${env.HOME}/.cache/gouji`;
}

/** False where it cannot be made. */
export function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}

/** Removes what killed runs have left, and the oldest logs where all together are too large. */
export function pruneFolder(folder: string, most = MOST_BYTES, now = Date.now()): void {
  try {
    let bytes = 0;
    for (const { path, size, used, isDraft } of logsIn(folder)) {
      bytes += size;
      if (isDraft ? now - used > ABANDONED : bytes > most) rmSync(path, { force: true });
    }
  } catch {
    // Another run is at it too, or the folder is gone: nothing that a run needs.
  }
}

/** The newest first. */
const logsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^[0-9a-f]{16}\.log(?:\.\d+\.tmp)?$/.test(name))
    .map((name) => {
      const path = `${folder}/${name}`;
      const { size, mtimeMs } = statSync(path);
      return { path, size, used: mtimeMs, isDraft: name.endsWith('.tmp') };
    })
    .sort((a, b) => b.used - a.used);
