import { type Uri, workspace } from 'vscode';
import type { ClientSession } from './session.js';

/**
 * Pages that the server writes: `gouji-rule:/table/relation.md`, `gouji-law:/<title>.md`, `gouji-debug:/….md`.
 * No network is asked, and nothing is there to be saved.
 */
const COMMAND_OF = {
  'gouji-rule': 'gouji.server.explainRule',
  'gouji-law': 'gouji.server.explainStatute',
  'gouji-debug': 'gouji.server.debugInformation',
} as const;

export function registerPages(session: ClientSession): void {
  for (const [scheme, command] of Object.entries(COMMAND_OF)) {
    const provider = {
      async provideTextDocumentContent(uri: Uri): Promise<string> {
        const name = uri.path.replace(/^\//, '').replace(/\.md$/, '');
        return (await session.execute<string | null>(command, name)) ?? name;
      },
    };
    session.context.subscriptions.push(workspace.registerTextDocumentContentProvider(scheme, provider));
  }
}
