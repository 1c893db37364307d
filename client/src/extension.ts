import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands.js';
import { registerRulePages } from './rule-pages.js';
import { ClientSession } from './session.js';

/** Starts nothing by itself: the session starts the server when a report is seen. */
export function activate(context: ExtensionContext): ClientSession {
  const session = new ClientSession(context);
  context.subscriptions.push(session);
  registerRulePages(session);
  registerCommands(session);
  return session;
}
