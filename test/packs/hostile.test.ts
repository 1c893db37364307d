import { mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Chain } from '../../server/src/host/packs/chain.js';
import { PackError } from '../../server/src/host/packs/fault.js';
import { openChain } from '../../server/src/host/packs/open-chain.js';
import { NO_TRUST } from '../../server/src/host/packs/trust.js';
import { folderWith } from '../support/folder.js';
import { rawZip } from '../support/raw-zip.js';
import { HOSTILE, MANIFEST_YAML, yaml } from './hostile.js';
import { HIDDEN_HOSTILE } from './hostile-hidden.js';
import { MORE_HOSTILE } from './hostile-more.js';

/** Mistakes of an author, whose message names what is wanted. */
const SELF_EVIDENT: ReadonlySet<string> = new Set(['schema', 'rule', 'yaml-syntax']);

/** The fault with which a pack is refused. */
function faultOf(path: string, cwd: string) {
  try {
    openChain(path, cwd, NO_TRUST, false);
  } catch (error) {
    if (error instanceof PackError) return error.fault;
    throw error;
  }
  return null;
}

const folder = mkdtempSync(join(tmpdir(), 'gouji-hostile-'));

describe('a hostile archive is refused with a code of its own', () => {
  test.each([...HOSTILE, ...MORE_HOSTILE, ...HIDDEN_HOSTILE])('$name: pack/$code', ({ code, bytes }) => {
    writeFileSync(join(folder, 'evil.goujipack'), bytes());
    const fault = faultOf('evil.goujipack', folder);
    expect(fault?.code).toBe(`pack/${code}`);
    expect(fault?.message.zh).toMatch(/\p{Script=Han}/u);
    expect(fault?.message.en).not.toBe('');
    // What is wrong, and what to do about it; these say what has to stand there.
    if (!SELF_EVIDENT.has(code))
      expect(fault?.message.zh).toMatch(/请|不要使用|去掉|减少|拆|改|重新|写作|运行|只有|允许/);
  });

  test('nothing of them reached the prototypes of the process', () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

const manifest = (id: string, from: string, parent = 'cn.other'): string =>
  `${MANIFEST_YAML.replace('cn.evil', id)}extends: [{ id: ${parent}, from: [${JSON.stringify(from)}] }]\n`;

describe('a hostile folder', () => {
  const cases: readonly [string, string, Record<string, string>][] = [
    [
      'packs that extend each other',
      'extends-cycle',
      { 'a/pack.yaml': manifest('cn.a', '../b', 'cn.b'), 'b/pack.yaml': manifest('cn.b', '../a', 'cn.a') },
    ],
    ['a pack that extends itself', 'extends-cycle', { 'a/pack.yaml': manifest('cn.a', '.', 'cn.a') }],
    [
      'a parent outside the root',
      'extends-outside',
      { 'a/pack.yaml': manifest('cn.a', '../../../../../etc') },
    ],
    ['a parent by an absolute path', 'extends-outside', { 'a/pack.yaml': manifest('cn.a', '/etc') }],
    ['a parent on a drive', 'extends-outside', { 'a/pack.yaml': manifest('cn.a', 'C:\\packs') }],
    ['a parent on a share', 'extends-outside', { 'a/pack.yaml': manifest('cn.a', '\\\\host\\packs') }],
    ['a parent by a file address', 'extends-outside', { 'a/pack.yaml': manifest('cn.a', 'file:///etc') }],
    [
      'a parent that is another pack',
      'extends-id',
      { 'a/pack.yaml': manifest('cn.a', '../b'), 'b/pack.yaml': MANIFEST_YAML },
    ],
    ['a parent that is nowhere', 'extends-missing', { 'a/pack.yaml': manifest('cn.a', '../none') }],
  ];
  test.each(cases)('%s: pack/%s', (_, code, files) => {
    const root = folderWith({ ...files, 'gouji.yaml': '' });
    expect(faultOf('a', root)?.code).toBe(`pack/${code}`);
  });

  test('a link in a pack, and a link out of the root', () => {
    const root = folderWith({
      'a/pack.yaml': MANIFEST_YAML,
      'b/pack.yaml': manifest('cn.b', '../link'),
      'gouji.yaml': '',
    });
    symlinkSync('/etc/passwd', join(root, 'a', 'README.md'));
    symlinkSync('/etc', join(root, 'link'));
    expect(faultOf('a', root)?.code).toBe('pack/symlink');
    expect(faultOf('b', root)?.code).toBe('pack/extends-outside');
  });

  test('a name that is not UTF-8', () => {
    const root = folderWith({ 'a/pack.yaml': MANIFEST_YAML, 'a/docs/a.md': '' });
    const name = Buffer.concat([
      Buffer.from(join(root, 'a', 'docs/')),
      Buffer.from([0xff]),
      Buffer.from('.md'),
    ]);
    writeFileSync(name, 'x');
    // Some systems take no such name.
    if (readdirSync(join(root, 'a', 'docs')).length === 2)
      expect(faultOf('a', root)?.code).toBe('pack/name-encoding');
  });

  test('archives under the name of another pack or version', () => {
    const named = (id: string, version: string): Uint8Array =>
      yaml(MANIFEST_YAML.replace('cn.evil', id).replace('1.0.0', version));
    const chain = (...packs: [string, Uint8Array][]): string => {
      const root = folderWith({ 'gouji.yaml': '' });
      writeFileSync(join(root, 'a.goujichain'), rawZip(packs.map(([name, data]) => ({ name, data }))));
      return root;
    };
    const verdict = (root: string, entry: string): string | undefined => {
      const lock = null;
      try {
        new Chain({ home: root, root, lock, trust: NO_TRUST, today: '2026-01-01' }).take(entry);
      } catch (error) {
        return (error as PackError).fault.code;
      }
    };
    const own = named('cn.aa', '1.0.0');
    expect(verdict(chain(['cn.aa-1.0.0.goujipack', own]), './a.goujichain')).toBeUndefined();
    expect(verdict(chain(['cn.bb-1.0.0.goujipack', own]), './a.goujichain')).toBe('pack/chain-name');
    const twice = chain(['cn.aa-1.0.0.goujipack', own], ['cn.aa-2.0.0.goujipack', named('cn.aa', '2.0.0')]);
    expect(verdict(twice, './a.goujichain')).toBe('pack/version-conflict');
    for (const stored of ['cn.bb-1.0.0', 'cn.aa-9.0.0']) {
      const root = folderWith({ [`gouji-packs/${stored}.goujipack`]: '' });
      writeFileSync(join(root, `gouji-packs/${stored}.goujipack`), own);
      expect(verdict(root, stored.slice(0, 5))).toBe('pack/stored-name');
    }
  });

  test('too many levels', () => {
    const files: Record<string, string> = { 'gouji.yaml': '' };
    for (let i = 0; i < 12; i++)
      files[`p${i}/pack.yaml`] = manifest(`cn.p${i}`, `../p${i + 1}`, `cn.p${i + 1}`);
    const root = folderWith(files);
    mkdirSync(dirname(join(root, 'x')), { recursive: true });
    expect(faultOf('p0', root)?.code).toBe('pack/extends-depth');
  });
});
