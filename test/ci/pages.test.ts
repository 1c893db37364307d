import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCheckOptions } from '../../server/src/cli/check/check-options.js';
import { parseCommandLine } from '../../server/src/cli/commands/arguments.js';
import { messagesIn } from '../../server/src/cli/messages/index.js';
import { ROOT, readText } from './files.js';

const PAGES = readdirSync(join(ROOT, 'docs/ci')).map((name) => `docs/ci/${name}`);
const blocks = (text: string, language: string): string[] =>
  Array.from(text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g')), ([, body]) => body!);

/** Every command line of gouji on a page, in blocks and in running text that names options. */
const commandLines = (text: string): string[] =>
  [
    ...blocks(text, 'sh').flatMap((body) => body.split('\n')),
    ...blocks(text, 'yaml').flatMap((b) => b.split('\n')),
  ]
    .flatMap((line) => /(?:^|\s)gouji(?:@\S+)? ((?:check|init|baseline)\b[^#<>|]*)/.exec(line)?.[1] ?? [])
    .map((line) => line.replace(/"[^"]*"/g, 'x').trim());

describe.each(PAGES)('%s', (page) => {
  const text = readText(page);

  test('its twin has the same files and as many blocks', () => {
    const twin = page.endsWith('.en.md') ? page.replace('.en.md', '.md') : page.replace('.md', '.en.md');
    const other = readText(twin);
    for (const language of ['yaml', 'sh', 'text'])
      expect(blocks(other, language).length).toBe(blocks(text, language).length);
    expect(other.match(/^#+ /gm)?.length).toBe(text.match(/^#+ /gm)?.length);
  });

  test('its links lead somewhere', () => {
    for (const [, target] of text.matchAll(/\]\(([^)#]+)\)/g))
      expect(existsSync(join(ROOT, dirname(page), target!)), target).toBe(true);
  });

  test('its YAML is YAML, its command lines are understood', () => {
    for (const body of blocks(text, 'yaml')) expect(() => parse(body)).not.toThrow();
    for (const line of commandLines(text)) {
      const request = parseCommandLine(line.split(/\s+/));
      if (request.kind !== 'run') throw new Error(`no run: ${line}`);
      if (request.invocation.command.name === 'check') readCheckOptions(request.invocation, messagesIn('en'));
    }
  });
});

test('there are command lines to understand', () => {
  expect(PAGES.flatMap((page) => commandLines(readText(page))).length).toBeGreaterThan(20);
});
