import { type Uri, workspace } from 'vscode';
import type { ClientSession } from './session.js';

/** `gouji-rule:/table/relation.md`: a rule's page, from the server, without a network. */
export function registerRulePages(session: ClientSession): void {
  const provider = {
    async provideTextDocumentContent(uri: Uri): Promise<string> {
      const rule = uri.path.replace(/^\//, '').replace(/\.md$/, '');
      return (await session.execute<string | null>('gouji.server.explainRule', rule)) ?? rule;
    },
  };
  session.context.subscriptions.push(workspace.registerTextDocumentContentProvider('gouji-rule', provider));
}
