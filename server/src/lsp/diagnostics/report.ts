import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Context } from '../context.js';
import { toDiagnostic } from '../diagnostic.js';
import type { FileState } from '../project/file-state.js';

export const diagnosticsOf = (state: FileState, context: Context): Diagnostic[] =>
  state.findings.map((finding) => toDiagnostic(finding, state, context));

/** The answer to a pull; nothing is sent again that the client already has. */
export function diagnosticReport(
  state: FileState | null,
  previousResultId: string | undefined,
  context: Context,
): DocumentDiagnosticReport {
  if (state === null) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const { resultId } = state;
  if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(state, context) };
}
