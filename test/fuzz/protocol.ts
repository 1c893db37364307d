import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { Project } from '../../server/src/lsp/project/project.js';
import { startServer } from '../../server/src/lsp/server.js';
import { cleanModel, rendered } from '../support/clean.js';
import { type Conversation, converse } from './protocol-case.js';
import type { Target } from './target.js';

/** A client that hears nothing for so long has been left alone. */
const PATIENCE_MS = 10_000;

const REPORTS = [2021, 2022].map((year) => rendered(cleanModel({ year })).text);

/** A folder with two years of one office; made for one conversation, since it may be written to. */
function folder(): string {
  const root = mkdtempSync(join(tmpdir(), 'gouji-fuzz-'));
  for (const [name, text] of [
    ['2021.md', REPORTS[0]!],
    ['2022.md', REPORTS[1]!],
    ['a b/年报.md', REPORTS[0]!],
    ['gouji.yaml', 'reports: { include: "*.md" }\n'],
  ] as const) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

interface Said {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly params?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
  readonly result?: unknown;
}

/** One server in this process, spoken to message by message, without a library that would keep to the rules. */
class Client {
  readonly #up = new PassThrough();
  readonly #down = new PassThrough();
  readonly #answers: Conversation['answers'];
  readonly #waiting = new Map<unknown, (said: Said) => void>();
  readonly errors: string[] = [];

  constructor(answers: Conversation['answers']) {
    this.#answers = answers;
    const connection = createConnection(
      new StreamMessageReader(this.#up),
      new StreamMessageWriter(this.#down),
    );
    startServer(connection, {
      openProject: (root, onChange, restricted) =>
        new Project(root, builtinPack(), onChange, PATIENCE_MS, restricted),
      helpFolder: null,
    });
    new StreamMessageReader(this.#down).listen((said) => this.#hear(said as Said));
  }

  tell(message: unknown): void {
    const body = Buffer.from(JSON.stringify(message) ?? 'null', 'utf8');
    this.#up.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#up.write(body);
  }

  /** The answer to a request of the client's own, or null where none comes. */
  ask(id: string, method: string, params: unknown): Promise<Said | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, PATIENCE_MS, null);
      this.#waiting.set(id, (said) => {
        clearTimeout(timer);
        resolve(said);
      });
      this.tell({ jsonrpc: '2.0', id, method, params });
    });
  }

  #hear(said: Said): void {
    if (said.method === undefined) {
      const { message } = said.error ?? {};
      // Words of a fault of ours, however wrong the question was; the library reads `initialize` before us.
      if (
        !String(message).startsWith('Request initialize ') &&
        /Cannot read|is not a function|is not iterable|undefined|call stack|Invalid array|circular/.test(
          String(message ?? ''),
        )
      )
        this.errors.push(`answers: ${String(message)}`);
      this.#waiting.get(said.id)?.(said);
    } else if (said.id !== undefined && this.#answers !== 'never') this.tell(this.#answer(said));
  }

  #answer({ id, method, params }: Said): unknown {
    const items = (params as { items?: readonly unknown[] } | null)?.items ?? [];
    const ok =
      method === 'workspace/configuration'
        ? items.map(() => null)
        : method === 'workspace/applyEdit'
          ? { applied: true }
          : null;
    switch (this.#answers) {
      case 'error':
        return { jsonrpc: '2.0', id, error: { code: -32603, message: 'no' } };
      case 'null':
        return { jsonrpc: '2.0', id, result: null };
      case 'nonsense':
        return { jsonrpc: '2.0', id, result: [{ inlayHints: 3, language: [] }, 7] };
      default:
        return { jsonrpc: '2.0', id, result: ok };
    }
  }
}

/** Says all of it, and then asks as a client does that keeps to the rules. */
async function run({ messages, answers }: Conversation): Promise<string[]> {
  const root = folder();
  const base = pathToFileURL(root).href;
  const faults: string[] = [];
  const onFault = (error: unknown): void => {
    faults.push(
      `left unheard: ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 3).join(' | ') : String(error)}`,
    );
  };
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, onFault);
  const client = new Client(answers);
  try {
    for (const message of placed(messages, base)) client.tell(message);
    const stopped = messages.some((one) => (one as Said | null)?.method === 'shutdown');
    if (!stopped) faults.push(...(await isWell(client, base)));
    await new Promise((resolve) => setTimeout(resolve, 5));
  } finally {
    for (const event of ['uncaughtException', 'unhandledRejection']) process.off(event, onFault);
    rmSync(root, { recursive: true, force: true });
  }
  return [...faults, ...client.errors];
}

/** `exit` would end this process. */
const placed = (messages: readonly unknown[], base: string): unknown[] =>
  (JSON.parse(JSON.stringify(messages).replaceAll('"%', `"${base}`)) as unknown[]).filter(
    (one) => (one as Said | null)?.method !== 'exit',
  );

async function isWell(client: Client, base: string): Promise<string[]> {
  const capabilities = {
    workspace: {},
    textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
  };
  await client.ask('start', 'initialize', { processId: null, rootUri: base, capabilities });
  const uri = `${base}/health.md`;
  const languageId = 'markdown';
  client.tell({
    jsonrpc: '2.0',
    method: 'textDocument/didOpen',
    params: { textDocument: { uri, languageId, version: 1, text: REPORTS[1]! } },
  });
  const answer = await client.ask('well', 'textDocument/documentSymbol', { textDocument: { uri } });
  if (answer === null) return ['does not answer any more'];
  return Array.isArray(answer.result) && answer.result.length > 0
    ? []
    : [`answers ${JSON.stringify(answer.error ?? answer.result)}`];
}

export const protocol: Target = {
  name: 'protocol',
  make: (random) => Buffer.from(JSON.stringify(converse(random)), 'utf8'),
  slow: 6000,
  run: (bytes) => run(JSON.parse(Buffer.from(bytes).toString('utf8')) as Conversation),
};
