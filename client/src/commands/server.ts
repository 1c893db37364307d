import { ProgressLocation, Uri, window, workspace } from 'vscode';
import type { ClientSession } from '../session.js';
import { words } from '../words.js';

export const restart = (session: ClientSession): Promise<void> => session.restart();

interface Counts {
  readonly reports: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

export async function checkWorkspace(session: ClientSession): Promise<void> {
  const counts = await window.withProgress({ location: ProgressLocation.Window, title: 'gouji' }, () =>
    session.execute<Counts>('gouji.server.checkWorkspace'),
  );
  const { reports, error, warning, info, hint } = counts;
  void window.showInformationMessage(words('checked', reports, error, warning, info + hint));
}

export async function applySafeFixes(session: ClientSession): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const uri = document.uri.toString();
  const { fixed } = await session.execute<{ fixed: number }>('gouji.server.applySafeFixes', uri);
  void window.showInformationMessage(fixed > 0 ? words('fixed', fixed) : words('nothingToFix'));
}

export async function showDebugInformation(session: ClientSession): Promise<void> {
  await session.start();
  // A name of its own each time: a page that is shown is not asked for again.
  const page = Uri.parse(`gouji-debug:/${new Date().toISOString().replaceAll(':', '-')}.md`);
  await window.showTextDocument(await workspace.openTextDocument(page));
}
