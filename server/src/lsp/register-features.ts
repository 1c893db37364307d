import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { diagnosticReport } from './diagnostics/report.js';
import { codeActions } from './features/code-actions.js';
import type { FileState } from './file-state.js';
import { registerCommands } from './register-commands.js';
import type { Session } from './session.js';

/** Ties each request to its feature: a pure function of the file's state and the request. */
export function registerFeatures(connection: Connection, session: Session): void {
  const { context } = session;
  const { client } = context;

  /** The state to answer from; what was asked of a version that is gone is answered by an error, not wrongly. */
  async function stateFor(uri: string, token: CancellationToken): Promise<FileState | null> {
    await session.ready(uri);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return session.stateOf(uri);
  }

  if (client.pull) {
    connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) =>
      diagnosticReport(await stateFor(textDocument.uri, token), previousResultId, context),
    );
  }
  connection.onCodeAction(async (params, token) => {
    const state = await stateFor(params.textDocument.uri, token);
    return state && codeActions(state, params, context);
  });
  registerCommands(connection, session);
}
