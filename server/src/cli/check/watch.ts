import { type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { mayBeReport } from '../../host/files/discover.js';
import { globBase, isGlob } from '../../host/files/glob.js';
import { IGNORE_FILE } from '../../host/files/ignore.js';
import { SETTINGS_FILE } from '../../host/settings/settings.js';
import type { Io } from '../io.js';

/** Editors write a file in several steps: wait until they are through. */
const SETTLED = 80;

/** Runs once, and again whenever what the paths name changes; ends with 130 when interrupted. */
export async function watchPaths(
  paths: readonly string[],
  { cwd }: Io,
  isInterrupted: () => boolean,
  run: () => Promise<void>,
): Promise<number> {
  let changed = true;
  let wake = (): void => {};
  const onChange = (): void => {
    changed = true;
    wake();
  };
  const watchers = paths.flatMap((path) => watcherOf(path, cwd, onChange));
  try {
    for (;;) {
      while (!changed && !isInterrupted()) {
        await new Promise<void>((resume) => {
          // An interrupt sets no watcher off: look for it now and then.
          const timer = setTimeout(resume, 200);
          wake = () => {
            clearTimeout(timer);
            resume();
          };
        });
      }
      if (isInterrupted()) return 130;
      await new Promise((resume) => setTimeout(resume, SETTLED));
      changed = false;
      await run();
    }
  } finally {
    for (const watcher of watchers) watcher.close();
  }
}

/** A folder is watched with all below it; of a file, its folder, since editors replace files rather than write them. */
function watcherOf(path: string, cwd: string, onChange: () => void): FSWatcher[] {
  const absolute = resolve(cwd, path);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  const isFile = stat?.isFile() === true;
  const folder = isFile
    ? dirname(absolute)
    : stat
      ? absolute
      : isGlob(path)
        ? globBase(absolute.replaceAll('\\', '/'))
        : null;
  if (folder === null) return [];
  const own = isFile ? basename(absolute) : null;
  const matters = (name: string): boolean =>
    name === SETTINGS_FILE || name === IGNORE_FILE || (own === null ? mayBeReport(name) : name === own);
  const watcher = watch(folder, { recursive: !isFile }, (_, name) => {
    if (name === null || matters(basename(name))) onChange();
  });
  // A folder that goes away ends its watch, not the run.
  watcher.on('error', () => {});
  return [watcher];
}
