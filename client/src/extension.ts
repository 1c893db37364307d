import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands.js';
import { registerPages } from './pages.js';
import { ClientSession } from './session.js';

/** Starts nothing by itself: the session starts the server when a report is seen. */
export function activate(context: ExtensionContext): ClientSession {
  const session = new ClientSession(context);
  context.subscriptions.push(session);
  registerPages(session);
  registerCommands(session);
  return session;
}
