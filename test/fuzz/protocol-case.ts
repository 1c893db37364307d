import { COMMANDS } from '../../server/src/lsp/commands.js';
import { cleanModel, rendered } from '../support/clean.js';
import { mutateText } from './mutate.js';
import type { Random } from './random.js';

/** What a client says and how it answers; `%` in addresses stands for the folder of the run. */
export interface Conversation {
  readonly messages: unknown[];
  /** How it answers what the server asks of it. */
  readonly answers: 'well' | 'null' | 'error' | 'never' | 'nonsense';
}

/** An address of a report that lies in the folder. */
export const FILES = ['2021.md', '2022.md', 'gouji.yaml', 'pack.yaml', 'none.md', 'a b/年报.md'] as const;
const ADDRESSES = [
  ...FILES.map((name) => `%/${encodeURI(name)}`),
  'untitled:Untitled-1',
  'file:///c%3A/%E5%B9%B4/2022.md',
  'file://server/share/2022.md',
  'file:///%E4%B8/a%00b',
  '__proto__',
  '',
];
const REPORT = rendered(cleanModel({ year: 2022 })).text;
const YAML = 'rules: { text/width: off }\nagency: { level: department }\n';
const METHODS = [
  ...['hover', 'completion', 'definition', 'references', 'rename', 'prepareRename', 'documentHighlight'],
  ...['documentSymbol', 'codeAction', 'codeLens', 'inlayHint', 'foldingRange', 'selectionRange'],
  ...['formatting', 'rangeFormatting', 'documentLink', 'semanticTokens/full', 'semanticTokens/range'],
  ...['diagnostic', 'willSaveWaitUntil', 'onTypeFormatting', 'signatureHelp'],
].map((name) => `textDocument/${name}`);
const COMMAND_NAMES = [...Object.values(COMMANDS), 'gouji.none', 'toString'];
const NUMBERS = [0, 1, 2, 7, 30, -1, 1.5, 1e6, 2 ** 31, 2 ** 53, 1e308];
const WEIRD: readonly unknown[] = [
  ...[null, true, 0, -1, 1.5, 1e308, '', 'x', '__proto__', [], {}, [null], [[]], { a: 1 }, '\uD800', '%'],
  ...['a'.repeat(5000), { length: 1e9 }, { uri: 3 }, { start: null, end: {} }, '9'.repeat(400)],
];

/** Messages of one client, most of them right, some of them out of order or of no kind. */
export function converse(random: Random): Conversation {
  const messages: unknown[] = random.below(12) === 0 ? [] : opening(random);
  for (let left = 3 + random.below(25); left > 0; left--) messages.push(...message(random));
  if (random.below(10) === 0)
    messages.splice(random.below(messages.length + 1), 0, ask(random, 'shutdown', null));
  for (let left = random.below(4); left > 0; left--) disturb(messages, random);
  return { messages, answers: random.of(['well', 'well', 'well', 'null', 'error', 'never', 'nonsense']) };
}

const tell = (method: string, params: unknown) => ({ jsonrpc: '2.0', method, params });
const ask = (random: Random, method: string, params: unknown) => ({
  ...tell(method, params),
  id: 1 + random.below(60),
});

const opening = (random: Random): unknown[] => {
  const one = (): boolean => random.below(3) > 0;
  return [
    {
      ...tell('initialize', {
        processId: null,
        rootUri: one() ? null : '%',
        locale: random.of(['zh-cn', 'en', '', 'xx']),
        initializationOptions: one()
          ? null
          : { commands: one(), restricted: one(), quarantined: ['%/2021.md'] },
        ...(one() ? { workspaceFolders: [{ uri: '%', name: 'a' }] } : {}),
        capabilities: {
          general: { positionEncodings: ['utf-16', 'utf-8'] },
          workspace: {
            configuration: one(),
            workspaceFolders: one(),
            applyEdit: one(),
            workspaceEdit: { documentChanges: one() },
            didChangeWatchedFiles: { dynamicRegistration: one() },
            didChangeConfiguration: { dynamicRegistration: one() },
            ...(one() ? { diagnostics: { refreshSupport: true } } : {}),
          },
          textDocument: {
            ...(one() ? { diagnostic: {} } : {}),
            publishDiagnostics: { versionSupport: true },
          },
          window: { workDoneProgress: one() },
        },
      }),
      id: 0,
    },
    tell('initialized', {}),
    open(random, '%/2022.md'),
  ];
};

const text = (random: Random, uri: string): string =>
  /yaml$/.test(uri) ? mutateText(YAML, random) : random.below(3) === 0 ? REPORT : mutateText(REPORT, random);
const open = (random: Random, uri: string) =>
  tell('textDocument/didOpen', {
    textDocument: { uri, languageId: 'markdown', version: random.below(4), text: text(random, uri) },
  });
const position = (random: Random) => ({
  line: random.below(4) === 0 ? random.of(NUMBERS) : random.below(60),
  character: random.below(4) === 0 ? random.of(NUMBERS) : random.below(40),
});
const range = (random: Random) => {
  const start = position(random);
  return { start, end: random.below(2) === 0 ? start : position(random) };
};

function change(random: Random, uri: string): unknown {
  const count = random.below(40) === 0 ? 1000 : 1 + random.below(3);
  const contentChanges = Array.from({ length: count }, () =>
    random.below(10) === 0
      ? { text: text(random, uri) }
      : {
          range: range(random),
          text: random.of(['', '1', '|', '\n', '。', '𠮷', '\uD842', '<!-- ', '表', '\r', '---\n']),
        },
  );
  return tell('textDocument/didChange', {
    textDocument: { uri, version: random.of([2, 3, 4, 9, 0, -1]) },
    contentChanges,
  });
}

function message(random: Random): unknown[] {
  const uri = random.below(3) > 0 ? '%/2022.md' : random.of(ADDRESSES);
  const textDocument = { uri };
  switch (random.below(12)) {
    case 0:
      return [open(random, uri)];
    case 1:
    case 2:
    case 3:
      return [change(random, uri)];
    case 4:
      return [tell(`textDocument/${random.of(['didClose', 'didSave', 'willSave'])}`, { textDocument })];
    case 5:
      return [tell('$/cancelRequest', { id: random.below(60) })];
    case 6: {
      const arguments_ = random.of([
        [uri],
        [],
        ['table/relation'],
        [uri, 'x', 'y'],
        [{ agency: '甲', year: 2023, previous: uri }],
      ]);
      return [
        ask(random, 'workspace/executeCommand', { command: random.of(COMMAND_NAMES), arguments: arguments_ }),
      ];
    }
    case 7:
      return [
        random.of([
          tell('workspace/didChangeConfiguration', {
            settings: random.of([null, {}, { gouji: { language: 'en', inlayHints: { enabled: false } } }]),
          }),
          tell('workspace/didChangeWatchedFiles', { changes: [{ uri, type: random.below(5) }] }),
          tell('workspace/didChangeWorkspaceFolders', {
            event: {
              added: [{ uri: random.of(['%', '%/a%20b']), name: '' }],
              removed: random.of([[], [{ uri: '%', name: '' }]]),
            },
          }),
          ask(random, 'workspace/symbol', { query: random.of(['', '总计', '(']) }),
          ask(random, 'workspace/diagnostic', {
            previousResultIds: random.of([[], [{ uri, value: '1' }]]),
            partialResultToken: 'p',
          }),
          ask(random, 'completionItem/resolve', { label: 'x' }),
          tell('$/setTrace', { value: 'verbose' }),
          { jsonrpc: '2.0', id: random.below(60), result: {} },
        ]),
      ];
    case 8: {
      // A storm: as many requests as are cancelled.
      const from = 1000 + random.below(1000);
      const storm: unknown[] = [];
      for (let id = from; id < from + 30; id++) {
        storm.push({ ...tell('textDocument/hover', { textDocument, position: position(random) }), id });
        storm.push(tell('$/cancelRequest', { id: random.below(2) === 0 ? id : id - 1 }));
      }
      return storm;
    }
    default:
      return [
        ask(random, random.of(METHODS), {
          textDocument,
          position: position(random),
          positions: [position(random)],
          range: range(random),
          newName: random.of(['1', '', '甲'.repeat(500)]),
          context: {
            diagnostics: [{ range: range(random), message: 'x', code: 'table/relation' }],
            includeDeclaration: true,
          },
          options: { tabSize: 4, insertSpaces: true },
          ...(random.below(3) === 0 ? { previousResultId: random.of(['1', 'x']) } : {}),
        }),
      ];
  }
}

/** Puts a message elsewhere, doubles or loses one, or makes one value of it another. */
function disturb(messages: unknown[], random: Random): void {
  const at = random.below(messages.length);
  switch (random.below(5)) {
    case 0:
      messages.splice(at, 1);
      return;
    case 1:
      messages.splice(random.below(messages.length + 1), 0, messages[at]);
      return;
    case 2:
      messages.splice(random.below(messages.length), 0, ...messages.splice(at, 1));
      return;
    default:
      messages[at] = disturbed(messages[at], random);
  }
}

function disturbed(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.below(6) === 0) return random.of(WEIRD);
  const keys = Object.keys(value).filter((key) => key !== 'jsonrpc');
  if (keys.length === 0) return random.of(WEIRD);
  const key = random.of(keys);
  const own = (value as Record<string, unknown>)[key];
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  if (random.below(8) === 0) delete copy[key];
  else copy[key] = disturbed(own, random);
  return copy;
}
