import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { type Workplace, workplace } from '../support/workplace.js';

afterEach(() => vi.unstubAllEnvs());

const pack = (version: string, rest = ''): string =>
  `id: cn.aa\nversion: ${version}\nname: { zh: 甲, en: a }\nengine: ">=0.1 <2"\n${rest}`;

const SETTINGS = 'extends: [./aa.goujipack]\n';

async function built(place: Workplace, yaml: string): Promise<void> {
  writeFileSync(join(place.root, 'src', 'pack.yaml'), yaml);
  expect((await place.run('pack', 'build', 'src', '-o', 'aa.goujipack')).status).toBe(0);
}

const LOUDER = 'adjust: { text/space: { severity: error } }\n';

test('the same folder gives the same archive, byte for byte', async () => {
  const place = workplace({ 'src/pack.yaml': '' });
  await built(place, pack('1.0.0'));
  const first = readFileSync(join(place.root, 'aa.goujipack'));
  await built(place, pack('1.0.0'));
  expect(readFileSync(join(place.root, 'aa.goujipack')).equals(first)).toBe(true);
});

test('a lock: frozen runs take nothing else, older packs are refused', async () => {
  const place = workplace({ 'src/pack.yaml': '', 'gouji.yaml': SETTINGS });
  await built(place, pack('1.1.0', LOUDER));
  expect((await place.run('check', '--frozen', 'a.md')).err).toContain('pack/lock-drift');
  expect((await place.run('pack', 'sync')).status).toBe(0);
  expect(readFileSync(join(place.root, '.gouji/.gitignore'), 'utf8')).toBe('*\n');
  expect((await place.run('check', '--frozen', 'a.md')).status).toBe(0);

  // Another content under the same version: the installed one stays in use, and a frozen run ends.
  await built(place, pack('1.1.0'));
  expect((await place.run('check', '--frozen', 'a.md')).err).toContain('pack/lock-mismatch');
  const kept = await place.run('check', 'a.md');
  expect(kept).toMatchObject({ status: 0 });
  expect(kept.err).toContain('pack/lock-mismatch');
  expect(kept.err).toContain('cn.aa@1.1.0');

  await built(place, pack('1.0.0'));
  const older = await place.run('pack', 'sync');
  expect(older.status).toBe(2);
  expect(older.err).toContain('pack/rolled-back');
  expect(JSON.parse(readFileSync(join(place.root, 'gouji.lock'), 'utf8')).packs[0]).toMatchObject({
    version: '1.1.0',
  });

  // Without a copy to fall back to there is nothing to check with.
  rmSync(join(place.root, '.gouji'), { recursive: true });
  expect(await place.run('check', 'a.md')).toMatchObject({ status: 2 });
});

test('a static index, once its origin is listed; then everything works without it', async () => {
  const maker = workplace({ 'src/pack.yaml': '', 'gouji.yaml': SETTINGS });
  await built(maker, pack('1.2.0', LOUDER));
  expect((await maker.run('pack', 'mirror', '-o', 'site')).status).toBe(0);
  const asked: string[] = [];
  const server = createServer(({ url }, answer) => {
    asked.push(url!);
    const path = join(maker.root, 'site', url!.replace('/packs/', ''));
    if (url === '/moved.json') answer.writeHead(302, { location: '/packs/index.json' }).end();
    else if (existsSync(path)) answer.end(readFileSync(path));
    else answer.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = `extends: ["${site}/packs/index.json#cn.aa@^1.0"]\n`;

  const stranger = workplace({ 'gouji.yaml': settings });
  expect((await stranger.run('pack', 'sync')).err).toContain('pack/origin');
  expect(asked).toEqual([]);
  expect((await stranger.run('check', 'a.md')).err).toContain('pack/not-synced');

  const user = workplace({ 'gouji.yaml': settings }, `origins: ["${site}/packs/"]\n`);
  expect((await user.run('pack', 'sync')).status).toBe(0);
  expect(asked).toEqual(['/packs/index.json', '/packs/cn.aa-1.2.0.goujipack']);
  asked.length = 0;
  expect((await user.run('check', '--frozen', 'a.md')).status).toBe(0);
  expect((await user.run('config', 'a.md')).out).toMatch(/text\/space\s+错误\s+cn\.aa@1\.2\.0/);
  expect((await user.run('pack', 'vendor')).status).toBe(0);
  expect(asked).toEqual([]);

  const moved = workplace(
    { 'gouji.yaml': `extends: ["${site}/moved.json#cn.aa"]\n` },
    `origins: ["${site}/"]\n`,
  );
  expect((await moved.run('pack', 'sync')).err).toContain('redirect 302');
});

test('a chain in one file', async () => {
  const place = workplace({
    'src/pack.yaml': pack('1.0.0', LOUDER),
    'low/pack.yaml': `${pack('2.0.0').replace('cn.aa', 'cn.aa.bb')}extends: [{ id: cn.aa, from: [../src] }]\n`,
    'gouji.yaml': '',
  });
  expect((await place.run('pack', 'export', 'low', '--chain', '-o', 'out.goujichain')).status).toBe(0);
  const other = workplace({ 'gouji.yaml': 'extends: [./out.goujichain]\n' });
  writeFileSync(join(other.root, 'out.goujichain'), readFileSync(join(place.root, 'out.goujichain')));
  expect((await other.run('config', 'a.md')).out).toMatch(/text\/space\s+错误\s+cn\.aa@1\.0\.0/);
  expect((await other.run('pack', 'verify', 'out.goujichain')).out).toContain('cn.aa.bb@2.0.0');
});

test('a chain file is complete in itself, whatever lies beside it', async () => {
  const files = {
    'src/pack.yaml': pack('1.0.0', LOUDER),
    'user/low/pack.yaml': `${pack('2.0.0').replace('cn.aa', 'cn.aa.bb')}extends: [{ id: cn.aa, from: [../../src, ../src] }]\n`,
    'gouji.yaml': 'extends: [./user/out.goujichain]\n',
  };
  const place = workplace(files);
  const exported = ['pack', 'export', 'user/low', '--chain', '-o', 'user/out.goujichain'];
  expect(await place.run(...exported)).toMatchObject({ status: 0 });
  writeFileSync(join(place.root, 'src/pack.yaml'), pack('1.0.1', ''));
  expect((await place.run('config', 'a.md')).out).toMatch(/text\/space\s+错误\s+cn\.aa@1\.0\.0/);
});

test('a chain is verified by one key as it is by itself', async () => {
  const place = workplace({
    'src/pack.yaml': pack('1.0.0', LOUDER),
    'low/pack.yaml': `${pack('2.0.0').replace('cn.aa', 'cn.aa.bb')}extends: [{ id: cn.aa, from: [../src] }]\n`,
    'gouji.yaml': '',
  });
  for (const args of [
    ['keygen', 'k'],
    ['keygen', 'other'],
    ['sign', 'src', '--key', 'k.key'],
    ['sign', 'low', '--key', 'k.key'],
    ['export', 'low', '--chain', '-o', 'out.goujichain'],
  ])
    expect(await place.run('pack', ...args)).toMatchObject({ status: 0 });
  expect((await place.run('pack', 'verify', 'out.goujichain', '--key', 'k.pub')).out).toContain('✓');
  const wrong = await place.run('pack', 'verify', 'out.goujichain', '--key', 'other.pub');
  expect(wrong).toMatchObject({ status: 2 });
  expect(wrong.err).toContain('pack/key-unknown');
  // Nobody asked for a signature, but that there is one is not denied.
  expect((await place.run('pack', 'verify', 'out.goujichain')).out).toContain('未能核对');
});

test('a new pack passes its own tests at once', async () => {
  const place = workplace({});
  expect((await place.run('pack', 'new', 'mine', '--id', 'cn.aa.mine')).status).toBe(0);
  expect((await place.run('pack', 'test', 'mine')).status).toBe(0);
  expect((await place.run('pack', 'docs', 'mine', '-o', 'out')).status).toBe(0);
  expect(readFileSync(join(place.root, 'out', 'handbook.html'), 'utf8')).toContain(
    '结转下年度 ≤ 新收 + 上年结转',
  );
});
