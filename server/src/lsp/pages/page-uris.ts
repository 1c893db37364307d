import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClientOptions } from '../client/client-features.js';

/** Where the page of a rule or a statute opens without a network; null: nowhere. */
export interface PageUris {
  readonly ruleUri: (rule: string) => string | null;
  readonly statuteUri: (title: string) => string | null;
}

/**
 * In a client of ours its own view (`gouji-rule:/{rule}.md`), in any other one a Markdown file that comes with
 * the server: `<helpFolder>/rules/<group>/<name>.md`, `<helpFolder>/statutes/<title>.md`.
 */
export function pageUris({ ruleUri, statuteUri }: ClientOptions, helpFolder: string | null): PageUris {
  const known = new Map<string, string | null>();
  const file = (path: string): string | null => {
    if (helpFolder === null) return null;
    let uri = known.get(path);
    if (uri === undefined) {
      const page = join(helpFolder, path);
      uri = existsSync(page) ? pathToFileURL(page).href : null;
      known.set(path, uri);
    }
    return uri;
  };
  return {
    ruleUri: (rule) => ruleUri?.replaceAll('{rule}', rule) ?? file(`rules/${rule}.md`),
    statuteUri: (title) =>
      statuteUri?.replaceAll('{statute}', encodeURIComponent(title)) ?? file(`statutes/${title}.md`),
  };
}
