import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { StreamMessageReader } from 'vscode-languageserver/node';

const LAUNCHER = join(import.meta.dirname, '../../server/bin/gouji-language-server.cjs');

describe('bytes that are no messages', () => {
  const frame = (body: string, length = Buffer.byteLength(body)): string =>
    `Content-Length: ${length}\r\n\r\n${body}`;
  const INIT = frame(
    JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    }),
  );
  const SHUTDOWN =
    frame(JSON.stringify({ jsonrpc: '2.0', id: 99, method: 'shutdown' })) +
    frame(JSON.stringify({ jsonrpc: '2.0', method: 'exit' }));

  test.each<[string, string]>([
    [
      'requests before initialize',
      frame('{"jsonrpc":"2.0","id":5,"method":"textDocument/hover","params":{}}') + INIT,
    ],
    ['initialize twice', INIT + INIT],
    ['JSON that is broken', INIT + frame('{"jsonrpc":')],
    ['JSON that is no message', INIT + frame('[]') + frame('17') + frame('null') + frame('{}')],
    [
      'JSON nested deep',
      INIT + frame(`{"jsonrpc":"2.0","method":"a","params":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    ],
    ['answers to what was not asked', INIT + frame('{"jsonrpc":"2.0","id":"none","result":1}')],
    ['bytes that are not UTF-8', INIT + frame('\uD800')],
    ['a length that is too short', INIT + frame('{"jsonrpc":"2.0","method":"a"}', 5)],
    ['no length', `${INIT}Content-Type: x\r\n\r\n{}`],
    ['a length that is no number', `${INIT}Content-Length: many\r\n\r\n{}`],
    ['a length beyond all memory', `${INIT}Content-Length: 99999999999999\r\n\r\n{}`],
    ['words', 'hello\r\n\r\nhello\n'],
  ])('%s', async (_, bytes) => {
    const child = spawn(process.execPath, [LAUNCHER, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.resume();
    child.stdin.on('error', () => {});
    const gone = new Promise<number | null>((done) => child.once('exit', done));
    child.stdin.write(bytes);
    child.stdin.end(SHUTDOWN);
    // It ends by itself, one way or the other: with its input at the latest, and never by a signal.
    const code = await gone;
    expect(code).not.toBeNull();
    expect(err).not.toMatch(/heap out of memory|Maximum call stack/);
  });
});

test('what cannot begin a conversation is refused in words, and what can begins it', async () => {
  const child = spawn(process.execPath, [LAUNCHER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = new StreamMessageReader(child.stdout);
  const heard = new Map<unknown, (answer: Answer) => void>();
  answers.listen((message) => heard.get((message as Answer).id)?.(message as Answer));
  let id = 0;
  const ask = (method: string, params: unknown): Promise<Answer> =>
    new Promise((resolve) => {
      heard.set(++id, resolve);
      const body = JSON.stringify({ jsonrpc: '2.0', id, method, params });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  for (const params of [undefined, null, 3, 'x', [], [{}]]) {
    const { error } = await ask('initialize', params);
    expect(error).toEqual({ code: -32602, message: 'initialize needs params: an object' });
  }
  for (const capabilities of [undefined, null, 3, 'x', []]) {
    const { error } = await ask('initialize', { processId: null, rootUri: null, capabilities });
    expect(error?.code).toBe(-32602);
    expect(error?.message).toMatch(/^initialize needs capabilities/);
  }
  // What it says it can, in no kind that the protocol knows, it cannot.
  const hover = { contentFormat: 3 };
  const begun = await ask('initialize', {
    locale: 7,
    capabilities: { textDocument: { hover, codeAction: 3 }, workspace: 'x', window: null },
  });
  expect(begun.result).toMatchObject({ serverInfo: { name: 'gouji-language-server' } });
  for (const method of ['textDocument/hover', 'workspace/symbol', 'workspace/executeCommand'])
    expect((await ask(method, null)).error?.code).toBe(-32602);
  expect(await ask('shutdown', null)).toMatchObject({ result: null });
  child.kill();
});

interface Answer {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}
