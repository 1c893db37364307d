// Latency and memory of the built server: `node test/lsp/measure.mjs [--edits N] [--cycles N] [--sizes 10k,1m]`.
// Speaks the protocol itself; every figure is from the client's side, medians over the edits.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { generateConcat, generateText } from '../bench/generator/generate.mjs';

const SERVER = join(dirname(fileURLToPath(import.meta.url)), '../../server/bin/gouji-language-server.cjs');
const { values } = parseArgs({
  options: {
    edits: { type: 'string', default: '40' },
    cycles: { type: 'string', default: '10000' },
    sizes: { type: 'string', default: '10k,1m' },
  },
});

/** Of the heap over all cycles, in percent. */
const MOST_GROWTH = 5;

class Client {
  #process;
  #buffer = Buffer.alloc(0);
  #waiting = new Map();
  #id = 0;

  constructor() {
    this.#process = spawn(process.execPath, ['--expose-gc', SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#process.stdout.on('data', (data) => this.#feed(data));
  }

  request(method, params) {
    const id = ++this.#id;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  /** Resident memory in MB. */
  get resident() {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
  }

  stop() {
    this.#process.kill();
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #feed(data) {
    this.#buffer = this.#buffer.length > 0 ? Buffer.concat([this.#buffer, data]) : data;
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, end))[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.#buffer.toString('utf8', end + 4, end + 4 + length));
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      if (message.method !== undefined) {
        if (message.id !== undefined) this.#send({ id: message.id, result: null });
      } else {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.error) waiting.reject(new Error(message.error.message));
        else waiting.resolve(message.result);
      }
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gouji-measure-'));
const uriOf = (name) => pathToFileURL(join(folder, name)).href;
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const ms = (value) => `${value.toFixed(2)} ms`;
const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));

async function start() {
  const client = new Client();
  await client.request('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: { textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } } },
  });
  client.notify('initialized', {});
  return client;
}

const open = (client, uri, text) =>
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  });

const pull = (client, uri) => client.request('textDocument/diagnostic', { textDocument: { uri } });

/** After the first digit of the middle. */
function placeIn(text) {
  const at = /\d/.exec(text.slice(text.length >> 1)).index + (text.length >> 1) + 1;
  const line = text.slice(0, at).split('\n').length - 1;
  return { line, character: at - (text.lastIndexOf('\n', at - 1) + 1) };
}

async function latency(size) {
  const text =
    size === '10k'
      ? generateText(0, { format: 'pipe' }).text
      : generateConcat(size === '1m' ? 1_000_000 : 100_000, { format: 'mix' }).text;
  const uri = uriOf(`${size}.md`);
  writeFileSync(join(folder, `${size}.md`), text);
  const begin = performance.now();
  const client = await start();
  open(client, uri, text);
  const { items } = await pull(client, uri);
  const first = performance.now() - begin;
  await rest(800);
  const place = placeIn(text);
  const times = { edit: [], 'taken back': [], hover: [], definition: [] };
  const typed = { start: place, end: { ...place, character: place.character + 1 } };
  let version = 1;
  const edit = async (range, text) => {
    const at = performance.now();
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text }],
    });
    await pull(client, uri);
    return performance.now() - at;
  };
  await edit({ start: place, end: place }, '0');
  for (let i = 0; i < Number(values.edits); i++) {
    // One digit for another, by turns so many that the server has not seen the text lately; then the last one again.
    times.edit.push(await edit(typed, `${i % 10}`));
    await rest(30);
    times['taken back'].push(await edit(typed, `${(i + 9) % 10}`));
    await rest(30);
    await edit(typed, `${i % 10}`);
    let at;
    for (const what of ['hover', 'definition']) {
      at = performance.now();
      await client.request(`textDocument/${what}`, { textDocument: { uri }, position: place });
      times[what].push(performance.now() - at);
    }
    await rest(30);
  }
  const said = Object.entries(times).map(([what, list]) => `${what} ${ms(median(list))}`);
  console.log(
    `${size}: first diagnostics ${ms(first)}, ${said.join(', ')}, ${items.length} findings, ${client.resident.toFixed(0)} MB`,
  );
  client.stop();
}

async function memory() {
  const client = await start();
  for (let i = 0; i < 50; i++) {
    const uri = uriOf(`open-${i}.md`);
    open(client, uri, generateText(i, { format: 'mix', errors: 0.1 }).text);
    await pull(client, uri);
  }
  console.log(`50 reports open: ${client.resident.toFixed(0)} MB`);
  client.stop();
}

/** Heap after garbage collection, as the server itself says, before and after many opened and closed documents. */
async function cycles(count) {
  const client = await start();
  const { text } = generateText(0, { format: 'pipe' });
  const place = placeIn(text);
  const heap = async () => {
    const told = await client.request('workspace/executeCommand', {
      command: 'gouji.server.debugInformation',
      arguments: [],
    });
    return Number(/(\d+(?:\.\d+)?) MB heap/.exec(told)[1]);
  };
  const round = async (i) => {
    const uri = uriOf(`cycle-${i % 7}.md`);
    open(client, uri, text);
    client.notify('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: place, end: place }, text: '1' }],
    });
    await pull(client, uri);
    client.notify('textDocument/didClose', { textDocument: { uri } });
  };
  // What the compiler keeps of the code itself comes with the first of them.
  for (let i = 0; i < 1_500; i++) await round(i);
  const before = await heap();
  for (let i = 0; i < count; i++) await round(i);
  const after = await heap();
  const growth = (100 * (after - before)) / before;
  console.log(`${count} cycles: heap ${before} → ${after} MB (${growth.toFixed(1)} %)`);
  // What grows with every document that was opened and closed brings the server down in the end.
  if (growth > MOST_GROWTH) process.exitCode = 1;
  client.stop();
}

const sizes = values.sizes.split(',').filter((size) => size !== '');
for (const size of sizes) await latency(size);
if (sizes.length > 0) await memory();
if (Number(values.cycles) > 0) await cycles(Number(values.cycles));
rmSync(folder, { recursive: true, force: true });
process.exit();
