import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { download } from '../../server/src/host/packs/download.js';
import { fetchPack } from '../../server/src/host/packs/fetch.js';
import { folderWith } from '../support/folder.js';
import { refusal } from '../support/refusal.js';
import { workplace } from '../support/workplace.js';
import { tarEntry } from './hostile.js';

afterEach(() => vi.unstubAllEnvs());

const PACK = 'id: cn.aa\nversion: 1.2.0\nname: { zh: 甲, en: a }\nengine: ">=0.1 <2"\n';

async function listening(server: Server, scheme = 'http'): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A mirror of one pack, made as an administrator makes it. */
async function mirror(): Promise<Map<string, Buffer>> {
  const maker = workplace({ 'src/pack.yaml': PACK, 'gouji.yaml': 'extends: [./aa.goujipack]\n' });
  expect(await maker.run('pack', 'build', 'src', '-o', 'aa.goujipack')).toMatchObject({ status: 0 });
  expect(await maker.run('pack', 'mirror', '-o', 'site')).toMatchObject({ status: 0 });
  return new Map(
    ['index.json', 'cn.aa-1.2.0.goujipack'].map((name) => [
      `/packs/${name}`,
      readFileSync(join(maker.root, 'site', name)),
    ]),
  );
}

const serve = (files: ReadonlyMap<string, string | Uint8Array>): Server =>
  createServer(({ url }, answer) => {
    const file = files.get(url!);
    answer.writeHead(file === undefined ? 404 : 200).end(file);
  });

describe('one download', () => {
  const get = async (respond: Parameters<typeof createServer>[1], timeout = 10_000) => {
    const address = await listening(createServer(respond!));
    return refusal(download(`${address}a`, 1000, {}, timeout));
  };

  test('follows no redirect, to no scheme', async () => {
    for (const location of ['/b', 'https://127.0.0.1/', 'file:///etc/passwd', 'ftp://127.0.0.1/a'])
      expect(await get((_, answer) => answer.writeHead(302, { location }).end())).toContain('redirect 302');
  });

  test('ends at its limit, whatever length was announced', async () => {
    const flood = 'x'.repeat(100_000);
    expect(await get((_, answer) => void answer.end(flood))).toContain('above 1000 bytes');
    expect(
      await get((_, answer) => {
        answer.writeHead(200, { 'transfer-encoding': 'chunked' });
        const pour = (): void => void (answer.destroyed || answer.write(flood, () => setImmediate(pour)));
        pour();
      }),
    ).toContain('above 1000 bytes');
  });

  test('ends in time, also where a byte comes now and then', async () => {
    expect(await get(() => {}, 100)).toContain('timeout');
    expect(
      await get((_, answer) => {
        answer.writeHead(200);
        const drip = setInterval(() => answer.write('x'), 20);
        answer.on('close', () => clearInterval(drip));
      }, 200),
    ).toContain('timeout');
  });

  test.each([
    ['file:///etc/passwd', 'pack/scheme'],
    ['ftp://127.0.0.1/a', 'pack/scheme'],
    ['http://', 'pack/scheme'],
    ['http://127.0.0.1:1/a', 'pack/download'],
  ])('%s: %s', async (address, code) => {
    expect(await refusal(download(address, 1000, {}))).toContain(code);
  });
});

describe('an index', () => {
  const ENTRY = { id: 'cn.aa', version: '1.2.0', file: 'cn.aa-1.2.0.goujipack', sha256: 'x' };
  const index = (packs: unknown): string => JSON.stringify({ schema: 1, packs });

  test.each([
    ['no JSON', 'pack/index-broken', '<html>'],
    ['no list', 'pack/index-broken', '{}'],
    ['a list of nothing', 'pack/index-broken', index([null])],
    ['no such pack', 'pack/index-missing', index([])],
    ['no such version', 'pack/index-missing', index([{ ...ENTRY, version: '0.9.0' }])],
    [
      'a file of another site',
      'pack/index-escape',
      index([{ ...ENTRY, file: 'http://127.0.0.2/a.goujipack' }]),
    ],
    ['a file above its folder', 'pack/index-escape', index([{ ...ENTRY, file: '../a.goujipack' }])],
    ['an address that is none', 'pack/index-escape', index([{ ...ENTRY, file: 'http://[' }])],
    ['another content than it says', 'pack/index-hash', index([ENTRY])],
  ])('with %s: %s', async (_, code, text) => {
    const files: Map<string, string | Uint8Array> = new Map(await mirror());
    files.set('/packs/index.json', text);
    const address = await listening(serve(files));
    expect(await refusal(fetchPack(`${address}packs/index.json#cn.aa@^1.0`, [address], {}))).toContain(code);
  });

  test('is asked only where its origin is listed, by whole parts of its path', async () => {
    const address = await listening(serve(await mirror()));
    for (const origin of [[], ['https://127.0.0.1/'], [`${address}pack`], [address.replace(/\d\/$/, '')]])
      expect(await refusal(fetchPack(`${address}packs/index.json#cn.aa`, origin, {}))).toContain(
        'pack/origin',
      );
  });
});

/** Only a proxy of ours knows the host. */
const HOST = 'packs.invalid';

test('a proxy that wants a name and a password', async () => {
  const asked: (string | undefined)[] = [];
  const proxy = createServer(({ headers }, answer) => {
    asked.push(headers['proxy-authorization']);
    answer.end('x');
  });
  const address = (await listening(proxy)).replace('//', '//a:b%20c@');
  await download(`http://${HOST}/a`, 1000, { HTTP_PROXY: address });
  expect(asked).toEqual([`Basic ${Buffer.from('a:b c').toString('base64')}`]);
});

test('proxies are used for http, and not for hosts of NO_PROXY', async () => {
  const site = await mirror();
  const asked: string[] = [];
  const proxy = createServer(({ url }, answer) => {
    asked.push(url!);
    answer.end(site.get(new URL(url!).pathname));
  });
  const HTTP_PROXY = await listening(proxy);
  const source = `http://${HOST}/packs/index.json#cn.aa`;
  const { read } = await fetchPack(source, [`http://${HOST}/`], { HTTP_PROXY });
  expect(read.manifest.id).toBe('cn.aa');
  expect(asked).toEqual([`http://${HOST}/packs/index.json`, `http://${HOST}/packs/cn.aa-1.2.0.goujipack`]);
  const direct = fetchPack(source, [`http://${HOST}/`], { HTTP_PROXY, NO_PROXY: 'a.cn, .invalid' });
  expect(await refusal(direct)).toContain('pack/download');
  expect(asked).toHaveLength(2);
});

const openssl = spawnSync('openssl', ['version']).status === 0;

/** A certificate that nobody signed, made for the test. */
function certificate() {
  const folder = folderWith({});
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', `subjectAltName=DNS:${HOST},IP:127.0.0.1`];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  spawnSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...names]);
  return { cert, options: { key: readFileSync(key), cert: readFileSync(cert) } };
}

describe.skipIf(!openssl)('https', () => {
  test('believes a CA of GOUJI_CA, and nobody unknown', async () => {
    const site = await mirror();
    const { cert, options } = certificate();
    const server = createSecureServer(options, ({ url }, answer) => void answer.end(site.get(url!)));
    const address = await listening(server, 'https');
    expect(await refusal(fetchPack(`${address}packs/index.json#cn.aa`, [address], {}))).toContain(
      'pack/download',
    );
    const { read } = await fetchPack(`${address}packs/index.json#cn.aa`, [address], { GOUJI_CA: cert });
    expect(read.manifest.version).toBe('1.2.0');
  });

  test('goes through a proxy by CONNECT, and the certificate is still that of the host', async () => {
    const site = await mirror();
    const { cert, options } = certificate();
    const server = createSecureServer(options, ({ url }, answer) => void answer.end(site.get(url!)));
    const { port } = new URL(await listening(server, 'https'));
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url }, socket) => {
      asked.push(url!);
      const onward = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      for (const end of [socket, onward]) end.on('error', () => {});
    });
    const HTTPS_PROXY = await listening(proxy);
    const fetched = (host: string) =>
      fetchPack(`https://${host}/packs/index.json#cn.aa`, [`https://${host}/`], {
        HTTPS_PROXY,
        GOUJI_CA: cert,
      });
    expect((await fetched(HOST)).read.manifest.id).toBe('cn.aa');
    expect(asked).toEqual([`${HOST}:443`, `${HOST}:443`]);
    expect(await refusal(fetched('other.invalid'))).toContain('pack/download');
  });

  test('a proxy that refuses', async () => {
    const proxy = createServer();
    proxy.on('connect', (_, socket) => void socket.end('HTTP/1.1 407 No\r\n\r\n'));
    const HTTPS_PROXY = await listening(proxy);
    expect(await refusal(download(`https://${HOST}/a`, 1000, { HTTPS_PROXY }))).toContain('proxy 407');
  });
});

test('an npm tarball, fetched, locked, and used without the network', async () => {
  const tgz = gzipSync(
    Buffer.concat([
      tarEntry('package/package.json', '{}', '0'),
      tarEntry('package/pack.yaml', `${PACK}adjust: { text/space: { severity: error } }\n`, '0'),
      Buffer.alloc(1024),
    ]),
  );
  const server = serve(new Map([['/aa-1.2.0.tgz', tgz]]));
  const address = await listening(server);
  const user = workplace(
    { 'gouji.yaml': `extends: ["${address}aa-1.2.0.tgz"]\n` },
    `origins: ["${address}"]\n`,
  );
  expect(await user.run('pack', 'sync')).toMatchObject({ status: 0 });
  server.close();
  expect(await user.run('check', '--frozen', 'a.md')).toMatchObject({ status: 0 });
  expect((await user.run('config', 'a.md')).out).toMatch(/text\/space\s+错误\s+cn\.aa@1\.2\.0/);
});

test('a name of an npm package alone is refused: there is no registry to ask', async () => {
  expect(await refusal(fetchPack('npm:@a/b', ['npm:'], {}))).toContain('pack/npm-name');
});
