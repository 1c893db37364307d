import { type Disposable, type ExtensionContext, languages, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { Quarantine } from './quarantine.js';
import { isOurYaml, mayBeReport } from './recognise.js';
import { createClient } from './server-process.js';
import { StatusItem } from './status.js';
import { words } from './words.js';

/** The running server, started with the first report and not before. */
export class ClientSession implements Disposable {
  readonly context: ExtensionContext;
  readonly quarantine: Quarantine;
  readonly status: StatusItem;
  readonly #channel = window.createOutputChannel('gouji', { log: true });
  #client: LanguageClient | null = null;
  #starting: Promise<LanguageClient> | null = null;

  constructor(context: ExtensionContext) {
    this.context = context;
    this.quarantine = new Quarantine(context.workspaceState);
    this.status = new StatusItem(
      (uri) => this.execute('gouji.server.describe', uri),
      (uri) => this.quarantine.holds(uri),
    );
    context.subscriptions.push(
      this.status,
      this.#channel,
      workspace.onDidOpenTextDocument((document) => this.#consider(document)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.#consider(editor.document)),
      // A report that is typed or pasted into an empty file becomes one only now.
      workspace.onDidChangeTextDocument(({ document }) => this.#client ?? this.#consider(document)),
      languages.onDidChangeDiagnostics(() => this.status.update()),
      workspace.onDidGrantWorkspaceTrust(() => void (this.#client && this.restart())),
    );
    for (const document of workspace.textDocuments) this.#consider(document);
  }

  get client(): LanguageClient | null {
    return this.#client;
  }

  /** For commands, which may come before any report was opened. */
  start(): Promise<LanguageClient> {
    this.#starting ??= this.#start().catch((error: unknown) => {
      // The next one who asks tries again.
      this.#starting = null;
      this.status.down();
      throw error;
    });
    return this.#starting;
  }

  async restart(): Promise<void> {
    const client = this.#client;
    if (client?.isRunning()) {
      await client.restart();
      this.status.running();
      return;
    }
    // One that was given up, or died while it started, cannot be taken up again.
    this.#client = null;
    this.#starting = null;
    await client?.dispose().catch(() => {});
    await this.start();
  }

  /** Lets files in again that brought the server down, with a server that sees them anew. */
  async release(): Promise<void> {
    await this.quarantine.release();
    await this.restart();
  }

  /** Runs a command of the server. */
  async execute<T>(command: string, ...args: readonly unknown[]): Promise<T> {
    const client = await this.start();
    return client.sendRequest<T>('workspace/executeCommand', { command, arguments: args });
  }

  async dispose(): Promise<void> {
    await this.#client?.dispose();
  }

  #consider(document: Parameters<typeof mayBeReport>[0]): void {
    if (this.#starting === null && (mayBeReport(document) || isOurYaml(document))) void this.start();
  }

  async #start(): Promise<LanguageClient> {
    this.status.starting();
    const client = createClient(this.context, this.quarantine, this.#channel, {
      onDown: () => void this.#askForRestart(),
      release: () => this.release(),
    });
    this.#client = client;
    client.onNotification('gouji/checking', ({ uri }: { uri: string | null }) =>
      this.quarantine.reading(uri),
    );
    await client.start();
    this.status.running();
    return client;
  }

  async #askForRestart(): Promise<void> {
    this.status.down();
    const restart = words('restart');
    if ((await window.showErrorMessage(words('stopped'), restart)) === restart) await this.restart();
  }
}
