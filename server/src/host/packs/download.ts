import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { rootCertificates, connect as tlsConnect } from 'node:tls';
import { PackError, refuse } from './fault.js';

type Env = Readonly<Record<string, string | undefined>>;

const TIMEOUT = 10_000;

/**
 * One GET with limits: no redirects, http and https only, a size that is counted while it comes. Proxies
 * (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`) and a custom CA (`NODE_EXTRA_CA_CERTS`, `GOUJI_CA`) are honoured.
 */
export async function download(
  address: string,
  limit: number,
  env: Env,
  timeout = TIMEOUT,
): Promise<Uint8Array> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) return refuse('scheme', `地址写错：${address}`, `This is no address: ${address}`);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    refuse('scheme', `不支持的地址：${address}`, `Addresses of this kind are not taken: ${address}`);
  const failed = (reason: string): never =>
    refuse('download', `下载失败：${address}（${reason}）`, `Cannot fetch ${address}: ${reason}`);
  try {
    return await get(url, limit, env, timeout);
  } catch (error) {
    if (error instanceof PackError) throw error;
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function proxyFor(url: URL, env: Env): URL | null {
  const none = (env.NO_PROXY ?? env.no_proxy ?? '').split(',').map((part) => part.trim().replace(/^\./, ''));
  if (
    none.some(
      (host) => host !== '' && (host === '*' || url.hostname === host || url.hostname.endsWith(`.${host}`)),
    )
  )
    return null;
  const proxy =
    url.protocol === 'https:' ? (env.HTTPS_PROXY ?? env.https_proxy) : (env.HTTP_PROXY ?? env.http_proxy);
  return proxy ? new URL(proxy) : null;
}

async function get(url: URL, limit: number, env: Env, timeout: number): Promise<Uint8Array> {
  const proxy = proxyFor(url, env);
  // Besides the public ones: an intranet's own.
  const ca = env.GOUJI_CA ? [...rootCertificates, readFileSync(env.GOUJI_CA, 'utf8')] : undefined;
  const headers = { accept: '*/*', 'user-agent': 'gouji' };
  const tls = ca ? { ca } : {};
  const options =
    proxy === null
      ? { ...tls, headers }
      : url.protocol === 'http:'
        ? {
            hostname: proxy.hostname,
            port: proxy.port || 80,
            path: url.href,
            headers: { ...headers, ...authorization(proxy), host: url.host },
          }
        : { ...tls, headers, createConnection: await tunnel(proxy, url, ca, timeout) };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const call = request(url, options, (answer) => {
      const { statusCode = 0 } = answer;
      if (statusCode !== 200) {
        answer.resume();
        reject(
          new Error(
            statusCode >= 300 && statusCode < 400 ? `redirect ${statusCode}` : `status ${statusCode}`,
          ),
        );
        return;
      }
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > limit) call.destroy(new Error(`above ${limit} bytes`));
        else parts.push(part);
      });
      answer.on('end', () => resolve(Buffer.concat(parts)));
      answer.on('error', reject);
    });
    const timer = setTimeout(() => call.destroy(new Error('timeout')), timeout);
    call.on('close', () => clearTimeout(timer));
    call.on('error', reject);
    call.end();
  });
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** A TLS connection through a proxy's CONNECT. */
function tunnel(
  proxy: URL,
  url: URL,
  ca: string[] | undefined,
  timeout: number,
): Promise<() => ReturnType<typeof tlsConnect>> {
  return new Promise((resolve, reject) => {
    const host = `${url.hostname}:${url.port || 443}`;
    const call = httpRequest({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: host,
      headers: authorization(proxy),
    });
    call.setTimeout(timeout, () => call.destroy(new Error('timeout')));
    call.on('connect', ({ statusCode }, socket) => {
      if (statusCode !== 200) reject(new Error(`proxy ${statusCode}`));
      else resolve(() => tlsConnect({ socket, servername: url.hostname, ...(ca ? { ca } : {}) }));
    });
    call.on('error', reject);
    call.end();
  });
}
