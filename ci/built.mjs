// Where the command is in this checkout; a checkout that holds sources only is built first, which is done once.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const inCheckout = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Path of the launcher of `gouji`; null where it could not be built, which the build has then said. */
export function builtCommand() {
  if (!existsSync(inCheckout('server/dist/gouji.cjs'))) {
    const build = inCheckout('server/build/build.mjs');
    // What the build has to say is no result: it goes to standard error.
    const { status } = spawnSync(process.execPath, [build], { stdio: ['ignore', 2, 2] });
    if (status !== 0) return null;
  }
  return inCheckout('server/bin/gouji.cjs');
}
