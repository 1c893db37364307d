import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchPack } from '../../server/src/host/packs/fetch.js';
import { folderWith } from '../support/folder.js';
import { refusal } from '../support/refusal.js';

const PACK = 'id: cn.aa\nversion: 1.2.0\nname: { zh: 甲, en: a }\nengine: ">=0.1 <2"\n';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const leftovers = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('gouji-git-'));

const backend = `${spawnSync('git', ['--exec-path'], { encoding: 'utf8' }).stdout.trim()}/git-http-backend`;
const canServe =
  spawnSync('openssl', ['version']).status === 0 &&
  spawnSync(backend, { env: {}, stdio: 'ignore' }).error === undefined;

/** Git's own CGI, behind a server of ours. */
function served(projects: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { pathname, search } = new URL(asked.url!, 'http://x');
  const child = spawn(backend, {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: projects,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: asked.method!,
      CONTENT_TYPE: asked.headers['content-type'] ?? '',
      GIT_PROTOCOL: String(asked.headers['git-protocol'] ?? ''),
    },
  });
  asked.pipe(child.stdin);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.on('close', () => {
    const all = Buffer.concat(parts);
    const split = all.indexOf('\r\n\r\n');
    const head = all.subarray(0, split).toString().split('\r\n');
    const fields = new Map(head.map((line) => line.split(': ') as [string, string]));
    const status = Number.parseInt(fields.get('Status') ?? '200', 10);
    fields.delete('Status');
    answer.writeHead(status, Object.fromEntries(fields)).end(all.subarray(split + 4));
  });
}

describe('git', () => {
  const git = (cwd: string, ...args: string[]): void => {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.invalid'];
    const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
    expect(stderr).toBe(status === 0 ? stderr : '');
  };

  const repository = (): string => {
    const root = folderWith({ 'pack.yaml': PACK, 'README.md': 'text' });
    git(root, 'init', '-q', '-b', 'main');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'one');
    git(root, 'tag', 'v1.2.0');
    writeFileSync(join(root, 'pack.yaml'), PACK.replace('1.2.0', '1.3.0'));
    git(root, 'commit', '-qam', 'two');
    return root;
  };

  test('a tag of a repository whose origin is listed; links and hooks in it do nothing', async () => {
    const root = repository();
    const hook = join(root, '.git', 'hooks');
    mkdirSync(hook, { recursive: true });
    writeFileSync(join(hook, 'post-checkout'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const [source, origins] = [`git+file://${root}`, [`file://${root}`]];
    const fetched = async (at: string) => (await fetchPack(at, origins, {})).read.manifest.version;
    expect(await fetched(`${source}/#v1.2.0`)).toBe('1.2.0');
    expect(await fetched(`${source}/`)).toBe('1.3.0');
    expect(await refusal(fetchPack(`${source}/#none`, origins, {}))).toContain('pack/git-failed');
    expect(await refusal(fetchPack(`${source}/#v1.2.0`, [], {}))).toContain('pack/origin');
  });

  test('a repository that is too large is given up, and nothing of it is left', async () => {
    const root = repository();
    writeFileSync(join(root, 'README.md'), randomBytes(40 << 20));
    git(root, 'commit', '-qam', 'three');
    const before = leftovers();
    const address = `file://${root}/`;
    expect(await refusal(fetchPack(`git+${address}`, [address], {}))).toContain('pack/git-large');
    expect(leftovers()).toEqual(before);
  });

  test('a submodule is not fetched, and no filter runs', async () => {
    const root = repository();
    writeFileSync(join(root, '.gitattributes'), '* filter=lfs\n');
    writeFileSync(join(root, '.gitmodules'), '[submodule "x"]\n  path = .x\n  url = ext::sh -c "exit 1"\n');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'three');
    const address = `file://${root}/`;
    expect((await fetchPack(`git+${address}`, [address], {})).read.manifest.id).toBe('cn.aa');
  });

  test.skipIf(!canServe)('through a proxy, by the certificate of GOUJI_CA', async () => {
    const root = repository();
    const folder = folderWith({});
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const names = ['-subj', '/CN=git.invalid', '-addext', 'subjectAltName=DNS:git.invalid'];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    spawnSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...names]);
    const secure = { key: readFileSync(key), cert: readFileSync(cert) };
    const port = await listening(
      createSecureServer(secure, (asked, answer) => served(dirname(root), asked, answer)),
    );
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', ({ url }, socket) => {
      asked.push(url!);
      const onward = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.pipe(onward).pipe(socket);
      });
      for (const end of [socket, onward]) end.on('error', () => {});
    });
    const HTTPS_PROXY = `http://127.0.0.1:${await listening(proxy)}`;
    const address = `https://git.invalid/${root.slice(dirname(root).length + 1)}/.git`;
    const fetched = (env: Record<string, string>) =>
      fetchPack(`git+${address}#v1.2.0`, ['https://git.invalid/'], env);
    expect((await fetched({ HTTPS_PROXY, GOUJI_CA: cert })).read.manifest.version).toBe('1.2.0');
    expect(new Set(asked)).toEqual(new Set(['git.invalid:443']));
    expect(await refusal(fetched({ HTTPS_PROXY }))).toContain('pack/git-failed');
  });

  test.each(['git+http://127.0.0.1/', 'git+ext::sh -c true/', 'git+ssh://127.0.0.1/#--upload-pack=x'])(
    '%s is no address',
    async (source) => {
      const origin = source.slice('git+'.length).split('#')[0]!;
      expect(await refusal(fetchPack(source, [origin], {}))).toContain('pack/git-address');
    },
  );
});
