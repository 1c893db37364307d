import { type Connection, ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { type FileResult, reportInfo } from '../host/result.js';
import { Turns } from '../host/turns.js';
import { COMMANDS } from './commands.js';
import { FolderReports } from './diagnostics/folder-reports.js';
import { workspaceEdit } from './edits.js';
import { carriedOver } from './features/carry-over.js';
import { lockedWords } from './features/code-actions.js';
import { debugInformation } from './features/debug-information.js';
import { fixAll } from './features/fix-all.js';
import { freshReport } from './features/fresh-report.js';
import { lastReports } from './features/last-reports.js';
import { redactedCase } from './features/redacted-case.js';
import { rulePage, ruleSummary } from './features/rule-page.js';
import { statutePage } from './features/statute-page.js';
import { suppressionEdit } from './features/suppression.js';
import { tableGrids } from './features/tables.js';
import { withParts } from './messages/sound-params.js';
import { unanswered } from './messages/unanswered.js';
import type { PackDocuments } from './packs/pack-documents.js';
import { pathOf } from './paths.js';
import type { FileState } from './project/file-state.js';
import type { Session } from './session.js';

const NO_REASON = { zh: '停用规则必须写明理由。', en: 'Say why the rule is switched off.' } as const;

type Handler = (args: readonly unknown[]) => Promise<unknown>;

/** `workspace/executeCommand`. Arguments come from outside: what does not fit is answered with null. */
export function registerCommands(connection: Connection, session: Session, packs: PackDocuments): void {
  const { client, ruleUri } = session.context;
  const reports = new FolderReports(session);
  const stateOf = async (uri: unknown): Promise<FileState | null> => {
    if (typeof uri !== 'string') return null;
    await session.ready(uri);
    return session.stateOf(uri);
  };
  const apply = async (label: string, edit: WorkspaceEdit): Promise<boolean> => {
    // Some clients answer with nothing at all.
    const answer: { readonly applied: boolean } | null = await connection.workspace.applyEdit({
      label,
      edit,
    });
    return answer?.applied === true;
  };

  const handlers: Readonly<Record<string, Handler>> = {
    [COMMANDS.applyEdit]: async ([title, edit]) =>
      typeof edit === 'object' && edit !== null ? apply(String(title), edit as WorkspaceEdit) : null,
    [COMMANDS.applySafeFixes]: async ([uri]) => {
      const state = await stateOf(uri);
      const all = state && fixAll(state);
      if (!state || !all) return { fixed: 0 };
      const applied = await apply('gouji', workspaceEdit(state, all.edits, client));
      return { fixed: applied ? all.count : 0 };
    },
    [COMMANDS.suppress]: async ([uri, fingerprint, reason]) => {
      const state = await stateOf(uri);
      const finding = state?.findings.find((one) => one.fingerprint === fingerprint);
      if (!state || !finding || typeof reason !== 'string') return null;
      const lock = state.lockedBy(finding.rule);
      const refusal = lock === null ? null : lockedWords(lock, state.language);
      const fault = refusal ?? (reason.trim() === '' ? NO_REASON[state.language] : null);
      if (fault !== null) {
        connection.window.showWarningMessage(fault);
        return false;
      }
      const edit = suppressionEdit(state.document, finding, reason);
      return apply('gouji', workspaceEdit(state, [edit], client));
    },
    [COMMANDS.explainRule]: async ([rule]) => {
      const known = await session.knowing(String(rule));
      const help = known?.help.get(String(rule));
      if (!known || !help) return null;
      const uri = client.options.commands ? null : ruleUri(help.id);
      if (uri !== null && client.showDocument) unanswered(connection.window.showDocument({ uri }));
      // Who asked otherwise sees nothing: such clients throw away what a command answers.
      else if (!client.options.commands)
        connection.window.showInformationMessage(
          ruleSummary(help, session.language()).replace(/[*`\\]/g, ''),
        );
      return rulePage(help, known.pack, session.language());
    },
    [COMMANDS.explainStatute]: async ([title]) => {
      const { pack } = await session.knownRules();
      return statutePage(String(title), pack.statutes(), session.language());
    },
    [COMMANDS.listRules]: async () => {
      const { help } = await session.knownRules();
      return [...help.values()].map(({ id, title }) => ({ id, title: title[session.language()] }));
    },
    [COMMANDS.tables]: async ([uri]) => {
      const state = await stateOf(uri);
      return state && tableGrids(state);
    },
    [COMMANDS.checkWorkspace]: async () => (await checkAll(reports, false)).counts,
    [COMMANDS.exportReport]: async () => {
      const { files, counts } = await checkAll(reports, true);
      const { exportPage } = await import('./pages/export-page.lazy.js');
      return exportPage(files, counts, { ...(await session.knownRules()), language: session.language() });
    },
    [COMMANDS.redactedCase]: async ([uri, fingerprint]) => {
      const state = await stateOf(uri);
      const finding = state?.findings.find((one) => one.fingerprint === fingerprint);
      return state && finding ? redactedCase(state, finding) : null;
    },
    [COMMANDS.describe]: async ([uri]) => {
      const state = await stateOf(uri);
      if (!state) return null;
      const { id, version } = state.pack;
      return state.document.reports.map((report) => reportInfo(report, `${id}@${version}`));
    },
    [COMMANDS.newReport]: async ([wanted]) => wantedReport(wanted, session),
    [COMMANDS.lastReports]: async ([wanted]) => lastReports(wanted, session),
    [COMMANDS.runCases]: async ([uri]) => {
      if (typeof uri !== 'string') return null;
      const result = await packs.about(uri, (authoring, file) => authoring.runCases(file));
      if (result) connection.window.showInformationMessage(result);
      return result ?? null;
    },
    [COMMANDS.debugInformation]: async () => debugInformation(session),
  };
  connection.onExecuteCommand(
    withParts([], async ({ command, arguments: given }) => {
      const args: unknown = given;
      const handler = Object.hasOwn(handlers, command) ? handlers[command] : undefined;
      if (handler === undefined)
        throw new ResponseError(ErrorCodes.InvalidParams, `there is no command ${String(command)}`);
      return (await handler(Array.isArray(args) ? args : [])) ?? null;
    }),
  );
}

/** Checks every report of the workspace; `keep`: with what a page shows of each file. */
async function checkAll(reports: FolderReports, keep: boolean) {
  const counts = { reports: 0, error: 0, warning: 0, info: 0, hint: 0 };
  const files: FileResult[] = [];
  const turns = new Turns();
  for (const { state } of await reports.all()) {
    await turns.next();
    const one = state();
    if (!one.isReport) continue;
    counts.reports += one.document.reports.length;
    for (const { severity } of one.findings) counts[severity]++;
    if (keep) files.push(one.source.project.result(one));
  }
  return { counts, files };
}

/** Null where what was asked for names no agency or no year. */
function wantedReport(wanted: unknown, session: Session): string | null {
  const { agency, year, previous } = (wanted ?? {}) as Record<string, unknown>;
  if (typeof agency !== 'string' || agency.trim() === '' || !Number.isInteger(year)) return null;
  const project = session.projectOf(typeof previous === 'string' ? pathOf(previous) : '');
  const last =
    typeof previous === 'string' ? project.documentOf(pathOf(previous))?.reports.at(-1) : undefined;
  return freshReport(project.workspace.pack.form, {
    agency: agency.trim(),
    year: year as number,
    cells: last ? carriedOver(last).cells : {},
  });
}
