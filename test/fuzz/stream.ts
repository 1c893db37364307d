import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { mutateBytes, mutateText } from './mutate.js';
import { converse } from './protocol-case.js';
import type { Random } from './random.js';
import type { Target } from './target.js';

const SERVER = join(process.cwd(), 'server/bin/gouji-language-server.cjs');
const PATIENCE_MS = 20_000;

const HEADERS = [
  ...['Content-Length: ', 'content-length:', 'Content-Length: -1\r\n', 'Content-Length: 99999999999\r\n'],
  ...[
    'Content-Length: 0\r\n\r\n',
    'Content-Type: application/vscode-jsonrpc; charset=utf-16\r\n',
    '\r\n\r\n',
  ],
  ...[
    'Content-Length: 1e9\r\n',
    'Content-Length: 5\r\nContent-Length: 7\r\n',
    '\n\n',
    '\r',
    'Content-Length',
  ],
  ...[
    '{',
    '}',
    '"',
    '[',
    '\u0000',
    '\\u',
    '"id":',
    '"id":null,',
    '"method":',
    '"jsonrpc":"1.0",',
    '[[[[[[[[[[',
  ],
];

const frame = (message: unknown): string => {
  const body = JSON.stringify(message) ?? 'null';
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
};

/** What a client writes, in bytes, some of them lost or others. */
function make(random: Random): Uint8Array {
  const { messages } = converse(random);
  const whole = messages.slice(0, 12).map(frame).join('').slice(0, 100_000);
  const torn = random.below(2) === 0 ? mutateText(whole, random, HEADERS) : whole;
  return random.below(2) === 0 ? mutateBytes(Buffer.from(torn, 'utf8'), random) : Buffer.from(torn, 'utf8');
}

/** A process of its own, whose input ends: it ends as well, by itself. */
const run = (bytes: Uint8Array): Promise<string[]> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'ignore', 'pipe'] });
    let errors = '';
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.stderr.on('data', (data) => {
      errors += data;
    });
    // It may have ended before it has read all.
    child.stdin.on('error', () => {});
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      const faults = code === null ? [`ended by ${signal}: ${errors.slice(0, 300)}`] : [];
      const own = /(?:TypeError|RangeError|heap out of memory|call stack).*(?:\n.*){0,3}/.exec(errors);
      if (own) faults.push(`says: ${own[0]}`);
      resolve(faults);
    });
    child.stdin.end(bytes);
  });

export const stream: Target = { name: 'stream', make, run, slow: 8000 };
