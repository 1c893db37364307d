import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { LayerRule } from '../../core/pack/layer.js';
import { VERSION } from '../version.js';

const MOST = 64;
const known = new Map<string, readonly LayerRule[]>();

/** The user's own cache folder; nothing of a workspace may put rules there. */
function cacheFolder(): string {
  const { env } = process;
  const base =
    process.platform === 'win32'
      ? (env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'))
      : (env.XDG_CACHE_HOME ?? join(homedir(), '.cache'));
  return join(base, 'gouji', 'rules');
}

/** Rules that were compiled before from the very same content, in this process or an earlier one. */
export function cachedRules(
  content: readonly string[],
  compile: () => readonly LayerRule[],
): readonly LayerRule[] {
  const key = createHash('sha256')
    .update(JSON.stringify([VERSION, FORMAT, ...content]))
    .digest('hex');
  const file = join(cacheFolder(), `${key}.json`);
  let rules = known.get(key) ?? stored(file);
  if (rules === null) {
    rules = compile();
    if (rules.length > 0) store(file, rules);
  }
  if (known.size >= MOST) known.delete(known.keys().next().value!);
  known.set(key, rules);
  return rules;
}

/** Grows when what is stored, or what compiling means, changes within a version. */
const FORMAT = 1;

function stored(file: string): readonly LayerRule[] | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LayerRule[];
  } catch {
    return null;
  }
}

/** A cache that cannot be written costs time, nothing else. */
function store(file: string, rules: readonly LayerRule[]): void {
  try {
    mkdirSync(cacheFolder(), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(rules), { mode: 0o600 });
    renameSync(draft, file);
  } catch {}
}
