import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** The user's own state folder: a workspace cannot say of itself that it was verified once. */
function folderOf(env: Env): string {
  const base =
    process.platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : (env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'));
  return join(base, 'gouji', 'verified');
}

const fileOf = (env: Env, hash: string, key: string): string => join(folderOf(env), `${hash}-${key}`);

/** Notes that the key was good when the user installed the content. */
export function noteVerified(env: Env, hash: string, key: string): void {
  try {
    mkdirSync(folderOf(env), { recursive: true, mode: 0o700 });
    writeFileSync(fileOf(env, hash, key), '', { mode: 0o600 });
  } catch {
    // Without the note the pack is refused when the key expires; nothing else is lost.
  }
}

/** Whether the user installed the content while the key was good. */
export const wasVerified = (env: Env, hash: string, key: string): boolean =>
  /^[0-9a-f]{64}$/.test(hash) && existsSync(fileOf(env, hash, key));
