import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { VERSION } from '../version.js';

const MOST = 128;
const known = new Map<string, unknown>();

/** The user's own cache folder; nothing of a workspace may put anything there. */
function cacheFolder(): string {
  const { env } = process;
  const base =
    process.platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : (env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
  return join(base, 'gouji', 'rules');
}

/**
 * What was made before of the very same content, in this process or an earlier one: plain data, `what` says of which
 * kind. Null is not kept: what cannot be made says why each time.
 */
export function madeBefore<T extends object>(what: string, content: readonly string[], make: () => T): T {
  const key = createHash('sha256')
    .update(JSON.stringify([VERSION, FORMAT, what, ...content]))
    .digest('hex');
  const file = join(cacheFolder(), `${key}.json`);
  let value = (known.get(key) as T | undefined) ?? stored<T>(file);
  if (value === null) {
    value = make();
    store(file, value);
  }
  if (known.size >= MOST) known.delete(known.keys().next().value!);
  known.set(key, value);
  return value;
}

/** Grows when what is stored, or what making it means, changes within a version. */
const FORMAT = 3;

function stored<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** A cache that cannot be written costs time, nothing else. */
function store(file: string, value: object): void {
  try {
    mkdirSync(cacheFolder(), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(value), { mode: 0o600 });
    renameSync(draft, file);
  } catch {}
}
