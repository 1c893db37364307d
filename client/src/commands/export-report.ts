import { env, Uri, window, workspace } from 'vscode';
import type { ClientSession } from '../session.js';
import { words } from '../words.js';

/** Findings of all reports of the workspace, into a page of the user's choice that opens and prints without anything else. */
export async function exportReport(session: ClientSession): Promise<void> {
  const text = await session.execute<string>('gouji.server.exportReport');
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = words('exportName');
  const target = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
    filters: { HTML: ['html'] },
  });
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const open = words('open');
  const said = words('exported', workspace.asRelativePath(target));
  if ((await window.showInformationMessage(said, open)) === open) await env.openExternal(target);
}
