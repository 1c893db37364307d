import { gzipSync } from 'node:zlib';
import { type RawEntry, rawZip } from '../support/raw-zip.js';
import {
  type Hostile,
  MANIFEST_YAML,
  more,
  pack,
  patched,
  patternRule,
  tarEntry,
  yaml,
  zip,
} from './hostile.js';

const one = (name: string, code: string, bytes: () => Uint8Array): Hostile => ({ name, code, bytes });
const entry = (over: Partial<RawEntry>) => (): Uint8Array => zip({ name: 'README.md', data: 'x', ...over });

/** A second name for the entry, as some archivers write it. */
const otherName = (name: string): Buffer => {
  const words = Buffer.from(name);
  const head = Buffer.alloc(9);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(words.length + 5, 2);
  head.writeUInt8(1, 4);
  return Buffer.concat([head, words]);
};

/** What another reader of the same file may see otherwise. */
const archives: readonly Hostile[] = [
  one('bytes before the directory', 'zip-hidden', () => rawZip([pack], '#!/bin/sh')),
  one('bytes behind what inflates', 'zip-hidden', entry({ behind: 'PAYLOAD' })),
  one('a folder that holds bytes', 'zip-hidden', () =>
    zip({ name: 'docs/', method: 0, behind: 'PAYLOAD', size: 0 }),
  ),
  one('an entry with a comment', 'zip-hidden', entry({ comment: 'x'.repeat(1000) })),
  one('an entry with a second name', 'zip-names', entry({ extra: otherName('../../evil') })),
  one('an entry with sizes for large files', 'zip-64', entry({ extra: Buffer.from([1, 0, 0, 0]) })),
  one('a local header that says encrypted', 'zip-mismatch', entry({ localFlags: 0x801 })),
  one('a local header with another checksum', 'zip-mismatch', entry({ localCrc: 7 })),
  one('a link of BeOS', 'symlink', entry({ mode: 0o120777, host: 16 })),
  one('a link that says DOS', 'symlink', entry({ mode: 0o120777, host: 0 })),
  one('a link of Windows', 'symlink', () => directoryWith(38, [0, 4, 0, 0])),
  one('a folder without a slash', 'special-file', entry({ mode: 0o040755 })),
  one('an entry on another disk', 'zip-disks', () => directoryWith(34, [7, 0])),
  one('a patch of what is elsewhere', 'method', entry({ flags: 0x820 })),
  one('a device of Windows by another numeral', 'name-device', () => zip({ name: 'docs/COM¹.md' })),
  one('names that are one in capitals only', 'entry-case', () =>
    zip({ name: 'docs/σ.md' }, { name: 'docs/ς.md' }),
  ),
  one('a sharp s, large and small', 'entry-case', () => zip({ name: 'docs/ß.md' }, { name: 'docs/ẞ.md' })),
  one('a tar with a folder that leads out', 'name-escape', () => folders('package/../../x/')),
  one('a tar of folders without end', 'entries', () => folders(...Array(5000).fill('package/docs/'))),
];

/** Bytes of the directory's last entry changed. */
function directoryWith(at: number, values: readonly number[]): Uint8Array {
  const bytes = zip({ name: 'README.md', data: 'x' });
  return patched(Buffer.from(bytes), Buffer.from(bytes).lastIndexOf('README.md') - 46 + at, values);
}

const folders = (...names: string[]): Uint8Array =>
  gzipSync(
    Buffer.concat([
      tarEntry('package/pack.yaml', MANIFEST_YAML, '0'),
      ...names.map((name) => tarEntry(name, '', '5')),
      Buffer.alloc(1024),
    ]),
  );

const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** A table of many cells in a few lines. */
const table = (id: string, rows: number, columns: number): RawEntry => ({
  name: `form/tables/${id}.yaml`,
  method: 0,
  data: `id: ${id}
name: { zh: 甲, en: a }
section: s6
layout: grid
columns:
${lines(columns, (i) => `  - { id: c${i}, label: 列${i}, name: { zh: 甲, en: a } }`)}
rows:
${lines(rows, (i) => `  - { id: R${i}, label: 行${i}, name: { zh: 甲, en: a } }`)}
`,
});

const worded = (message: string): Uint8Array => {
  const rule = patternRule('甲');
  return zip({ ...rule, data: String(rule.data).replace('found: { zh: 甲', `found: { zh: ${message}`) });
};

const patterns = (count: number, source: (i: number) => string): Uint8Array =>
  zip(...Array.from({ length: count }, (_, i) => patternRule(source(i), `r${i}`)));

const files: readonly Hostile[] = [
  one('a tag that YAML knows', 'yaml-tag', () => yaml(MANIFEST_YAML.replace('version: ', 'version: !!str '))),
  one('an anchor that nobody names', 'yaml-alias', () =>
    yaml(MANIFEST_YAML.replace('version: ', 'version: &v ')),
  ),
  one('a key for all packs', 'delegation', () =>
    more('delegates: [{ key: RWx, namespaces: ["cn.**"], until: 2030-01-01 }]'),
  ),
  one('a map to be merged', 'yaml-merge', () => more('<<: { id: cn.evil }')),
  one('blank lines without end', 'yaml-lines', () =>
    rawZip([{ name: 'pack.yaml', method: 0, data: MANIFEST_YAML + '\n'.repeat(200_000) }]),
  ),
  one('a message that moves the cursor', 'yaml-control', () => worded('"\\e[2J\\e]0;evil\\a"')),
  one('a message that is shown backwards', 'yaml-control', () => worded('"\\u202Egpj"')),
  one('a name that moves the cursor', 'yaml-control', () =>
    yaml(MANIFEST_YAML.replace('en: a', 'en: "\\e[2J"')),
  ),
  one('half a character by an escape', 'yaml-control', () => worded('"\\uD800"')),
  one('a message that repeats what it finds', 'rule', () => worded(`"${'{{words}}'.repeat(200)}"`)),
  one('a table of many rows', 'form-large', () => zip(table('t9', 900, 50))),
  one('many tables', 'form-large', () =>
    zip(...Array.from({ length: 90 }, (_, i) => table(`t${i + 10}`, 60, 60))),
  ),
  one('a form without the report that its cases change', 'base-missing', () =>
    zip({ name: 'form/form.yaml', data: FORM }),
  ),
  one('an agency that fills every paragraph', 'schema', () =>
    zip(
      { name: 'form/form.yaml', data: FORM },
      { name: 'cases/base.yaml', data: `agency: ${'甲'.repeat(5000)}\n`, method: 0 },
    ),
  ),
  one('classes without end', 'pattern-large', () => patterns(1, () => `(?i)${'\\PL'.repeat(380)}`)),
  one('classes of many patterns', 'pattern-total', () => patterns(60, (i) => `${'\\p{L}'.repeat(39)}${i}`)),
  one('ranges in which case does not count', 'pattern-large', () =>
    patterns(1, () => `(?i)${'[\\x{80}-\\x{2000}]'.repeat(95)}`),
  ),
  one('a parameter of the prototype', 'params', () =>
    more('adjust: { text/width: { policy: floor, params: { valueOf: 1 } } }'),
  ),
  one('a law that is said otherwise', 'statutes-conflict', () =>
    zip({ name: 'data/statutes.yaml', data: REPEALED }),
  ),
];

const FORM = `id: x
name: { zh: 甲, en: a }
editions: [{ id: "1", from: 2000, name: { zh: 甲, en: a } }]
title: { suffix: 甲报告 }
sections: [{ id: s1, ordinal: 1, title: 甲, content: prose }]
`;

const REPEALED = `documents: []
statutes:
  - { title: 中华人民共和国政府信息公开条例, status: repealed, until: "2000-01-01", confidence: A }
`;

export const HIDDEN_HOSTILE: readonly Hostile[] = [...archives, ...files];
