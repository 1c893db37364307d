import { existsSync } from 'node:fs';
import { type ExtensionContext, type LogOutputChannel, Uri, window, workspace } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  RevealOutputChannelOn,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { Quarantine } from './quarantine.js';
import { LANGUAGES } from './recognise.js';
import { words } from './words.js';

/** Starts that are tried by themselves within the window below; after that the user is asked. */
const MAX_RESTARTS = 4;
const RESTART_WINDOW_MS = 3 * 60_000;

/** The bundled server, or in a checkout the one that the build has made. */
export function serverModule({ extensionUri }: ExtensionContext): string {
  const bundled = Uri.joinPath(extensionUri, 'server', 'language-server.cjs').fsPath;
  return existsSync(bundled)
    ? bundled
    : Uri.joinPath(extensionUri, '..', 'server', 'dist', 'language-server.cjs').fsPath;
}

export function createClient(
  context: ExtensionContext,
  quarantine: Quarantine,
  outputChannel: LogOutputChannel,
  reactions: CrashReactions,
): LanguageClient {
  const run = { module: serverModule(context), transport: TransportKind.stdio };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6019'] } };
  const serverOptions: ServerOptions = { run, debug };
  const clientOptions: LanguageClientOptions = {
    documentSelector: [
      ...LANGUAGES.map((language) => ({ language })),
      // The server knows which of them are a pack's; other people's YAML it leaves alone.
      { language: 'yaml', pattern: '**/{gouji,pack}.yaml' },
      { language: 'yaml', pattern: '**/{rules,form,data,cases,tests}/**/*.yaml' },
    ],
    diagnosticCollectionName: 'gouji',
    outputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Asked at every start: what is trusted or in quarantine changes.
    initializationOptions: () => ({
      ruleUri: 'gouji-rule:/{rule}.md',
      statuteUri: 'gouji-law:/{statute}.md',
      commands: true,
      quarantined: quarantine.files,
      restricted: !workspace.isTrusted,
    }),
    errorHandler: new RestartPolicy(quarantine, reactions),
    middleware: quarantineMiddleware(quarantine),
  };
  return new LanguageClient('gouji', 'gouji', serverOptions, clientOptions);
}

/** What is done for the user about a server that dies. */
interface CrashReactions {
  /** It is not started again by itself. */
  readonly onDown: () => void;
  /** Files that were left alone are checked again. */
  readonly release: () => Promise<void>;
}

/** Restarts quietly a few times; a file that was in work at two deaths is left alone from then on. */
class RestartPolicy implements ErrorHandler {
  readonly #quarantine: Quarantine;
  readonly #reactions: CrashReactions;
  #deaths: number[] = [];

  constructor(quarantine: Quarantine, reactions: CrashReactions) {
    this.#quarantine = quarantine;
    this.#reactions = reactions;
  }

  error() {
    return { action: ErrorAction.Continue };
  }

  async closed(): Promise<CloseHandlerResult> {
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < RESTART_WINDOW_MS), now];
    const caught = await this.#quarantine.died();
    if (caught !== null) {
      // Its cause is out of the way: the count begins anew.
      this.#deaths = [];
      void this.#tell(caught);
    }
    if (this.#deaths.length <= MAX_RESTARTS) return { action: CloseAction.Restart, handled: true };
    this.#reactions.onDown();
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  async #tell(uri: string): Promise<void> {
    const release = words('release');
    const name = workspace.asRelativePath(Uri.parse(uri));
    if ((await window.showWarningMessage(words('quarantined', name), release)) !== release) return;
    await this.#reactions.release();
  }
}

/** Keeps quarantined documents from the server, and remembers which one it is at work on. */
function quarantineMiddleware(quarantine: Quarantine): Middleware {
  return {
    didOpen: async (document, next) => {
      if (!quarantine.holds(document.uri.toString())) await next(document);
    },
    didChange: async (event, next) => {
      const uri = event.document.uri.toString();
      if (!quarantine.holds(uri)) await quarantine.during(uri, () => next(event));
    },
    didClose: async (document, next) => {
      if (!quarantine.holds(document.uri.toString())) await next(document);
    },
    provideDiagnostics: (document, previous, token, next) => {
      const uri = ('uri' in document ? document.uri : document).toString();
      if (quarantine.holds(uri)) return { kind: 'full' as never, items: [] };
      return quarantine.during(uri, async () => next(document, previous, token));
    },
    provideHover: (document, position, token, next) =>
      quarantine.during(document.uri.toString(), async () => next(document, position, token)),
    provideCodeActions: (document, range, context, token, next) =>
      quarantine.during(document.uri.toString(), async () => next(document, range, context, token)),
  };
}
