import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import {
  type ApplyWorkspaceEditParams,
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { Project } from '../../../server/src/lsp/project/project.js';
import { startServer } from '../../../server/src/lsp/server.js';

export interface EditorOptions {
  readonly pull: boolean;
  readonly folders: readonly string[];
  readonly locale?: string;
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  readonly capabilities?: Partial<ClientCapabilities>;
  /** Bundled server to start as a process; absent: in this process. */
  readonly server?: string;
}

/** Longer than the server waits after an edit. */
const QUIET_MS = 250;

const COMMON: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } },
      isPreferredSupport: true,
      disabledSupport: true,
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
  window: { workDoneProgress: true },
};

/** An editor as far as the protocol sees it: open documents, versions, edits applied, diagnostics received. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly documents = new Map<string, TextDocument>();
  /** Latest publication of each document, as a client without pull gets them. */
  readonly published = new Map<string, PublishDiagnosticsParams>();
  readonly publications: PublishDiagnosticsParams[] = [];
  readonly refreshes: string[] = [];
  readonly process: ChildProcess | null;
  initialized!: InitializeResult;

  constructor(connection: ProtocolConnection, process: ChildProcess | null) {
    this.connection = connection;
    this.process = process;
  }

  static async start(options: EditorOptions): Promise<Editor> {
    const editor = options.server === undefined ? inProcess() : asProcess(options.server);
    const { connection } = editor;
    connection.onRequest('workspace/configuration', (params: { items: unknown[] }) =>
      params.items.map(() => options.settings ?? null),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest('window/workDoneProgress/create', () => null);
    for (const what of ['diagnostic', 'inlayHint', 'semanticTokens', 'codeLens'])
      connection.onRequest(`workspace/${what}/refresh`, () => {
        editor.refreshes.push(what);
        return null;
      });
    connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => {
      editor.apply(edit);
      return { applied: true };
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      editor.published.set(params.uri, params);
      editor.publications.push(params);
    });
    connection.listen();
    editor.initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      ...(options.locale === undefined ? {} : { locale: options.locale }),
      initializationOptions: options.initializationOptions,
      workspaceFolders: options.folders.map((uri) => ({ uri, name: uri })),
      capabilities: mergedCapabilities(options),
    });
    await connection.sendNotification('initialized', {});
    return editor;
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    this.documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async close(uri: string): Promise<void> {
    this.documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Incremental changes, each on the text that the one before has left. */
  async edit(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const document = this.document(uri);
    const version = document.version + 1;
    const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText }));
    TextDocument.update(document, contentChanges, version);
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  document(uri: string): TextDocument {
    const document = this.documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  /** Refuses an edit that was made for another version, as a client must. */
  apply(edit: WorkspaceEdit): void {
    for (const change of edit.documentChanges ?? []) {
      if (!('textDocument' in change)) throw new Error('only text edits are expected');
      const { uri, version } = change.textDocument;
      if (version !== null && version !== this.document(uri).version)
        throw new Error(`edit for version ${version} of ${uri}, which is at ${this.document(uri).version}`);
      this.#applyTo(uri, change.edits as TextEdit[]);
    }
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) this.#applyTo(uri, edits);
  }

  pull(uri: string, previousResultId?: string) {
    return this.connection.sendRequest<{ kind: string; resultId?: string; items?: Diagnostic[] }>(
      'textDocument/diagnostic',
      {
        textDocument: { uri },
        ...(previousResultId === undefined ? {} : { previousResultId }),
      },
    );
  }

  /** What is published for the document's present version, once nothing more comes for some moments. */
  async pushed(uri: string): Promise<Diagnostic[]> {
    const { version } = this.document(uri);
    for (;;) {
      await this.quiet();
      const latest = this.published.get(uri);
      if (latest?.version === version) return latest.diagnostics;
    }
  }

  /** Resolves when the server has published nothing for some moments. */
  async quiet(): Promise<void> {
    for (;;) {
      const count = this.publications.length;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
      // However slow the machine, the server's own waiting ends before it answers what is asked after that.
      await this.connection.sendRequest('gouji/nothing').catch(() => {});
      if (this.publications.length === count) return;
    }
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const gone = this.process && new Promise<number | null>((done) => this.process!.once('exit', done));
    if (this.process) await this.connection.sendNotification('exit');
    const code = await gone;
    this.connection.dispose();
    return code;
  }

  #applyTo(uri: string, edits: readonly TextEdit[]): void {
    // From the end on, so that the places of the others stay; the server gets them the same way.
    const sorted = [...edits].sort(
      (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
    );
    void this.edit(uri, sorted);
  }
}

function inProcess(): Editor {
  const up = new PassThrough();
  const down = new PassThrough();
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    // Waits for the other reports however slow the machine is, so that a first answer is the last.
    openProject: (root, onChange, restricted) =>
      new Project(root, builtinPack(), onChange, 60_000, restricted),
    helpFolder: null,
  });
  return new Editor(
    createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up)),
    null,
  );
}

function asProcess(server: string): Editor {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const reader = new StreamMessageReader(child.stdout);
  return new Editor(createProtocolConnection(reader, new StreamMessageWriter(child.stdin)), child);
}

function mergedCapabilities({ pull, capabilities = {} }: EditorOptions): ClientCapabilities {
  return {
    ...COMMON,
    ...capabilities,
    workspace: {
      ...COMMON.workspace,
      ...(pull ? { diagnostics: { refreshSupport: true } } : {}),
      ...capabilities.workspace,
    },
    textDocument: {
      ...COMMON.textDocument,
      ...(pull ? { diagnostic: { relatedInformation: true, dataSupport: true } } : {}),
      ...capabilities.textDocument,
    },
  };
}
