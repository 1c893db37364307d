import { randomBytes } from 'node:crypto';
import { Range, Selection, Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { TableGrid } from '../../server/src/lsp/features/tables.js';
import type { ClientSession } from './session.js';
import { tablePage } from './table-page.js';
import { words } from './words.js';

interface Place {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

let panel: WebviewPanel | null = null;
/** The document that the panel shows. */
let shown = '';

/** The tables of a report as grids beside it; a click on a cell goes to it in the text. */
export async function showTables(session: ClientSession, uri?: string, table?: string): Promise<void> {
  const target = typeof uri === 'string' ? uri : window.activeTextEditor?.document.uri.toString();
  if (target === undefined) return;
  const grids = await session.execute<readonly TableGrid[] | null>('gouji.server.tables', target);
  if (!grids || grids.length === 0) {
    void window.showInformationMessage(words('noReport'));
    return;
  }
  shown = target;
  panel ??= open(session);
  render(panel, grids);
  panel.reveal(ViewColumn.Beside, true);
  if (typeof table === 'string') void panel.webview.postMessage({ scrollTo: table });
}

function open(session: ClientSession): WebviewPanel {
  const made = window.createWebviewPanel(
    'gouji.tables',
    words('tables'),
    { viewColumn: ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [] },
  );
  made.webview.onDidReceiveMessage(({ range }: { range: Place }) => void goTo(range));
  // Follows the text while it is edited.
  let timer: NodeJS.Timeout | undefined;
  const edits = workspace.onDidChangeTextDocument(({ document }) => {
    if (document.uri.toString() !== shown) return;
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(session), 300);
  });
  made.onDidDispose(() => {
    clearTimeout(timer);
    edits.dispose();
    panel = null;
  });
  return made;
}

async function refresh(session: ClientSession): Promise<void> {
  const grids = await session.execute<readonly TableGrid[] | null>('gouji.server.tables', shown);
  if (grids && panel) render(panel, grids);
}

function render({ webview }: WebviewPanel, grids: readonly TableGrid[]): void {
  webview.html = tablePage(grids, randomBytes(16).toString('hex'));
}

async function goTo({ start, end }: Place): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(shown));
  const range = new Range(start.line, start.character, end.line, end.character);
  const editor = await window.showTextDocument(document, { viewColumn: ViewColumn.One });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range);
}
