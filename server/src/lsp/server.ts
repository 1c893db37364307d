import {
  type Connection,
  DidChangeConfigurationNotification,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  type WorkspaceFolder,
} from 'vscode-languageserver';
import { VERSION } from '../host/version.js';
import { serverCapabilities } from './client/capabilities.js';
import { readClientFeatures } from './client/client-features.js';
import { SettingsDiagnostics } from './diagnostics/settings.js';
import { soundDocuments } from './messages/sound-documents.js';
import { unanswered } from './messages/unanswered.js';
import { PackDocuments } from './packs/pack-documents.js';
import { pageUris } from './pages/page-uris.js';
import type { Project } from './project/project.js';
import { Recheck } from './project/recheck.js';
import { registerWatching } from './project/watching.js';
import { registerCommands } from './register-commands.js';
import { registerFeatures } from './register-features.js';
import { Session } from './session.js';
import { type Incoming, WarmUp } from './warm-up.js';

export interface ServerOptions {
  readonly openProject: (root: string | null, onChange: () => void, restricted: boolean) => Project;
  /** Folder of the rules' pages; null: none on this machine. */
  readonly helpFolder: string | null;
  /** Where the client's messages come in: the checks are run for a while, so that they are compiled, while nothing does. */
  readonly warmUp?: Incoming;
}

/** Wires a connection of any transport to a session. Listens at once; all else waits for `initialize`. */
export function startServer(
  connection: Connection,
  { openProject, helpFolder, warmUp }: ServerOptions,
): void {
  let isStarted = false;
  connection.onInitialize((params): InitializeResult => {
    // A second session would know none of the documents that are open.
    if (isStarted) throw new ResponseError(ErrorCodes.InvalidRequest, 'initialize was sent before');
    const client = readClientFeatures(params);
    const context = { client, ...pageUris(client.options, helpFolder) };
    const session = new Session({
      connection,
      client,
      context,
      openProject: (root) => openProject(root, () => recheck.everything(), client.options.restricted),
      onReady: (project) => settings.update(project),
    });
    const recheck = new Recheck(connection, session, warmUp ? new WarmUp(session, warmUp) : null);
    const settings = new SettingsDiagnostics(connection, session);
    session.setFolders(foldersOf(params));
    const packs = new PackDocuments(session, settings);
    session.documents.listen(soundDocuments(connection));
    recheck.listen();
    packs.listen();
    registerFeatures(connection, session, packs);
    registerCommands(connection, session, packs);
    connection.onInitialized(() => {
      if (client.configurationChanges)
        unanswered(connection.client.register(DidChangeConfigurationNotification.type, { section: 'gouji' }));
      if (client.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders((event) => {
          const { added, removed } = (event ?? {}) as Partial<typeof event>;
          const gone = new Set(listOf(removed).map((folder) => folder?.uri));
          const kept = session.folders.filter(({ uri }) => !gone.has(uri));
          session.setFolders([...kept.map(({ uri }) => ({ uri, name: '' })), ...listOf(added)]);
          recheck.everything();
        });
      registerWatching(connection, session, recheck, packs);
      recheck.started();
    });
    connection.onDidChangeConfiguration(({ settings }) => {
      session.settings.changed(settings);
      session.invalidate();
      recheck.everything();
    });
    isStarted = true;
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: 'gouji-language-server', version: VERSION },
    };
  });
  connection.listen();
}

const listOf = (folders: readonly WorkspaceFolder[] | undefined): readonly WorkspaceFolder[] =>
  Array.isArray(folders) ? folders : [];

/** Folders, else the older single root that some clients still send. */
function foldersOf(params: {
  workspaceFolders?: WorkspaceFolder[] | null;
  rootUri?: string | null;
}): readonly WorkspaceFolder[] {
  const { workspaceFolders, rootUri } = params;
  if (workspaceFolders) return listOf(workspaceFolders);
  return rootUri ? [{ uri: rootUri, name: '' }] : [];
}
