import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { server } from './paths.mjs';

const LAST = 30;
const PATIENCE_MS = 60_000;

const frame = (message) => {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
};

/** What an editor asks of a sample, as bytes. */
function questions(samples) {
  const name = existsSync(samples) ? readdirSync(samples).find((one) => one.endsWith('.md')) : undefined;
  const text = name === undefined ? '# 年报\n' : readFileSync(join(samples, name), 'utf8');
  const textDocument = { uri: 'untitled:sample.md' };
  const position = { line: 0, character: 5 };
  const capabilities = {
    textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } },
  };
  const change = { range: { start: position, end: position }, text: ' ' };
  const requests = [
    ['textDocument/diagnostic', { textDocument }],
    ['textDocument/codeAction', { textDocument, range: change.range, context: { diagnostics: [] } }],
    ['textDocument/hover', { textDocument, position }],
    ['textDocument/documentSymbol', { textDocument }],
    ['textDocument/foldingRange', { textDocument }],
    ['textDocument/codeLens', { textDocument }],
    ['textDocument/semanticTokens/full', { textDocument }],
  ];
  return Buffer.concat([
    frame({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities } }),
    frame({ method: 'initialized', params: {} }),
    frame({
      method: 'textDocument/didOpen',
      params: { textDocument: { ...textDocument, languageId: 'markdown', version: 1, text } },
    }),
    ...requests.map(([method, params], i) => frame({ id: 10 + i, method, params })),
    frame({
      method: 'textDocument/didChange',
      params: { textDocument: { ...textDocument, version: 2 }, contentChanges: [change] },
    }),
    frame({ id: LAST, method: 'textDocument/diagnostic', params: { textDocument } }),
  ]);
}

/** Runs a session to its end under `make-server-cache.cjs`; false where it did not get there. */
export function warmServer(samples) {
  const child = spawn(process.execPath, [join(server, 'build', 'make-server-cache.cjs')], {
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: PATIENCE_MS,
  });
  let answers = '';
  child.stdin.on('error', () => {});
  child.stdout.on('data', (data) => {
    answers += data;
    if (!answers.includes(`"id":${LAST},`)) return;
    answers = '';
    // Not the end of the stream: a server whose client is gone ends with another status than one told to.
    child.stdin.write(Buffer.concat([frame({ id: 99, method: 'shutdown' }), frame({ method: 'exit' })]));
  });
  child.stdin.write(questions(samples));
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}
