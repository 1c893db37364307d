import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PackError } from '../../server/src/host/packs/fault.js';
import { manifestBytes } from '../../server/src/host/packs/manifest.js';
import { readSecretKey, type SecretKey, signBytes } from '../../server/src/host/packs/minisign.js';
import { MANIFEST, SIGNATURE } from '../../server/src/host/packs/names.js';
import { openChain } from '../../server/src/host/packs/open-chain.js';
import { NO_TRUST, type Trust } from '../../server/src/host/packs/trust.js';
import { writeZip } from '../../server/src/host/packs/zip-write.js';
import { folderWith } from '../support/folder.js';

const newKey = (): SecretKey =>
  readSecretKey(
    generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
  )!;
const [province, county, stranger] = [newKey(), newKey(), newKey()];

const trusting = (over: Partial<Trust> = {}, until: string | null = null): Trust => ({
  ...NO_TRUST,
  keys: [{ key: province.public, namespaces: ['cn.aa.**'], until, from: 'trust.yaml' }],
  ...over,
});

type Files = Map<string, Uint8Array>;

/** Files of a signed pack; `more`: further lines of `pack.yaml`. */
function signed(key: SecretKey, id = 'cn.aa', more = ''): Files {
  const yaml = `id: ${id}\nversion: 1.0.0\nname: { zh: 甲, en: a }\nengine: ">=0.1 <2"\n${more}`;
  const files: Files = new Map([
    ['pack.yaml', Buffer.from(yaml)],
    ['README.md', Buffer.from('text')],
  ]);
  const manifest = manifestBytes(id, '1.0.0', files);
  files.set(MANIFEST, manifest);
  files.set(SIGNATURE, Buffer.from(signBytes(manifest, key, `pack:${id} version:1.0.0`)));
  return files;
}

/** `ok`, or the code of the refusal. The last pack is the one that is opened. */
function verdict(packs: Record<string, Files>, trust: Trust): string {
  const root = folderWith({ 'gouji.yaml': '' });
  for (const [name, files] of Object.entries(packs)) writeFileSync(join(root, name), writeZip(files));
  try {
    const { layer } = openChain(Object.keys(packs).at(-1)!, root, trust, false);
    return layer.signer === null ? 'unsigned' : 'ok';
  } catch (error) {
    if (error instanceof PackError) return error.fault.code;
    throw error;
  }
}

const changed = (files: Files, change: (files: Files) => void): Files => {
  change(files);
  return files;
};
const one = (files: Files): Record<string, Files> => ({ 'a.goujipack': files });

describe('a namespace with a trusted key', () => {
  test('takes what that key has signed', () => {
    expect(verdict(one(signed(province)), trusting())).toBe('ok');
    expect(verdict(one(signed(province, 'cn.aa.bb.cc')), trusting())).toBe('ok');
  });

  const attacks: readonly [string, string, () => Files, Trust][] = [
    [
      'the signature is stripped',
      'unsigned',
      () => changed(signed(province), (f) => f.delete(SIGNATURE)),
      trusting(),
    ],
    [
      'signature and manifest are stripped',
      'unsigned',
      () => changed(signed(province), (f) => [SIGNATURE, MANIFEST].map((n) => f.delete(n))),
      trusting(),
    ],
    [
      'a file is altered',
      'file-altered',
      () => changed(signed(province), (f) => f.set('README.md', Buffer.from('next'))),
      trusting(),
    ],
    [
      'a file is added',
      'file-added',
      () => changed(signed(province), (f) => f.set('LICENSE', Buffer.from('x'))),
      trusting(),
    ],
    [
      'a file is taken out',
      'file-missing',
      () => changed(signed(province), (f) => f.delete('README.md')),
      trusting(),
    ],
    [
      'a file and the manifest are altered',
      'signature-invalid',
      () =>
        changed(signed(province), (f) => {
          f.set('README.md', Buffer.from('next'));
          f.set(MANIFEST, manifestBytes('cn.aa', '1.0.0', f));
        }),
      trusting(),
    ],
    [
      'another pack’s manifest',
      'file-altered',
      () => changed(signed(province), (f) => f.set(MANIFEST, signed(province, 'cn.aa.bb').get(MANIFEST)!)),
      trusting(),
    ],
    [
      'the signature is garbage',
      'signature-broken',
      () => changed(signed(province), (f) => f.set(SIGNATURE, Buffer.from('x'))),
      trusting(),
    ],
    [
      'its trusted comment is altered',
      'signature-invalid',
      () =>
        changed(signed(province), (f) => {
          const text = Buffer.from(f.get(SIGNATURE)!).toString();
          f.set(SIGNATURE, Buffer.from(text.replace('version:1.0.0', 'version:9.0.0')));
        }),
      trusting(),
    ],
    ['a stranger has signed', 'key-unknown', () => signed(stranger), trusting()],
    [
      'a stranger claims the key’s id',
      'signature-invalid',
      () =>
        changed(signed(stranger), (f) => {
          const [head, line, ...rest] = Buffer.from(f.get(SIGNATURE)!).toString().split('\n');
          const bytes = Buffer.from(line!, 'base64');
          Buffer.from(province.public.text, 'base64').copy(bytes, 2, 2, 10);
          f.set(SIGNATURE, Buffer.from([head, bytes.toString('base64'), ...rest].join('\n')));
        }),
      trusting(),
    ],
    ['the key has expired', 'key-expired', () => signed(province), trusting({}, '2020-01-01')],
    [
      'the key is revoked',
      'key-revoked',
      () => signed(province),
      trusting({ revoked: new Set([province.public.id]) }),
    ],
    [
      'the key is another namespace’s',
      'namespace',
      () => signed(province, 'cn.bb'),
      trusting({
        keys: [
          { key: province.public, namespaces: ['cn.aa.**'], until: null, from: '' },
          { key: county.public, namespaces: ['cn.bb'], until: null, from: '' },
        ],
      }),
    ],
    [
      'it must be signed although no key is known',
      'unsigned',
      () => changed(signed(province), (f) => f.delete(SIGNATURE)),
      { ...NO_TRUST, require: ['cn.**'] },
    ],
  ];
  test.each(attacks)('%s: pack/%s', (_, code, files, trust) => {
    expect(verdict(one(files()), trust)).toBe(`pack/${code}`);
  });

  test('others need no signature, and get no credit for one', () => {
    expect(verdict(one(signed(stranger, 'cn.zz')), trusting())).toBe('unsigned');
  });
});

describe('delegation', () => {
  const parent = (namespaces: string, until = '2099-12-31', revokes = ''): Files =>
    signed(
      province,
      'cn.aa',
      `delegates: [{ key: ${county.public.text}, namespaces: [${namespaces}], until: ${until} }]\n${revokes}`,
    );
  const child = (id: string, key = county): Files =>
    signed(key, id, 'extends: [{ id: cn.aa, from: [./parent.goujipack] }]\n');
  const chain = (first: Files, second: Files) => ({ 'parent.goujipack': first, 'child.goujipack': second });

  test.each([
    ['below its namespace', 'ok', parent('cn.aa.bb.**'), child('cn.aa.bb')],
    ['beside it', 'pack/namespace', parent('cn.aa.bb.**'), child('cn.aa.cc')],
    ['to itself', 'pack/delegation', parent('cn.aa.**'), child('cn.aa.bb')],
    ['to a stranger', 'pack/delegation', parent('cn.zz.**'), child('cn.aa.bb')],
    ['until a day that is past', 'pack/key-expired', parent('cn.aa.bb.**', '2020-01-01'), child('cn.aa.bb')],
    [
      'and revoked again',
      'pack/key-revoked',
      parent('cn.aa.bb.**', '2099-12-31', `revokes: [${county.public.id}]\n`),
      child('cn.aa.bb'),
    ],
  ])('%s: %s', (_, wanted, first, second) => {
    expect(verdict(chain(first, second), trusting())).toBe(wanted);
  });

  test('a parent that is not signed can delegate to nobody', () => {
    const unsigned = changed(parent('cn.aa.bb.**'), (f) => f.delete(SIGNATURE));
    const trust = { ...NO_TRUST, require: ['cn.aa.bb'] };
    expect(verdict(chain(unsigned, child('cn.aa.bb')), trust)).toBe('pack/key-unknown');
  });
});

describe('a waiver, signed by', () => {
  const under = (parent: string, more: string): string =>
    `extends: [{ id: ${parent}, from: [./${parent}.goujipack] }]\n${more}`;
  const LOCK = 'adjust: { table/relation: { policy: locked } }\n';
  const WEAKER = 'adjust: { table/relation: { severity: warning } }\n';
  const waiver = (until = '2099-12-31', rule = 'table/relation', pack = 'cn.aa.bb.cc'): string =>
    `waivers: [{ pack: ${pack}, rule: ${rule}, until: ${until}, reason: 甲 }]\n`;

  /** Province, city and county; what each says beside its name and parent. */
  const chainOf = (top: string, middle: string, low = WEAKER) => ({
    'cn.aa.goujipack': signed(province, 'cn.aa', top),
    'cn.aa.bb.goujipack': signed(province, 'cn.aa.bb', under('cn.aa', middle)),
    'cn.aa.bb.cc.goujipack': signed(province, 'cn.aa.bb.cc', under('cn.aa.bb', low)),
  });

  test.each([
    ['the pack that locked', 'ok', chainOf(LOCK + waiver(), '')],
    ['a pack above the one that locked', 'ok', chainOf(waiver(), LOCK)],
    ['a pack below the one that locked', 'pack/weaker-locked', chainOf(LOCK, waiver())],
    ['nobody', 'pack/weaker-locked', chainOf(LOCK, '')],
    ['the pack itself', 'pack/weaker-locked', chainOf(LOCK, '', WEAKER + waiver())],
    [
      'the one that locked, for another rule',
      'pack/weaker-locked',
      chainOf(LOCK + waiver('2099-12-31', 'text/width'), ''),
    ],
    [
      'the one that locked, for another pack',
      'pack/weaker-locked',
      chainOf(LOCK + waiver('2099-12-31', 'table/relation', 'cn.aa.bb'), ''),
    ],
    ['the one that locked, until yesterday', 'pack/waiver-expired', chainOf(LOCK + waiver('2020-01-01'), '')],
    [
      'the city that locked, below what the province holds',
      'pack/weaker-locked',
      chainOf('adjust: { table/relation: { policy: floor } }\n', LOCK + waiver()),
    ],
    [
      'the city that raised it, down to what the province holds',
      'ok',
      chainOf(
        'adjust: { text/width: { severity: warning, policy: floor } }\n',
        `adjust: { text/width: { severity: error, policy: locked } }\n${waiver('2099-12-31', 'text/width')}`,
        'adjust: { text/width: { severity: warning } }\n',
      ),
    ],
  ])('%s: %s', (_, wanted, packs) => {
    expect(verdict(packs, trusting())).toBe(wanted);
  });

  test('one that is not signed grants nothing', () => {
    const packs = chainOf(LOCK + waiver(), '');
    for (const files of Object.values(packs)) files.delete(SIGNATURE);
    expect(verdict(packs, NO_TRUST)).toBe('pack/waiver-unsigned');
  });
});
