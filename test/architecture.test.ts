import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { checkKinds } from '../server/src/generated/check-kinds.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'server', 'src');

/** Layers of server/src and what each may import besides itself; ARCHITECTURE.md says why. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'core/text': [],
  'core/form': ['core/text'],
  'core/syntax': ['core/text'],
  'core/report': ['core/syntax', 'core/form', 'core/text'],
  'core/render': ['core/form', 'core/text'],
  'core/checks': ['core/report', 'core/render', 'core/form', 'core/text'],
  'core/pack': ['core/checks', 'core/render', 'core/form', 'core/text', 'generated'],
  'core/engine': [
    'core/pack',
    'core/checks',
    'core/summary',
    'core/render',
    'core/report',
    'core/form',
    'core/text',
  ],
  generated: ['core/checks'],
  host: ['core', 'generated'],
  cli: ['host', 'core', 'generated'],
  lsp: ['host', 'core', 'generated'],
};

/** Every other folder of the core holds the algorithms of one domain: below the checks, above the report. */
const DOMAIN = readdirSync(join(source, 'core'))
  .map((name) => `core/${name}`)
  .filter((layer) => !(layer in MAY_IMPORT));
/** They may draw: a missing table is offered as the form has it. */
const DOMAIN_MAY = ['core/render', 'core/report', 'core/form', 'core/syntax', 'core/text'];
/** Files that hold types only, which any layer of the core may name. */
const TYPES_ONLY = new Set([
  'core/checks/define.ts',
  'core/pack/data.ts',
  'core/pack/rule.ts',
  'core/report/summary.ts',
]);

/** The page that the editor exports is the command line's. */
const EXPORTED_PAGE = new Set(['cli/formats/html.ts', 'cli/terminal/style.ts']);

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort();

const sources = files(source);
const layerOf = (path: string): string => {
  const [first, second] = path.split('/');
  return first === 'core' ? (second?.endsWith('.ts') ? 'core' : `core/${second}`) : first!;
};

const importsOf = (path: string): { target: string; typeOnly: boolean }[] =>
  Array.from(
    readFileSync(join(source, path), 'utf8').matchAll(
      /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
    ([, type, from, dynamic]) => ({ target: from ?? dynamic!, typeOnly: type !== undefined }),
  );

const allowed = (from: string, to: string): boolean => {
  if (from === to) return true;
  const below = DOMAIN.includes(from) ? [...DOMAIN, ...DOMAIN_MAY] : MAY_IMPORT[from];
  if (from === 'core/checks' && DOMAIN.includes(to)) return true;
  return (below ?? []).some((layer) => to === layer || to.startsWith(`${layer}/`));
};

describe('layers', () => {
  test('imports go downwards only', () => {
    const wrong = sources.flatMap((path) =>
      importsOf(path)
        .filter(({ target }) => target.startsWith('.'))
        .map((found) => ({
          ...found,
          file: posix.normalize(posix.join(posix.dirname(path), found.target)).replace(/\.js$/, '.ts'),
        }))
        .filter(({ file, typeOnly }) => !(typeOnly && TYPES_ONLY.has(file)))
        .filter(({ file }) => !(path === 'lsp/pages/export-page.lazy.ts' && EXPORTED_PAGE.has(file)))
        .filter(({ file }) => !allowed(layerOf(path), layerOf(file)))
        .map(({ file }) => `${path} imports ${file}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the engine imports no package but zod and yaml, and those in pack/ only', () => {
    const wrong = sources
      .filter((path) => path.startsWith('core/'))
      .flatMap((path) =>
        importsOf(path)
          .filter(({ target, typeOnly }) => !target.startsWith('.') && !(typeOnly && target === 'zod'))
          .filter(({ target }) => !(path.startsWith('core/pack/') && target === 'yaml'))
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('the client shares nothing with the server but types', () => {
    const client = join(root, 'client', 'src');
    const wrong = files(client).filter((path) =>
      /^import (?!type ).*\/server\//m.test(readFileSync(join(client, path), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  test('the engine names nothing of its surroundings', () => {
    const words = /\b(?:console|process|setTimeout|Date\.now|new Date\(\)|Math\.random|performance)\b/;
    const code = (path: string) =>
      readFileSync(join(source, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(sources.filter((path) => path.startsWith('core/') && words.test(code(path)))).toEqual([]);
  });
});

describe('files', () => {
  const all = [
    ...sources.map((path) => join(source, path)),
    ...files(join(root, 'server', 'build')).map((path) => join(root, 'server', 'build', path)),
    ...files(join(root, 'test')).map((path) => join(root, 'test', path)),
    ...files(join(root, 'client', 'src')).map((path) => join(root, 'client', 'src', path)),
  ].filter((path) => !path.includes('generated'));

  test('none is above 300 lines (400 for tests)', () => {
    const long = all
      .map((path) => ({
        path: relative(root, path),
        lines: readFileSync(path, 'utf8').split('\n').length - 1,
      }))
      .filter(({ path, lines }) => lines > (path.endsWith('.test.ts') ? 400 : 300));
    expect(long).toEqual([]);
  });

  test('none is named for being a bag of things', () => {
    const bag = /^(?:utils?|helpers?|common|misc|shared|manager)\.ts$/;
    const named = all.filter((path) => bag.test(basename(path))).map((path) => relative(root, path));
    expect(named).toEqual([]);
  });
});

describe('check kinds', () => {
  const kinds = sources.filter((path) => /^core\/checks\/[^/]+\/[^/]+\.ts$/.test(path));

  test('every file of checks/ is one kind, named by its file', () => {
    expect(Object.keys(checkKinds).sort()).toEqual(kinds.map((path) => basename(path, '.ts')).sort());
  });

  test('every kind describes itself', () => {
    for (const [name, kind] of Object.entries(checkKinds)) {
      expect(kind.summary, name).toMatch(/\S.*\.$/);
      expect(() => kind.params(z), name).not.toThrow();
    }
  });
});
