import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readYaml } from '../../core/pack/read-yaml.js';
import { settingsSchema } from '../../core/pack/schema/settings-schema.js';
import { validate } from '../../core/pack/validate.js';
import { LineIndex } from '../../core/text/lines.js';
import { rootOf } from '../../host/files/inside.js';
import { otherBuiltin } from '../../host/packs/builtins.js';
import { Chain } from '../../host/packs/chain.js';
import { composeTops } from '../../host/packs/compose-chain.js';
import { PackError, placeIn, refuse } from '../../host/packs/fault.js';
import { today } from '../../host/packs/install.lazy.js';
import type { HostLayer } from '../../host/packs/layer.js';
import { type Lock, readLock } from '../../host/packs/lock.js';
import type { ReadPack } from '../../host/packs/read-pack.js';
import { readTrust, trustPath } from '../../host/packs/trust.js';
import { readText, SETTINGS_FILE } from '../../host/settings/settings.js';
import * as z from '../../host/zod.js';
import type { PackJob } from './job.js';

export interface SettingsPacks {
  /** Folder of `gouji.yaml`. */
  readonly home: string;
  readonly entries: readonly string[];
}

/** The nearest `gouji.yaml` from the folder that was named, and what it extends. */
export function settingsOf({ paths, io, say }: PackJob): SettingsPacks {
  const start = resolve(io.cwd, paths[0] ?? '.');
  let home = start;
  while (!existsSync(join(home, 'gouji.yaml'))) {
    const parent = dirname(home);
    const words = say.noSettings(paths[0] ?? '.');
    if (parent === home) return refuse('no-settings', words, words);
    home = parent;
  }
  const path = join(home, 'gouji.yaml');
  const text = readText(path);
  if (typeof text !== 'string') {
    const { code = 'settings/unreadable', message } = text;
    throw new PackError({ code, message, place: placeIn('', path) });
  }
  const yaml = readYaml(text);
  const result = yaml.issues.length > 0 ? yaml : validate(settingsSchema(z), yaml.value ?? {}, yaml);
  if ('issues' in result) {
    const { message, range } = result.issues[0]!;
    const { line, character } = new LineIndex(text).positionAt(range.start);
    throw new PackError({
      code: 'settings/invalid',
      message,
      place: { pack: '', file: path, line: line + 1, column: character + 1 },
    });
  }
  return { home, entries: result.value.extends ?? [] };
}

/** A chain for the settings of a folder; `lock` null: nothing is held against what was installed before. */
export const chainAt = (
  home: string,
  lock: Lock | null,
  env: PackJob['io']['env'],
  frozen = false,
  renews = false,
): Chain =>
  new Chain({
    home,
    root: rootOf(home),
    lock,
    trust: readTrust(trustPath(env)),
    today: today(),
    builtins: otherBuiltin,
    frozen,
    renews,
  });

/** Throws what is wrong with the packs of a folder's settings as a whole. */
export function holdTogether(chain: Chain, tops: readonly HostLayer[], home: string): void {
  if (tops.length === 0) return;
  const place = placeIn('', join(home, SETTINGS_FILE));
  composeTops([...chain.layers.values()], tops, () => place, today());
}

/** Every pack that the settings bring, parents first, without built-in ones. */
export async function settingsChain(job: PackJob): Promise<{ home: string; reads: readonly ReadPack[] }> {
  const { home, entries } = settingsOf(job);
  const chain = chainAt(home, readLock(home), job.io.env);
  const tops = entries.map((entry) => chain.take(entry));
  holdTogether(chain, tops, home);
  return { home, reads: [...chain.opened.values()].map(({ read }) => read) };
}
