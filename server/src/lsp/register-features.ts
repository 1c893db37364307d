import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import type { RuleHelp } from '../core/pack/rule.js';
import { registerWorkspaceDiagnostics } from './diagnostics/folder.js';
import { diagnosticReport } from './diagnostics/report.js';
import { toLspEdit, workspaceEdit } from './edits.js';
import { codeActions } from './features/code-actions.js';
import { codeLenses } from './features/code-lens.js';
import { skeletonItems } from './features/complete-skeleton.js';
import { completion } from './features/completion.js';
import { foldingRanges } from './features/folding.js';
import { formatTables } from './features/format.js';
import { hover } from './features/hover.js';
import { inlayHints } from './features/inlay-hints.js';
import { definition, highlights, references } from './features/links.js';
import { rename, renameAt } from './features/rename.js';
import { ruleAt } from './features/rule-at.js';
import { selectionRanges } from './features/selection.js';
import { semanticTokens } from './features/semantic-tokens.js';
import { documentSymbols } from './features/symbols.js';
import { workspaceSymbols } from './features/workspace-symbols.js';
import { ofDocument, withParts } from './messages/sound-params.js';
import type { AuthoredFile, Authoring } from './packs/authoring.lazy.js';
import type { PackDocuments } from './packs/pack-documents.js';
import { isYaml } from './packs/pack-file.js';
import { pathOf } from './paths.js';
import { fromLspRange, toLspRange } from './positions.js';
import type { FileState } from './project/file-state.js';
import { rulesKnownTo, type Session } from './session.js';

const NO_HELP: ReadonlyMap<string, RuleHelp> = new Map();

interface OfDocument {
  readonly textDocument: TextDocumentIdentifier;
}

/** Ties each request to its feature: a pure function of the file's state and the request. */
export function registerFeatures(connection: Connection, session: Session, packs: PackDocuments): void {
  const { context } = session;
  const { languages } = connection;

  /** Answers from the state at the present version; null for what is not open or no report. */
  const on =
    <P extends OfDocument, R>(feature: (state: FileState, params: P) => R | Promise<R>) =>
    async (params: P, token: CancellationToken): Promise<R | null> => {
      const { uri } = params.textDocument;
      await session.ready(uri);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      const state = session.stateOf(uri);
      return state?.isReport ? feature(state, params) : null;
    };
  /** Answers from a pack's YAML where the document is one. */
  const orPack =
    <P extends OfDocument, A, B>(
      ofPack: (authoring: Authoring, file: AuthoredFile, params: P) => A,
      ofReport: (params: P, token: CancellationToken) => Promise<B>,
    ) =>
    async (params: P, token: CancellationToken): Promise<A | B> => {
      const { uri } = params.textDocument;
      const answer = await packs.about(uri, (authoring, file) => ofPack(authoring, file, params));
      return answer === undefined ? ofReport(params, token) : answer;
    };
  const settings = (state: FileState) => session.settingsOf(pathOf(state.uri));

  if (context.client.pull) {
    languages.diagnostics.on(
      ofDocument([], async ({ textDocument: { uri }, previousResultId }, token) => {
        await session.ready(uri);
        if (token.isCancellationRequested)
          throw new ResponseError(LSPErrorCodes.ServerCancelled, 'cancelled', { retriggerRequest: true });
        return diagnosticReport(session.stateOf(uri), previousResultId, context);
      }),
    );
    registerWorkspaceDiagnostics(connection, session);
  }
  connection.onCodeAction(
    ofDocument(
      ['range', 'context'],
      on((state, params) => codeActions(state, params, context)),
    ),
  );
  connection.onHover(
    ofDocument(
      ['position'],
      orPack(
        (authoring, file, { position }) => authoring.hover(file, file.positions.offsetAt(position)),
        on(async (state, { position }) => {
          // Explanations of rules are loaded only where one is pointed at.
          const isRule = ruleAt(state, state.positions.offsetAt(position)) !== null;
          return hover(state, position, context, isRule ? (await rulesKnownTo(state.pack)).help : NO_HELP);
        }),
      ),
    ),
  );
  connection.onDefinition(
    ofDocument(
      ['position'],
      orPack(
        (authoring, file, { position }) => authoring.definition(file, file.positions.offsetAt(position)),
        on((state, { position }) => definition(state, position, context)),
      ),
    ),
  );
  connection.onReferences(
    ofDocument(
      ['position'],
      // A client that says nothing of it means all places.
      on((state, { position, context: asked }) =>
        references(state, position, asked?.includeDeclaration !== false),
      ),
    ),
  );
  connection.onDocumentHighlight(
    ofDocument(
      ['position'],
      on((state, { position }) => highlights(state, position)),
    ),
  );
  connection.onDocumentSymbol(
    ofDocument(
      [],
      on((state) => documentSymbols(state, context)),
    ),
  );
  connection.onFoldingRanges(
    ofDocument(
      [],
      on((state) => foldingRanges(state, context)),
    ),
  );
  connection.onSelectionRanges(
    ofDocument(
      ['positions'],
      on((state, { positions }) => selectionRanges(state, positions)),
    ),
  );
  connection.onCompletion(
    ofDocument(
      ['position'],
      orPack(
        (authoring, file, { position }) => authoring.completion(file, file.positions.offsetAt(position)),
        async (params, token) => {
          const { uri } = params.textDocument;
          const found = await on((state, { position }: typeof params) => completion(state, position))(
            params,
            token,
          );
          const state = found === null && !isYaml(pathOf(uri)) ? session.stateOf(uri) : null;
          return state ? skeletonItems(state, params.position) : found;
        },
      ),
    ),
  );
  connection.onDocumentFormatting(
    ofDocument(
      [],
      on((state) => formatTables(state, null).map((edit) => toLspEdit(state, edit))),
    ),
  );
  connection.onDocumentRangeFormatting(
    ofDocument(
      ['range'],
      on((state, { range }) =>
        formatTables(state, fromLspRange(state.positions, range)).map((edit) => toLspEdit(state, edit)),
      ),
    ),
  );
  connection.onPrepareRename(
    ofDocument(
      ['position'],
      on((state, { position }) => {
        const found = renameAt(state, position);
        return found && { range: toLspRange(state.positions, found.range), placeholder: found.word };
      }),
    ),
  );
  connection.onRenameRequest(
    ofDocument(
      ['position', 'newName'],
      on((state, { position, newName }) => {
        const renamed = rename(state, position, newName);
        if (renamed && 'fault' in renamed)
          throw new ResponseError(LSPErrorCodes.RequestFailed, renamed.fault);
        return renamed && workspaceEdit(state, renamed.edits, context.client);
      }),
    ),
  );
  languages.inlayHint.on(
    ofDocument(
      ['range'],
      on((state, { range }) =>
        settings(state).inlayHints ? inlayHints(state, fromLspRange(state.positions, range)) : [],
      ),
    ),
  );
  languages.semanticTokens.on(
    ofDocument([], async (params, token) => {
      return (await on((state) => semanticTokens(state, null))(params, token)) ?? { data: [] };
    }),
  );
  languages.semanticTokens.onRange(
    ofDocument(['range'], async (params, token) => {
      const range = on((state: FileState, { range }: typeof params) =>
        semanticTokens(state, fromLspRange(state.positions, range)),
      );
      return (await range(params, token)) ?? { data: [] };
    }),
  );
  connection.onCodeLens(
    ofDocument(
      [],
      orPack(
        (authoring, file) => authoring.lenses(file),
        on((state) => (settings(state).codeLens ? codeLenses(state, context) : [])),
      ),
    ),
  );
  connection.onWorkspaceSymbol(
    withParts(['query'], async ({ query }) => {
      const found = session.projects().map(async (project) => {
        await session.filesOf(project);
        return workspaceSymbols(project, query, session.language());
      });
      return (await Promise.all(found)).flat();
    }),
  );
}
