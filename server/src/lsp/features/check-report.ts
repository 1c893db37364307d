import type { Severity } from '../../core/checks/define.js';
import type { Language } from '../../core/engine/wording.js';
import type { FileState } from '../file-state.js';
import { plain } from './markdown.js';
import { severityWord } from './rule-page.js';

const WORDS = {
  title: { zh: '政府信息公开年报校验报告', en: 'Check of annual reports' },
  none: { zh: '未发现问题。', en: 'Nothing found.' },
  head: {
    zh: '| 行 | 级别 | 问题 | 依据 | 规则 |\n| ---: | --- | --- | --- | --- |',
    en: '| Line | Severity | Finding | Basis | Rule |\n| ---: | --- | --- | --- | --- |',
  },
  sum: {
    zh: '{reports} 份年报：错误 {error}，警告 {warning}，提示 {info}，线索 {hint}。',
    en: '{reports} reports: {error} errors, {warning} warnings, {info} notes, {hint} hints.',
  },
} as const;

/** Findings of many files as one Markdown document for the people who do not use an editor. */
export class CheckReport {
  readonly #language: Language;
  readonly #parts: string[] = [];
  readonly #counts: Record<Severity | 'reports', number> = {
    reports: 0,
    error: 0,
    warning: 0,
    info: 0,
    hint: 0,
  };

  constructor(language: Language) {
    this.#language = language;
  }

  add(shown: string, state: FileState): void {
    if (!state.isReport) return;
    const language = this.#language;
    this.#counts.reports += state.document.reports.length;
    const rows = state.findings.map(({ range, severity, message, basis, rule }) => {
      this.#counts[severity]++;
      const line = state.positions.positionAt(range.start).line + 1;
      return `| ${line} | ${severityWord(severity, language)} | ${cell(message)} | ${cell(basis)} | \`${rule}\` |`;
    });
    const body = rows.length === 0 ? WORDS.none[language] : [WORDS.head[language], ...rows].join('\n');
    this.#parts.push(`## ${plain(shown)}\n\n${body}`);
  }

  finish(): string {
    const sum = WORDS.sum[this.#language].replace(/\{(\w+)\}/g, (_, key: keyof typeof this.counts) =>
      String(this.counts[key]),
    );
    return [`# ${WORDS.title[this.#language]}`, sum, ...this.#parts, ''].join('\n\n');
  }

  get counts(): Readonly<Record<Severity | 'reports', number>> {
    return this.#counts;
  }
}

const cell = (text: string): string => plain(text).replace(/\s+/g, ' ');
