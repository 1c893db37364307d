import { Uri, window, workspace } from 'vscode';
import type { ClientSession } from '../session.js';
import { words } from '../words.js';

const EXTENSIONS = ['md', 'markdown', 'txt', 'tsv', 'html', 'htm'];

const LEVELS = ['department', 'institution', 'town', 'county', 'city', 'province'] as const;

/** Agency, year, rank, last year's report: opens a fresh report, unsaved, with every section, table and zero. */
export async function newReport(session: ClientSession, given?: Partial<NewReport>): Promise<void> {
  const agency = given?.agency ?? (await window.showInputBox({ prompt: words('agency') }));
  if (!agency?.trim()) return;
  const year = given?.year ?? (await askYear());
  if (year === undefined) return;
  const level = given === undefined ? await askLevel() : (given.level ?? null);
  if (level === undefined) return;
  const found = await session.execute<LastReports>('gouji.server.lastReports', { agency, year });
  const previous = given?.previous === undefined ? await askPrevious(found.reports) : given.previous;
  if (previous === undefined) return;
  const content = await session.execute<string | null>('gouji.server.newReport', { agency, year, previous });
  if (content === null) return;
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  await window.showTextDocument(document);
  if (level === null) return;
  if (found.isShared) void window.showInformationMessage(words('settingsShared'));
  else await writeSettings(agency.trim(), level);
}

/** What the folders hold of the year before; `isShared`: they hold reports of other agencies, too. */
interface LastReports {
  readonly reports: readonly { readonly uri: string; readonly path: string; readonly agency: string }[];
  readonly isShared: boolean;
}

interface NewReport {
  readonly agency: string;
  readonly year: number;
  /** `agency.level` of the settings; null: not said. */
  readonly level: string | null;
  /** URI of last year's report; null: there is none. */
  readonly previous: string | null;
}

async function askYear(): Promise<number | undefined> {
  const last = new Date().getFullYear() - 1;
  const text = await window.showInputBox({
    prompt: words('year'),
    value: String(last),
    validateInput: (value) => (/^20\d\d$/.test(value.trim()) ? null : words('yearWrong')),
  });
  return text === undefined ? undefined : Number(text.trim());
}

async function askLevel(): Promise<string | null | undefined> {
  const levels = LEVELS.map((level) => ({ label: words(level), level }));
  const items = [...levels, { label: words('skipLevel'), level: null }];
  const chosen = await window.showQuickPick(items, { placeHolder: words('level') });
  return chosen?.level;
}

/** The rank decides what the agency may issue and by when it must publish. Settings that are there stay as they are. */
async function writeSettings(agency: string, level: string): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (!folder) return;
  const file = Uri.joinPath(folder, 'gouji.yaml');
  const isThere = await workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const text = `agency:\n  name: ${JSON.stringify(agency)}\n  level: ${level}\n`;
  await workspace.fs.writeFile(file, new TextEncoder().encode(text));
  void window.showInformationMessage(words('settingsWritten'));
}

async function askPrevious(found: LastReports['reports']): Promise<string | null | undefined> {
  const known = found.map(({ uri, path, agency }) => ({ label: path, description: agency, uri }));
  const none = { label: words('skip') };
  const choose = { label: words('pickFile') };
  const chosen = await window.showQuickPick([...known, none, choose], { placeHolder: words('previous') });
  if (chosen === undefined) return undefined;
  if ('uri' in chosen) return chosen.uri as string;
  if (chosen === none) return null;
  const files = await window.showOpenDialog({
    canSelectMany: false,
    filters: { [words('reports')]: EXTENSIONS },
  });
  return files?.[0]?.toString();
}
