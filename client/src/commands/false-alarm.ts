import { type Diagnostic, languages, Uri, window, workspace } from 'vscode';
import type { ClientSession } from '../session.js';
import { words } from '../words.js';

/** Writes one finding with its text masked into a file. The user looks at it and sends it; we send nothing. */
export async function reportFalseAlarm(session: ClientSession): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { uri } = editor.document;
  const finding = await pick(languages.getDiagnostics(uri), editor.selection.active.line);
  const fingerprint = (finding as { data?: { fingerprint?: string } } | undefined)?.data?.fingerprint;
  if (fingerprint === undefined) return;
  const text = await session.execute<string | null>('gouji.server.redactedCase', uri.toString(), fingerprint);
  if (text === null) return;
  const folder = workspace.getWorkspaceFolder(uri)?.uri ?? Uri.joinPath(uri, '..');
  const target = Uri.joinPath(folder, `gouji-false-alarm-${fingerprint.slice(0, 8)}.md`);
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  await window.showTextDocument(target);
  void window.showInformationMessage(words('feedbackSaved', workspace.asRelativePath(target)));
}

/** The findings of the line at the cursor first. */
async function pick(all: readonly Diagnostic[], line: number): Promise<Diagnostic | undefined> {
  const own = all.filter(({ source }) => source === 'gouji');
  if (own.length === 0) {
    void window.showInformationMessage(words('noFinding'));
    return undefined;
  }
  const far = (one: Diagnostic): number => Math.abs(one.range.start.line - line);
  const items = [...own]
    .sort((a, b) => far(a) - far(b))
    .map((finding) => ({
      label: finding.message,
      description: `${finding.range.start.line + 1}`,
      finding,
    }));
  const chosen = await window.showQuickPick(items, { placeHolder: words('feedbackPick') });
  return chosen?.finding;
}
