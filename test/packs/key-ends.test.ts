import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Workplace, workplace } from '../support/workplace.js';

afterEach(() => vi.unstubAllEnvs());

const pack = (version: string): string => `id: cn.aa
version: ${version}
name: { zh: 甲, en: a }
engine: ">=0.1 <2"
adjust: { text/space: { severity: error } }
`;

/** A place where a signed pack is installed, trusted for as long as its key is good. */
async function installed(): Promise<{ place: Workplace; trust: (more: string, until?: string) => void }> {
  const place = workplace({ 'src/pack.yaml': pack('1.0.0'), 'gouji.yaml': 'extends: [./aa.goujipack]\n' });
  for (const args of [
    ['build', 'src', '-o', 'aa.goujipack'],
    ['keygen', 'k'],
    ['sign', 'aa.goujipack', '--key', 'k.key'],
  ])
    expect(await place.run('pack', ...args)).toMatchObject({ status: 0 });
  const key = readFileSync(join(place.root, 'k.pub'), 'utf8').split('\n')[1];
  const trust = (more: string, until = '2099-12-31'): void =>
    writeFileSync(
      place.trustFile,
      `keys:\n  - { key: ${key}, namespaces: [cn.aa.**], until: ${until} }\n${more}`,
    );
  trust('');
  expect(await place.run('pack', 'sync')).toMatchObject({ status: 0 });
  return { place, trust };
}

const YESTERDAY = '2020-01-01';

describe('a key has expired', () => {
  test('what it signed and was installed before stays in use, and says so', async () => {
    const { place, trust } = await installed();
    trust('', YESTERDAY);
    for (const args of [
      ['check', 'a.md'],
      ['check', '--frozen', 'a.md'],
    ]) {
      const { status, err } = await place.run(...args);
      expect(status).toBe(0);
      expect(err).toContain('pack/key-expired');
      expect(err).toContain('cn.aa@1.0.0');
    }
    const again = await place.run('pack', 'sync');
    expect(again.status).toBe(2);
    expect(again.err).toContain('pack/key-expired');
    expect(again.err).toContain('继续使用 cn.aa@1.0.0');
  });

  test('what the user never installed is refused, whatever the workspace says of itself', async () => {
    const { place, trust } = await installed();
    trust('', YESTERDAY);
    rmSync(join(place.user, 'state'), { recursive: true });
    const { status, err } = await place.run('check', 'a.md');
    expect(status).toBe(2);
    expect(err).toContain('pack/key-expired');
  });

  test('what it signs now is refused, and the installed one stays in use', async () => {
    const { place, trust } = await installed();
    writeFileSync(join(place.root, 'src/pack.yaml'), pack('1.1.0'));
    for (const args of [
      ['build', 'src', '-o', 'aa.goujipack'],
      ['sign', 'aa.goujipack', '--key', 'k.key'],
    ])
      expect(await place.run('pack', ...args)).toMatchObject({ status: 0 });
    trust('', YESTERDAY);
    const { status, err } = await place.run('check', 'a.md');
    expect(status).toBe(0);
    expect(err).toContain('继续使用上次通过校验的 cn.aa@1.0.0');
  });
});

test('a key is revoked: nothing that it signed stays in use, and nobody says so', async () => {
  const { place, trust } = await installed();
  const signer = JSON.parse(readFileSync(join(place.root, 'gouji.lock'), 'utf8')).packs[0].signer as string;
  trust(`revoked: [${signer}]\n`);
  const checked = await place.run('check', 'a.md');
  expect(checked.status).toBe(2);
  expect(checked.err).toContain('pack/key-revoked');
  const again = await place.run('pack', 'sync');
  expect(again.status).toBe(2);
  expect(again.err).not.toContain('继续使用');
});
