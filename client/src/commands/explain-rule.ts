import { commands, languages, Uri, window } from 'vscode';
import type { ClientSession } from '../session.js';
import { words } from '../words.js';

interface RuleTitle {
  readonly id: string;
  readonly title: string;
}

/** Shows a rule's page: the given one, else asks, with the rules of the findings at the cursor first. */
export async function explainRule(session: ClientSession, rule?: string): Promise<void> {
  const id = typeof rule === 'string' ? rule : await pick(session);
  if (id === undefined) return;
  const page = Uri.parse(`gouji-rule:/${id}.md`);
  // Locked: the page stays this rule's when the next text is looked at.
  await commands.executeCommand('markdown.showPreview', page, undefined, { locked: true });
}

async function pick(session: ClientSession): Promise<string | undefined> {
  const rules = await session.execute<readonly RuleTitle[]>('gouji.server.listRules');
  const here = rulesAtCursor();
  const items = rules.map(({ id, title }) => ({ label: id, description: title, picked: here.has(id) }));
  items.sort((a, b) => Number(b.picked) - Number(a.picked));
  const chosen = await window.showQuickPick(items, {
    placeHolder: words('explainTitle'),
    matchOnDescription: true,
  });
  return chosen?.label;
}

function rulesAtCursor(): ReadonlySet<string> {
  const editor = window.activeTextEditor;
  if (!editor) return new Set();
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === 'gouji' && range.contains(editor.selection.active));
  return new Set(found.map(({ code }) => (typeof code === 'object' ? String(code.value) : String(code))));
}
