/// <reference types="vscode" />
import * as vscode from 'vscode';

/**
 * Asks until there is an answer: VS Code cancels provider requests while extensions still register, and its
 * window hears of diagnostics later than the extension host.
 */
export async function until<T>(ask: () => T | Thenable<T>, milliseconds = 20_000): Promise<NonNullable<T>> {
  const end = Date.now() + milliseconds;
  let last: unknown;
  for (;;) {
    try {
      const value = await ask();
      if (value) return value as NonNullable<T>;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) throw new Error(`nothing in ${milliseconds} ms: ${ask}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const uriOf = (name: string): vscode.Uri =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

export async function show(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(name));
  await vscode.window.showTextDocument(document);
  return document;
}

export const codesOf = (name: string): string[] =>
  vscode.languages
    .getDiagnostics(uriOf(name))
    .filter(({ source }) => source === 'gouji')
    .map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code)));

/** Position of words; `‸` marks the cursor. */
export function find(document: vscode.TextDocument, where: string): vscode.Position {
  const at = document.getText().indexOf(where.replace('‸', ''));
  if (at < 0) throw new Error(`the text does not hold ${where}`);
  return document.positionAt(at + Math.max(0, where.indexOf('‸')));
}

export async function actionsAt(document: vscode.TextDocument, at: vscode.Position, kind: string) {
  const command = 'vscode.executeCodeActionProvider';
  const range = new vscode.Range(at, at);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(command, document.uri, range, kind);
}
