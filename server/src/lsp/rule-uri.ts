import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where a rule's page opens without a network; null: nowhere. */
export type RuleUri = (rule: string) => string | null;

/**
 * In a client of ours its own view (`gouji-rule:/{rule}.md`), in any other one a Markdown file that comes with
 * the server: `<helpFolder>/<group>/<name>.md`.
 */
export function ruleUris(template: string | undefined, helpFolder: string | null): RuleUri {
  const known = new Map<string, string | null>();
  return (rule) => {
    if (template !== undefined) return template.replaceAll('{rule}', rule);
    if (helpFolder === null) return null;
    let uri = known.get(rule);
    if (uri === undefined) {
      const page = join(helpFolder, `${rule}.md`);
      uri = existsSync(page) ? pathToFileURL(page).href : null;
      known.set(rule, uri);
    }
    return uri;
  };
}
