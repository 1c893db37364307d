import {
  commands,
  DiagnosticSeverity,
  type Disposable,
  languages,
  MarkdownString,
  StatusBarAlignment,
  ThemeColor,
  window,
} from 'vscode';
import { mayBeReport } from './recognise.js';
import { words } from './words.js';

/** One line in the status bar: what was found in the report that is shown. */
export class StatusItem implements Disposable {
  readonly #item = window.createStatusBarItem('gouji.status', StatusBarAlignment.Right, 90);
  #state: 'idle' | 'starting' | 'running' | 'down' = 'idle';
  #detail = '';
  #isReport = false;

  constructor() {
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

  /** Pack, edition and what was read, from the server. */
  describe(detail: string): void {
    this.#detail = detail;
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
      item.backgroundColor = new ThemeColor('statusBarItem.errorBackground');
      item.command = 'gouji.restart';
    } else if (this.#state === 'starting') item.text = `$(sync~spin) ${words('statusStarting')}`;
    else {
      const own = languages.getDiagnostics(document!.uri).filter(({ source }) => source === 'gouji');
      const count = (severity: DiagnosticSeverity) => own.filter((one) => one.severity === severity).length;
      const errors = count(DiagnosticSeverity.Error);
      const icon = errors > 0 ? '$(error)' : '$(check)';
      item.text = `${icon} ${words('statusReport', errors, count(DiagnosticSeverity.Warning))}`;
    }
    item.tooltip = new MarkdownString(this.#detail);
    item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
