import { Uri, window, workspace } from 'vscode';
import type { ClientSession } from '../session.js';
import { words } from '../words.js';

const FILTERS = { 年报: ['md', 'markdown', 'txt', 'tsv', 'html', 'htm'] };

/** Agency, year, last year's report: opens a fresh report, unsaved, with every section, table and zero. */
export async function newReport(session: ClientSession, given?: Partial<NewReport>): Promise<void> {
  const agency = given?.agency ?? (await window.showInputBox({ prompt: words('agency') }));
  if (!agency?.trim()) return;
  const year = given?.year ?? (await askYear());
  if (year === undefined) return;
  const previous = given?.previous === undefined ? await askPrevious() : given.previous;
  if (previous === undefined) return;
  const content = await session.execute<string | null>('gouji.server.newReport', { agency, year, previous });
  if (content === null) return;
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  await window.showTextDocument(document);
}

interface NewReport {
  readonly agency: string;
  readonly year: number;
  /** URI of last year's report; null: there is none. */
  readonly previous: string | null;
}

async function askYear(): Promise<number | undefined> {
  const last = new Date().getFullYear() - 1;
  const text = await window.showInputBox({
    prompt: words('year'),
    value: String(last),
    validateInput: (value) => (/^20\d\d$/.test(value.trim()) ? null : words('year')),
  });
  return text === undefined ? undefined : Number(text.trim());
}

async function askPrevious(): Promise<string | null | undefined> {
  const none = { label: words('skip') };
  const choose = { label: words('pickFile') };
  const chosen = await window.showQuickPick([none, choose], { placeHolder: words('previous') });
  if (chosen === undefined) return undefined;
  if (chosen === none) return null;
  const files = await window.showOpenDialog({ canSelectMany: false, filters: FILTERS });
  return files?.[0]?.toString();
}

/** Findings of all reports of the workspace, into a Markdown file of the user's choice. */
export async function exportReport(session: ClientSession): Promise<void> {
  const text = await session.execute<string>('gouji.server.exportReport');
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = '校验报告.md';
  const target = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
    filters: { Markdown: ['md'] },
  });
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  void window.showInformationMessage(words('exported', workspace.asRelativePath(target)));
}
