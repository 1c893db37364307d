import { window } from 'vscode';
import type { ClientSession } from '../session.js';
import { words } from '../words.js';

/** Asks why, then lets the server write the suppression; without a reason nothing is switched off. */
export async function disableWithReason(
  session: ClientSession,
  uri: string,
  fingerprint: string,
  rule: string,
): Promise<void> {
  const reason = await window.showInputBox({
    prompt: words('reason', rule),
    validateInput: (text) => (text.trim() === '' ? words('reasonEmpty') : null),
  });
  if (reason === undefined || reason.trim() === '') return;
  await session.execute('gouji.server.suppress', uri, fingerprint, reason.trim());
}
