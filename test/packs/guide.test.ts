import { cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import { cleanText } from '../support/gouji.js';
import { type Workplace, workplace } from '../support/workplace.js';

afterEach(() => vi.unstubAllEnvs());

const DOCS = join(import.meta.dirname, '..', '..', 'docs');

interface Guide {
  readonly file: string;
  readonly pack: string;
  readonly report: string;
  readonly old: string;
}

const GUIDES: readonly Guide[] = [
  { file: 'packs.md', pack: '我的规则', report: '年报.md', old: '旧版.goujipack' },
  { file: 'packs.en.md', pack: 'my-rules', report: 'report.md', old: 'old.goujipack' },
];

const fromArchive = 'extends: [./yi.goujipack]\n';

const blocks = (text: string, kind: string): readonly string[] =>
  Array.from(text.matchAll(new RegExp(`\`\`\`${kind}\n([^]*?)\`\`\``, 'g')), (match) => match[1]!);

/** Words of a line as a shell has them, as far as the guides go. */
const words = (line: string): string[] =>
  Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), (match) => match[1] ?? match[2]!);

/** The rule that `pack new` wrote, with what the guide changes in it. */
function rewriteRule({ root }: Workplace, pack: string, changes: string): void {
  const [from, to] = ['carried-on', 'my-rule'].map((name) => join(root, pack, `rules/local/${name}.yaml`));
  renameSync(from!, to!);
  writeFileSync(to!, stringify({ ...parse(readFileSync(to!, 'utf8')), ...parse(changes) }));
}

describe.each(GUIDES)('$file, word for word', ({ file, pack, report, old }) => {
  const text = readFileSync(join(DOCS, file), 'utf8');

  test('every command does what it says', async () => {
    const clean = cleanText({ year: 2022 });
    const place = workplace({ [report]: clean });
    const [rule, settings] = blocks(text, 'yaml') as [string, string];
    const commands = blocks(text, 'sh').flatMap((block) => block.split('\n').filter((line) => line !== ''));
    let signed = false;
    expect(commands.length).toBeGreaterThan(12);
    for (const command of commands) {
      const [name, ...args] = words(command.replace(/\s+#.*$/, ''));
      expect(name).toBe('gouji');
      if (args[1] === 'test' && args.length === 3) rewriteRule(place, pack, rule);
      if (args[0] === 'check' && !signed) writeFileSync(join(place.root, 'gouji.yaml'), settings);
      if (args[1] === 'trust') {
        signed = true;
        writeFileSync(join(place.root, 'gouji.yaml'), fromArchive);
      }
      if (args.includes('--against')) {
        const before = join(place.root, 'before');
        cpSync(join(place.root, pack), before, { recursive: true });
        const manifest = readFileSync(join(before, 'pack.yaml'), 'utf8');
        writeFileSync(join(before, 'pack.yaml'), manifest.replace('1.0.0', '0.9.0'));
        expect((await place.run('pack', 'build', 'before', '-o', old)).status).toBe(0);
        expect((await place.run('pack', 'sign', old, '--key', 'yi.key')).status).toBe(0);
      }
      const result = await place.run(...args);
      expect(result, command).toMatchObject({ status: 0, err: '' });
    }

    // The rule fires, from the signed archive alone, and nothing else than it.
    writeFileSync(join(place.root, 'gouji.yaml'), fromArchive);
    const broken = clean.replace(/(\| （二）部分公开[^\n]*?\| )\d+( \|)/, '$1900$2');
    expect(broken).not.toBe(clean);
    writeFileSync(join(place.root, report), broken);
    expect((await place.run('pack', 'sync')).out).toContain('✓');
    const found = await place.run('check', '--frozen', report);
    expect(found).toMatchObject({ status: 1 });
    expect(found.out).toContain('local/my-rule');
  });
});
