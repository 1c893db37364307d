import { gzipSync } from 'node:zlib';
import { type RawEntry, rawZip } from '../support/raw-zip.js';

/** A pack that is made to hurt, and the code with which it has to be refused. */
export interface Hostile {
  readonly name: string;
  readonly code: string;
  readonly bytes: () => Uint8Array;
}

export const MANIFEST_YAML = `id: cn.evil
version: 1.0.0
name: { zh: 甲, en: a }
engine: ">=0.1 <2"
`;

export const pack: RawEntry = { name: 'pack.yaml', data: MANIFEST_YAML };
export const zip = (...entries: RawEntry[]): Uint8Array => rawZip([pack, ...entries]);
export const yaml = (data: string | Uint8Array): Uint8Array => rawZip([{ name: 'pack.yaml', data }]);
export const more = (lines: string): Uint8Array => yaml(`${MANIFEST_YAML}${lines}\n`);

/** A rule with the pattern. */
export const patternRule = (source: string, name = 'evil', more = ''): RawEntry => ({
  name: `rules/local/${name}.yaml`,
  data: `id: local/${name}
severity: error
title: { zh: 甲, en: a }
basis: { zh: 甲, en: a }
why: { zh: 甲, en: a }
remedy: { zh: 甲, en: a }
check: { kind: forbidden-wording, patterns: [${JSON.stringify(source)}${more}] }
messages: { found: { zh: 甲, en: a } }
cases:
  - { name: 好, expect: [] }
  - { name: 坏, expect: [{ message: found }] }
`,
});
const pattern = (source: string): Uint8Array => zip(patternRule(source));

export const named = (name: string, code: string): Hostile => ({
  name: `a file named ${JSON.stringify(name)}`,
  code,
  bytes: () => zip({ name, data: 'x' }),
});

function cut(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.subarray(0, bytes.length - at);
}

export function patched(bytes: Uint8Array, at: number, value: readonly number[]): Uint8Array {
  const copy = Buffer.from(bytes);
  copy.set(value, at < 0 ? copy.length + at : at);
  return copy;
}

export function tarEntry(name: string, data: string, kind: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(Buffer.byteLength(data).toString(8).padStart(11, '0'), 124);
  header.write(kind, 156);
  const body = Buffer.alloc(Math.ceil(Buffer.byteLength(data) / 512) * 512);
  body.write(data);
  return Buffer.concat([header, body]);
}
export const tarball = (...entries: [string, string, string][]): Uint8Array =>
  gzipSync(Buffer.concat([...entries.map((entry) => tarEntry(...entry)), Buffer.alloc(1024)]));

const archives: readonly Hostile[] = [
  named('../pack.yaml', 'name-escape'),
  named('rules/../../etc/passwd', 'name-escape'),
  named('./pack.yaml', 'name-escape'),
  named('..\\evil.yaml', 'name-backslash'),
  named('rules\\local\\a.yaml', 'name-backslash'),
  named('C:/evil.yaml', 'name-drive'),
  named('c:evil.yaml', 'name-drive'),
  named('C:\\evil.yaml', 'name-backslash'),
  named('\\\\host\\share\\a.yaml', 'name-backslash'),
  named('/etc/passwd', 'name-absolute'),
  named('rules/local/a\0.yaml', 'name-nul'),
  named('rules/local/a\u0007.yaml', 'name-control'),
  named('docs/\u202Egpj.md', 'name-control'),
  named('docs/con.md', 'name-device'),
  named('tests/LPT1.md', 'name-device'),
  named(`docs/${'a'.repeat(200)}.md`, 'name-long'),
  named('index.js', 'name-unknown'),
  named('rules/local/a.js', 'name-unknown'),
  named('package.json', 'name-unknown'),
  named('.git/hooks/post-checkout', 'name-unknown'),
  named('form/vocabulary.yaml', 'vocabulary'),
  { name: 'a name that is not UTF-8', code: 'name-encoding', bytes: () => patchedName() },
  {
    name: 'an entry twice',
    code: 'entry-duplicate',
    bytes: () => zip({ name: 'README.md' }, { name: 'README.md' }),
  },
  {
    name: 'names that differ in case only',
    code: 'entry-case',
    bytes: () => zip({ name: 'docs/a.md' }, { name: 'docs/A.md' }),
  },
  {
    name: 'names that differ in composition only',
    code: 'entry-case',
    bytes: () => zip({ name: 'docs/Ａ.md' }, { name: 'docs/A.md' }),
  },
  {
    name: 'a symbolic link',
    code: 'symlink',
    bytes: () => zip({ name: 'README.md', data: '/etc/passwd', mode: 0o120777 }),
  },
  { name: 'a device', code: 'special-file', bytes: () => zip({ name: 'README.md', mode: 0o020666 }) },
  { name: 'an encrypted entry', code: 'encrypted', bytes: () => zip({ name: 'README.md', flags: 1 }) },
  { name: 'strong encryption', code: 'encrypted', bytes: () => zip({ name: 'README.md', flags: 0x41 }) },
  { name: 'an unknown compression', code: 'method', bytes: () => zip({ name: 'README.md', method: 14 }) },
  {
    name: 'a bomb of zeros',
    code: 'ratio',
    bytes: () => zip({ name: 'README.md', data: Buffer.alloc(1 << 20) }),
  },
  {
    name: 'a bomb that says it is large',
    code: 'file-large',
    bytes: () => zip({ name: 'README.md', data: Buffer.alloc(50 << 20) }),
  },
  {
    name: 'a bomb that says it is small',
    code: 'size-lied',
    bytes: () => zip({ name: 'README.md', data: Buffer.alloc(50 << 20), size: 100 }),
  },
  {
    name: 'an entry shorter than it says',
    code: 'size-lied',
    bytes: () => zip({ name: 'README.md', data: 'short', size: 500 }),
  },
  {
    name: 'many entries',
    code: 'entries',
    bytes: () => zip(...Array.from({ length: 1200 }, (_, i) => ({ name: `docs/${i}.md`, data: 'x' }))),
  },
  {
    name: 'many middling entries',
    code: 'total',
    bytes: () => {
      const data = Buffer.from(Array.from({ length: 900_000 }, (_, i) => 97 + (((i * i) >> 9) % 11)));
      return zip(...Array.from({ length: 30 }, (_, i) => ({ name: `docs/${i}.md`, data })));
    },
  },
  { name: 'a wrong checksum', code: 'crc', bytes: () => zip({ name: 'README.md', data: 'text', crc: 1 }) },
  {
    name: 'another name in the local header',
    code: 'zip-mismatch',
    bytes: () => zip({ name: 'README.md', localName: '../../evil' }),
  },
  {
    name: 'bytes behind the archive',
    code: 'zip-trailing',
    bytes: () => Buffer.concat([zip(), Buffer.from('#!/bin/sh')]),
  },
  {
    name: 'bytes before the archive',
    code: 'zip-broken',
    bytes: () => Buffer.concat([Buffer.from('MZ'), zip()]),
  },
  {
    name: 'half an archive',
    code: 'zip-broken',
    bytes: () => cut(zip({ name: 'README.md', data: 'text' }), 60),
  },
  { name: 'no archive at all', code: 'zip-broken', bytes: () => Buffer.from('hello') },
  { name: 'an empty file', code: 'zip-broken', bytes: () => new Uint8Array() },
  { name: 'ZIP64', code: 'zip-64', bytes: () => patched(zip(), -6, [0xff, 0xff, 0xff, 0xff]) },
  { name: 'an archive of several disks', code: 'zip-disks', bytes: () => patched(zip(), -18, [1, 0]) },
  { name: 'a file above the limit of archives', code: 'archive-large', bytes: () => new Uint8Array(9 << 20) },
  { name: 'no pack.yaml', code: 'no-pack-yaml', bytes: () => rawZip([{ name: 'README.md' }]) },
  { name: 'a tarball with a link', code: 'symlink', bytes: () => tarball(['package/README.md', '', '2']) },
  {
    name: 'a tarball that leads out',
    code: 'name-escape',
    bytes: () => tarball(['package/../../evil', 'x', '0']),
  },
  {
    name: 'a tarball that is cut',
    code: 'tar-broken',
    bytes: () => cut(tarball(['package/pack.yaml', MANIFEST_YAML, '0']), 20),
  },
  { name: 'a tarball bomb', code: 'total', bytes: () => gzipSync(Buffer.alloc(60 << 20)) },
];

function patchedName(): Uint8Array {
  const bytes = Buffer.from(zip({ name: 'docs/zz.md' }));
  for (let at = bytes.indexOf('zz.md'); at >= 0; at = bytes.indexOf('zz.md', at + 1)) bytes[at] = 0xff;
  return bytes;
}

const deep = (open: string, close: string): string => `x: ${open.repeat(5000)}${close.repeat(5000)}`;

const files: readonly Hostile[] = [
  {
    name: 'UTF-16 with a mark',
    code: 'utf16',
    bytes: () => yaml(Buffer.from(`\uFEFF${MANIFEST_YAML}`, 'utf16le')),
  },
  {
    name: 'UTF-16 without a mark',
    code: 'utf16',
    bytes: () => yaml(Buffer.from('id: cn.evil\nversion: 1.0.0\n', 'utf16le')),
  },
  { name: 'a NUL in YAML', code: 'nul', bytes: () => more('# \0') },
  {
    name: 'bytes that are no UTF-8',
    code: 'encoding',
    bytes: () => yaml(Buffer.from([0x69, 0x64, 0x3a, 0x20, 0xff])),
  },
  { name: 'deep flow lists', code: 'yaml-depth', bytes: () => more(deep('[', ']')) },
  {
    name: 'deep maps',
    code: 'yaml-depth',
    bytes: () => more(`x: ${'{a:\n '.repeat(500)}1${'}'.repeat(500)}`),
  },
  { name: 'deep dashes', code: 'yaml-depth', bytes: () => more(`x:\n  ${'- '.repeat(2000)}a`) },
  {
    name: 'a line of many indicators',
    code: 'yaml-indicators',
    bytes: () => more(`x: [${'[], '.repeat(200)}]`),
  },
  {
    name: 'a billion laughs',
    code: 'yaml-alias',
    bytes: () =>
      more(
        Array.from({ length: 9 }, (_, i) => `a${i + 1}: &b${i + 1} [${`*b${i},`.repeat(9)}]`)
          .join('\n')
          .replace(/\*b0,/g, 'x,'),
      ),
  },
  { name: 'an alias to itself', code: 'yaml-alias', bytes: () => more('x: &a [*a]') },
  { name: 'a tag', code: 'yaml-tag', bytes: () => more('x: !!js/function "return 1"') },
  { name: 'a tag of its own', code: 'yaml-tag', bytes: () => more('x: !evil 1') },
  { name: '__proto__', code: 'yaml-proto', bytes: () => more('__proto__: { polluted: true }') },
  {
    name: 'constructor',
    code: 'yaml-proto',
    bytes: () => more('adjust: { constructor: { prototype: {} } }'),
  },
  { name: 'a key twice', code: 'yaml-duplicate', bytes: () => more('id: cn.other') },
  {
    name: 'a map of many keys',
    code: 'yaml-keys',
    bytes: () => more(`adjust:\n${Array.from({ length: 3000 }, (_, i) => `  a/k${i}: {}`).join('\n')}`),
  },
  { name: 'a map as a key', code: 'yaml-key', bytes: () => more('? { a: 1 }\n: 1') },
  { name: 'no YAML', code: 'yaml-syntax', bytes: () => more('x: "unfinished') },
  {
    name: 'a file that is long for YAML',
    code: 'yaml-size',
    bytes: () =>
      more(`${Array.from({ length: 40_000 }, (_, i) => `# ${(i * 7919) % 10_007}\n`).join('')}x: 1`),
  },
  {
    name: 'YAML beyond measure in many files',
    code: 'yaml-total',
    bytes: () => {
      const data = Array.from({ length: 8000 }, (_, i) => `- ${(i * 7919) % 10_007} ${i % 97}\n`).join('');
      return zip(...Array.from({ length: 60 }, (_, i) => ({ name: `rules/local/r${i}.yaml`, data })));
    },
  },
  { name: 'a huge scalar', code: 'file-large', bytes: () => more(`x: ${'a'.repeat(2 << 20)}`) },
  { name: 'an unknown key', code: 'schema', bytes: () => more('script: rm -rf') },
  {
    name: 'an id that is none',
    code: 'schema',
    bytes: () => yaml(MANIFEST_YAML.replace('cn.evil', '../evil')),
  },
  {
    name: 'the id of a built-in pack',
    code: 'id-reserved',
    bytes: () => yaml(MANIFEST_YAML.replace('cn.evil', 'cn-gov-info-annual')),
  },
  { name: 'another engine', code: 'engine', bytes: () => yaml(MANIFEST_YAML.replace('>=0.1 <2', '>=9')) },
  {
    name: 'a range that is none',
    code: 'range',
    bytes: () => yaml(MANIFEST_YAML.replace('>=0.1 <2', 'latest')),
  },
  { name: 'nested repetition', code: 'pattern-nested', bytes: () => pattern('^(a+)+$') },
  {
    name: 'nested repetition of Chinese',
    code: 'pattern-nested',
    bytes: () => pattern('^(?:[一-龥]+[，、]?)+。$'),
  },
  { name: 'look-ahead', code: 'pattern', bytes: () => pattern('(?=a)b') },
  { name: 'a back-reference', code: 'pattern', bytes: () => pattern('(a)\\1') },
  { name: 'an unfinished pattern', code: 'pattern', bytes: () => pattern('(a') },
  { name: 'a pattern that unfolds', code: 'pattern-large', bytes: () => pattern('(?:[ab]{0,50}c){0,20}d') },
  { name: 'a long pattern', code: 'pattern-long', bytes: () => pattern('a'.repeat(3000)) },
];

export const HOSTILE: readonly Hostile[] = [...archives, ...files];
