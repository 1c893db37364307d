import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { Turns } from '../../host/turns.js';
import { withParts } from '../messages/sound-params.js';
import type { Session } from '../session.js';
import { type FolderReport, FolderReports } from './folder-reports.js';
import { diagnosticsOf } from './report.js';

/** Reports that a partial answer carries. */
const BATCH = 50;

const WORDS = { zh: '校核工作区', en: 'Checking the workspace' } as const;

/**
 * `workspace/diagnostic`: every report of the folders, also those that are not open, in turns, with progress.
 * A client that takes partial results and has everything already is answered when something changes, as the
 * protocol means it, instead of asking again every other second.
 */
export function registerWorkspaceDiagnostics(connection: Connection, session: Session): void {
  const reports = new FolderReports(session);
  // A client of ours learns which file is in work, so that it can tell which one brought the server down.
  const announce = (uri: string | null): void => {
    if (session.context.client.options.commands) void connection.sendNotification('gouji/checking', { uri });
  };
  connection.languages.diagnostics.onWorkspace(
    withParts(['previousResultIds'], async (params, token, progress, partial) => {
      const known = new Map(params.previousResultIds.map(({ uri, value }) => [uri, value]));
      progress.begin(WORDS[session.language()], 0, undefined, true);
      for (;;) {
        const { activity } = session;
        const found = await reports.all();
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        let changed = 0;
        const turns = new Turns();
        for (const [at, report] of found.entries()) {
          if (await turns.next()) progress.report(Math.floor((100 * at) / found.length));
          stopIf(token);
          if (report.version === null && known.get(report.uri) !== report.resultId) announce(report.uri);
          const item = answer(report, known.get(report.uri), session);
          if (item.kind === DocumentDiagnosticReportKind.Full) changed++;
          known.set(report.uri, report.resultId);
          items.push(item);
          if (partial && items.length >= BATCH) partial.report({ items: items.splice(0) } as never);
        }
        announce(null);
        for (const item of goneSince(known, found)) {
          changed++;
          items.push(item);
        }
        progress.done();
        if (partial && items.length > 0) partial.report({ items: items.splice(0) } as never);
        if (!partial || changed > 0 || params.previousResultIds.length === 0) return { items };
        await session.nextActivity(activity, token);
        stopIf(token);
      }
    }),
  );
}

function answer(
  { uri, version, resultId, state }: FolderReport,
  previous: string | undefined,
  session: Session,
): WorkspaceDocumentDiagnosticReport {
  if (previous === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId };
  const items = diagnosticsOf(state(), session.context);
  return { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items };
}

/** What the client still shows of files that are gone. */
function* goneSince(
  known: Map<string, string>,
  found: readonly FolderReport[],
): Generator<WorkspaceDocumentDiagnosticReport> {
  const present = new Set(found.map(({ uri }) => uri));
  for (const uri of [...known.keys()]) {
    if (present.has(uri)) continue;
    known.delete(uri);
    yield { kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] };
  }
}

function stopIf(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
