import { gzipSync } from 'node:zlib';
import { manifestBytes } from '../../server/src/host/packs/manifest.js';
import { rawZip } from '../support/raw-zip.js';
import {
  type Hostile,
  MANIFEST_YAML,
  more,
  named,
  pack,
  patched,
  patternRule,
  tarball,
  tarEntry,
  yaml,
  zip,
} from './hostile.js';

const one = (name: string, code: string, bytes: () => Uint8Array): Hostile => ({ name, code, bytes });
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** Both entries of the directory point to the data of the first. */
function overlapping(): Uint8Array {
  const bytes = rawZip([pack, { name: 'docs/a.md', data: 'text' }]);
  const at = bytes.lastIndexOf('docs/a.md') - 46;
  return patched(bytes, at + 42, [0, 0, 0, 0]);
}

const tarOf = (...blocks: Buffer[]): Uint8Array => gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));

/** A tar entry whose header is changed. */
const tarWith = (at: number, value: string | Buffer, kind = '0'): Uint8Array => {
  const entry = tarEntry('package/README.md', 'x', kind);
  entry.set(Buffer.from(value), at);
  return tarOf(tarEntry('package/pack.yaml', MANIFEST_YAML, '0'), entry);
};

const manifest = (json: string): Uint8Array => zip({ name: 'MANIFEST.json', data: json });

const archives: readonly Hostile[] = [
  named('docs/a.md:stream', 'name-unknown'),
  named('docs/a.md.', 'name-unknown'),
  named('docs/a.md ', 'name-unknown'),
  named('docs/a\u200b.md', 'name-unknown'),
  named('docs//a.md', 'name-unknown'),
  named('docs/%2e%2e/%2e%2e/a.md', 'name-unknown'),
  named('docs/..', 'name-escape'),
  named('~/.bashrc', 'name-unknown'),
  named('docs/\u2066a.md', 'name-control'),
  named('docs/\u001b[2J.md', 'name-control'),
  named('', 'name-empty'),
  named('form/tables/../../../a.yaml', 'name-escape'),
  named('docs/nul', 'name-device'),
  one('a folder that leads out', 'name-escape', () => zip({ name: '../' })),
  one('a folder of a script', 'name-unknown', () => zip({ name: 'node_modules/' })),
  one('a link that looks like a folder', 'symlink', () => zip({ name: 'docs/', mode: 0o120777 })),
  one('entries that share their data', 'zip-mismatch', overlapping),
  one('a count of entries that lies', 'zip-broken', () => patched(zip(), -14, [9, 0, 9, 0])),
  one('a directory that lies elsewhere', 'zip-broken', () => patched(zip(), -6, [200, 0, 0, 0])),
  one('a tar whose name is no UTF-8', 'name-encoding', () => tarWith(0, Buffer.from([0xff, 0xfe]))),
  one('a tar with a size beyond its end', 'tar-broken', () => tarWith(124, '77777777777')),
  one('a tar with a size that is no number', 'tar-broken', () => tarWith(124, 'x'.repeat(12))),
  one('a tar with a pipe', 'special-file', () => tarWith(0, 'p', '6')),
  one('a tar with a device', 'special-file', () => tarWith(0, 'p', '3')),
  one('a tar with extended headers', 'special-file', () => tarWith(0, 'p', 'x')),
  one('a tar with a prefix that leads out', 'name-escape', () => tarWith(345, '../..')),
  one('a tar with an entry twice', 'entry-duplicate', () =>
    tarball(['package/pack.yaml', MANIFEST_YAML, '0'], ['package/pack.yaml', MANIFEST_YAML, '0']),
  ),
  one('a tar whose names differ in case', 'entry-case', () =>
    tarball(['package/docs/a.md', 'x', '0'], ['package/docs/A.md', 'x', '0']),
  ),
  one('a compressed text that is no tar', 'no-pack-yaml', () => gzipSync('hello')),
  one('an archive in an archive', 'no-pack-yaml', () => gzipSync(gzipSync(Buffer.alloc(4096, 1)))),
  one('a manifest of nothing', 'manifest-broken', () => manifest('null')),
  one('a manifest with an entry of nothing', 'manifest-broken', () =>
    manifest('{"schema":1,"files":{"pack.yaml":null}}'),
  ),
  one('a manifest that is deep', 'manifest-broken', () => stored('MANIFEST.json', '['.repeat(100_000))),
  one('a manifest with __proto__', 'file-added', () => manifest('{"schema":1,"files":{"__proto__":{}}}')),
  one('a manifest of another pack', 'manifest-identity', () => manifest(identity())),
];

/** A manifest that fits the file, and says another version. */
const identity = (): string =>
  Buffer.from(
    manifestBytes('cn.evil', '9.9.9', new Map([['pack.yaml', Buffer.from(MANIFEST_YAML)]])),
  ).toString();

/** Not compressed: nothing is suspicious in how tight it is packed. */
const stored = (name: string, data: string): Uint8Array =>
  rawZip([...(name === 'pack.yaml' ? [] : [pack]), { name, data, method: 0 }]);

const files: readonly Hostile[] = [
  one('__proto__ in quotes', 'yaml-proto', () => more('"__proto__": { polluted: true }')),
  one('__proto__ by an escape', 'yaml-proto', () => more('"\\u005f_proto__": { polluted: true }')),
  one('__proto__ deep in parameters', 'yaml-proto', () =>
    more('adjust: { text/width: { params: { a: [{ __proto__: { polluted: true } }] } } }'),
  ),
  one('prototype', 'yaml-proto', () => more('prototype: { polluted: true }')),
  one('levels by indentation', 'yaml-depth', () => more(lines(60, (i) => `${' '.repeat(i)}a:`))),
  one('lists open on lines of their own', 'yaml-depth', () => more(`x:\n${lines(3000, () => ' [')}`)),
  one('maps open on lines of their own', 'yaml-depth', () => more(`x:\n${lines(300, () => ' {a:')}`)),
  one('questions', 'yaml-depth', () => more(`x:\n  ${'? '.repeat(3000)}a`)),
  one('a value beyond count', 'yaml-values', () =>
    stored('pack.yaml', `${MANIFEST_YAML}x:\n${lines(45_000, () => '- 1')}\n`),
  ),
  one('a map in one line beyond count', 'yaml-indicators', () => more(`x: {${'a: 1, '.repeat(300)}}`)),
  one('many documents', 'yaml-syntax', () =>
    stored(
      'pack.yaml',
      lines(500, () => '---\na: 1'),
    ),
  ),
  one('many mistakes', 'yaml-syntax', () => more(lines(5000, (i) => `"a${i}`))),
  one('a directive', 'yaml-syntax', () => yaml(`%YAML 9.9\n%FOO bar\n${MANIFEST_YAML}`)),
  one('a merge', 'yaml-alias', () => more('x: &a { y: 1 }\nz: { <<: *a }')),
  one('a binary tag', 'yaml-tag', () => more('x: !<tag:yaml.org,2002:js/regexp> "a"')),
  one('a key of nothing', 'schema', () => more('~: 1')),
  one('a number beyond measure', 'schema', () => more('extends: 1e999')),
  one('a NUL by an escape in a path', 'yaml-control', () => more('extends: [{ id: cn.b, from: ["a\\0b"] }]')),
  one('UTF-32', 'utf16', () => yaml(Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0]))),
  one('UTF-8 that is too long for its character', 'encoding', () =>
    yaml(Buffer.concat([Buffer.from(MANIFEST_YAML), Buffer.from([0xc0, 0xaf])])),
  ),
  one('half a surrogate', 'encoding', () =>
    yaml(Buffer.concat([Buffer.from(MANIFEST_YAML), Buffer.from([0xed, 0xa0, 0x80])])),
  ),
  one('parents beyond count', 'schema', () => more(`extends:\n${lines(40, (i) => `  - { id: cn.p${i} }`)}`)),
  one('patterns beyond count', 'pattern-total', () =>
    zip(patternRule('甲', 'evil', `,\n${lines(1500, (i) => `    "乙${i}",`)}`)),
  ),
  one('patterns beyond size', 'pattern-total', () =>
    zip(...Array.from({ length: 60 }, (_, i) => patternRule(`[甲乙]{0,490}${i}`, `r${i}`))),
  ),
  one('a rule of another file', 'rule', () => zip({ ...patternRule('甲'), name: 'rules/local/other.yaml' })),
  one('a rule of the built-in pack', 'rule-redefined', () => zip(builtinRule())),
  one('a check kind that is none', 'rule', () => zip(changed('forbidden-wording', 'eval'))),
  one('a check kind by the prototype', 'rule', () => zip(changed('forbidden-wording', 'constructor'))),
  one('a formula beyond measure', 'rule', () => zip(formula(`A = ${'A + '.repeat(3000)}A`))),
  one('a formula over no cell', 'rule', () => zip(formula('ZZ = A'))),
  one('a table whose groups hold each other', 'form', () => zip(table(GROUPS))),
  one('a table that is there already', 'form-conflict', () => zip(table('', 't3'))),
  one('a weaker rule', 'rule-unknown', () => more('adjust: { no/such: { severity: "off" } }')),
  one('parameters that fit no kind', 'params', () =>
    more('adjust: { text/width: { params: { nonsense: 1 } } }'),
  ),
];

function changed(from: string, to: string) {
  const rule = patternRule('甲');
  return { ...rule, data: String(rule.data).replace(from, to) };
}

function builtinRule() {
  const rule = patternRule('甲');
  return { name: 'rules/text/width.yaml', data: String(rule.data).replace('local/evil', 'text/width') };
}

function formula(text: string) {
  const rule = patternRule('甲');
  const check = `{ kind: relations, relations: [{ id: a, table: t3, forEach: column, formula: ${JSON.stringify(text)}, words: { zh: 甲, en: a } }] }`;
  const messages = ['unequal', 'exceeds', 'cell', 'operand', 'set']
    .map((key) => `${key}: { zh: 甲, en: a }`)
    .join(', ');
  return {
    ...rule,
    data: String(rule.data)
      .replace(/check: .*/, `check: ${check}`)
      .replace(/messages: .*/, `messages: { ${messages} }`)
      .replace('message: found', 'message: cell'),
  };
}

const GROUPS = `groups:
  - { id: G, label: 甲, name: { zh: 甲, en: a }, group: H }
  - { id: H, label: 乙, name: { zh: 乙, en: b }, group: G }
`;

const table = (rest: string, id = 't9') => ({
  name: `form/tables/${id}.yaml`,
  data: `id: ${id}
name: { zh: 甲, en: a }
section: s1
layout: grid
columns: [{ id: a, label: 甲, name: { zh: 甲, en: a } }]
rows: [{ id: R, label: 甲, name: { zh: 甲, en: a } }]
${rest}`,
});

export const MORE_HOSTILE: readonly Hostile[] = [...archives, ...files];
