import { hash } from '../../core/engine/fingerprint.js';
import type { CompiledPack } from '../../core/pack/rule.js';
import type { EffectiveSettings } from '../settings/settings.js';
import type { Workspace } from '../workspace.js';

/** A short name for everything besides the text that findings depend on. */
export class SettingsKeys {
  readonly #workspace: Workspace;
  readonly #known = new Map<EffectiveSettings, string>();
  readonly #packs = new Map<CompiledPack, string>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  of(absolute: string): string {
    const settings = this.#workspace.settings.for(absolute);
    const known = this.#known.get(settings);
    if (known !== undefined) return known;
    const pack = this.#workspace.packOf(settings);
    const own = pack === this.#workspace.pack ? null : this.#hashOf(pack);
    const { levels, agency, maxBytes, seconds, file } = settings;
    const language = this.#workspace.languageOf(settings);
    const key = hash(
      JSON.stringify([
        pack.id,
        pack.version,
        own,
        levels,
        agency,
        maxBytes,
        seconds,
        language,
        file?.reports,
      ]),
    );
    this.#known.set(settings, key);
    return key;
  }

  /** Of a pack from outside; undefined: the built-in one. */
  packOf(absolute: string): string | undefined {
    const pack = this.#workspace.packOf(this.#workspace.settings.for(absolute));
    return pack === this.#workspace.pack ? undefined : this.#hashOf(pack);
  }

  #hashOf(pack: CompiledPack): string {
    const own = this.#packs.get(pack) ?? hash(contentOf(pack));
    this.#packs.set(pack, own);
    return own;
  }
}

/** Everything that a pack says, whatever it is made of: versions of packs that are being written mean little. */
const contentOf = ({ rules, form, statutes, places, terms, origins }: CompiledPack): string =>
  JSON.stringify([rules, form, statutes(), places(), terms, origins], (_, value: unknown) =>
    value instanceof Map || value instanceof Set
      ? [...value]
      : value instanceof RegExp
        ? String(value)
        : value,
  );
