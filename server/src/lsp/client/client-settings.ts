import type { Connection } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.js';

/** Section `gouji` of the client's settings; what concerns rules stands in `gouji.yaml` instead. */
export interface ClientSettings {
  readonly language: 'auto' | 'zh' | 'en';
  readonly inlayHints: boolean;
  readonly codeLens: boolean;
  /** Whether reports that are not open are checked too. */
  readonly workspaceDiagnostics: boolean;
}

export const DEFAULT_SETTINGS: ClientSettings = {
  language: 'auto',
  inlayHints: true,
  codeLens: true,
  workspaceDiagnostics: true,
};

/** A client that promises configuration and then keeps silent does not hold up the checking. */
const PATIENCE_MS = 1_000;

/** Settings by scope (workspace folder), asked once and again after a change; never one set for all. */
export class SettingsByScope {
  readonly #connection: Connection;
  readonly #client: ClientFeatures;
  readonly #known = new Map<string, ClientSettings>();
  readonly #asked = new Map<string, Promise<void>>();
  #pushed: ClientSettings | null = null;

  constructor(connection: Connection, client: ClientFeatures) {
    this.#connection = connection;
    this.#client = client;
  }

  /** What is known now; `ready` first. */
  of(scope: string): ClientSettings {
    return this.#known.get(scope) ?? this.#pushed ?? DEFAULT_SETTINGS;
  }

  async ready(scope: string): Promise<void> {
    if (!this.#client.configuration || this.#known.has(scope)) return;
    let asked = this.#asked.get(scope);
    if (asked === undefined) {
      asked = this.#ask(scope);
      this.#asked.set(scope, asked);
    }
    await asked;
  }

  /** `settings`: what a client without `workspace/configuration` sends along. */
  changed(settings: unknown): void {
    this.#known.clear();
    this.#asked.clear();
    const section = (settings as { gouji?: unknown } | null | undefined)?.gouji;
    this.#pushed = section === undefined ? this.#pushed : read(section);
  }

  async #ask(scope: string): Promise<void> {
    const item = scope === '' ? { section: 'gouji' } : { scopeUri: scope, section: 'gouji' };
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, null);
    });
    try {
      const answer: unknown = await Promise.race([
        this.#connection.workspace.getConfiguration(item),
        patience,
      ]);
      this.#known.set(scope, read(answer));
    } catch {
      this.#known.set(scope, DEFAULT_SETTINGS);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Values of the wrong kind count as not set: an editor lets anything be written. */
function read(value: unknown): ClientSettings {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const flag = (path: readonly [string, string], fallback: boolean): boolean => {
    const nested = (given[path[0]] as Record<string, unknown> | undefined)?.[path[1]];
    return typeof nested === 'boolean' ? nested : fallback;
  };
  const { language } = given;
  return {
    language: language === 'zh' || language === 'en' ? language : 'auto',
    inlayHints: flag(['inlayHints', 'enabled'], DEFAULT_SETTINGS.inlayHints),
    codeLens: flag(['codeLens', 'enabled'], DEFAULT_SETTINGS.codeLens),
    workspaceDiagnostics: flag(['workspace', 'diagnostics'], DEFAULT_SETTINGS.workspaceDiagnostics),
  };
}
