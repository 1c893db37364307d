import {
  commands,
  DiagnosticSeverity,
  type Disposable,
  languages,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  type Uri,
  window,
} from 'vscode';
import { mayBeReport } from './recognise.js';
import { words } from './words.js';

/** As the server describes a report; see `gouji.server.describe`. */
export interface ReportFacts {
  readonly year: number | null;
  readonly agency: string | null;
  /** `cn-gov-info-annual@1.0.0` */
  readonly pack: string;
  readonly edition: string;
  readonly bound: { readonly cells: number; readonly of: number };
}

type Describe = (uri: string) => Promise<readonly ReportFacts[] | null>;

/** A report may be typed in: what it says of itself is asked for when the keys rest. */
const REST_MS = 400;
/** Reports of a compilation that are named one by one. */
const MOST = 5;

/** One line in the status bar: what was found in the report that is shown, by which pack and edition. */
export class StatusItem implements Disposable {
  readonly #item = window.createStatusBarItem('gouji.status', StatusBarAlignment.Right, 90);
  readonly #describe: Describe;
  readonly #isHeld: (uri: string) => boolean;
  #state: 'idle' | 'starting' | 'running' | 'down' = 'idle';
  #facts: readonly ReportFacts[] = [];
  /** The document that the facts are of. */
  #described = '';
  #isReport = false;
  #timer: NodeJS.Timeout | undefined;

  /** `isHeld`: a file that is left alone, since the server died of it. */
  constructor(describe: Describe, isHeld: (uri: string) => boolean) {
    this.#describe = describe;
    this.#isHeld = isHeld;
    this.#item.name = 'gouji';
  }

  starting(): void {
    this.#state = 'starting';
    this.update();
  }

  running(): void {
    this.#state = 'running';
    this.update();
  }

  down(): void {
    this.#state = 'down';
    this.update();
  }

  update(): void {
    const item = this.#item;
    const document = window.activeTextEditor?.document;
    const isReport = document !== undefined && mayBeReport(document);
    if (isReport !== this.#isReport) {
      this.#isReport = isReport;
      void commands.executeCommand('setContext', 'gouji.isReport', isReport);
    }
    if (this.#state === 'idle' || (!isReport && this.#state !== 'down')) {
      item.hide();
      return;
    }
    item.backgroundColor = undefined;
    item.command = 'gouji.showTables';
    if (this.#state === 'down') {
      item.text = `$(error) ${words('statusDown')}`;
      item.tooltip = words('statusDownHint');
      item.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
      item.command = 'gouji.restart';
    } else if (this.#state === 'starting') {
      item.text = `$(sync~spin) ${words('statusStarting')}`;
      item.tooltip = undefined;
    } else if (this.#isHeld(document!.uri.toString())) {
      item.text = `$(warning) ${words('statusHeld')}`;
      item.tooltip = words('statusHeldHint');
      item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
      item.command = 'gouji.checkAgain';
    } else this.#count(document!.uri);
    item.show();
  }

  #count(uri: Uri): void {
    const own = languages.getDiagnostics(uri).filter(({ source }) => source === 'gouji');
    const count = (...severities: DiagnosticSeverity[]): number =>
      own.filter(({ severity }) => severities.includes(severity)).length;
    const errors = count(DiagnosticSeverity.Error);
    const warnings = count(DiagnosticSeverity.Warning);
    const notes = count(DiagnosticSeverity.Information, DiagnosticSeverity.Hint);
    this.#item.text = `$(${errors > 0 ? 'error' : 'check'}) ${words('statusReport', errors, warnings)}`;
    const facts = this.#described === uri.toString() ? this.#facts : [];
    this.#item.tooltip = tooltip(facts, words('statusCounts', errors, warnings, notes));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(uri.toString()), REST_MS);
  }

  async #ask(uri: string): Promise<void> {
    const facts = (await this.#describe(uri).catch(() => null)) ?? [];
    if (this.#described === uri && JSON.stringify(facts) === JSON.stringify(this.#facts)) return;
    this.#described = uri;
    this.#facts = facts;
    this.update();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
  }
}

function tooltip(facts: readonly ReportFacts[], counts: string): MarkdownString {
  const text = new MarkdownString('', true);
  for (const { agency, year, pack, edition, bound } of facts.slice(0, MOST)) {
    // A report's own words are never markup.
    text.appendText([agency, year].filter(Boolean).join(' ')).appendMarkdown('  \n');
    text.appendText(words('statusPack', pack.replace('@', ' '), edition));
    if (bound.of > 0) text.appendText(words('statusCells', bound.cells, bound.of));
    text.appendMarkdown('\n\n');
  }
  if (facts.length > MOST) text.appendText(words('statusMore', facts.length)).appendMarkdown('\n\n');
  return text.appendText(counts).appendMarkdown('\n\n').appendText(words('statusClick'));
}
