import type { Severity } from '../../core/checks/define.js';
import { isAtLeast } from '../../core/engine/ruleset.js';
import type { CompiledPack } from '../../core/pack/rule.js';
import { RESULT_PAGE_MARK } from '../../core/report/result-page.js';
import type { FileResult, ReportInfo } from '../../host/result.js';
import { messagesIn } from '../messages/index.js';
import { findingsByReport } from './by-report.js';
import { type Format, helpOf, type RunContext, type RunTotals } from './format.js';
import { type Bar, barChart } from './html-charts.js';
import { STYLE } from './html-style.js';
import { type Numbered, TableDrawer } from './html-tables.js';
import { HTML_WORDS, type HtmlWords } from './html-words.js';
import { placeOf } from './place.js';
import { xmlEscape } from './xml.js';

/** Reports whose tables are drawn; a page of thousands would open nowhere. */
const MAX_DRAWN = 300;
const MAX_BARS = 12;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** One page that opens without a network and prints: totals, charts, every report's tables and findings, signatures. */
export const html: Format = {
  wantsHelp: 'always',
  wantsViews: false,
  wantsDigests: true,
  open(run) {
    const page = new Page(run);
    return {
      file(file) {
        page.add(file);
        return '';
      },
      end: (totals) => page.write(totals),
    };
  },
};

interface Listed {
  readonly name: string;
  readonly year: string;
  readonly path: string;
  /** Null: the page has no more of it than its line in the list. */
  readonly anchor: string | null;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly passed: boolean;
}

class Page {
  readonly #run: RunContext;
  readonly #words: HtmlWords;
  /** A drawer a pack: forms of packs differ in their tables. */
  readonly #drawers = new Map<CompiledPack, TableDrawer>();
  readonly #sections: string[] = [];
  readonly #listed: Listed[] = [];
  readonly #rules = new Map<string, { count: number; severity: Severity }>();
  #cells = 0;
  #number = 0;
  #drawn = 0;

  constructor(run: RunContext) {
    this.#run = run;
    this.#words = HTML_WORDS[run.language];
  }

  add(file: FileResult): void {
    const { owned, loose } = findingsByReport(file);
    file.reports.forEach((report, i) => {
      this.#cells += report.bound.cells;
      this.#report(file, report, i, owned[i]!);
    });
    if (loose.length > 0) this.#report(file, null, -1, loose);
  }

  #report(file: FileResult, info: ReportInfo | null, index: number, found: FileResult['findings']): void {
    const numbered = found.map((finding): Numbered => ({ finding, number: ++this.#number }));
    const counts = { error: 0, warning: 0, info: 0, hint: 0 };
    for (const { severity, rule } of found) {
      counts[severity]++;
      const entry = this.#rules.get(rule);
      if (!entry) this.#rules.set(rule, { count: 1, severity });
      else {
        entry.count++;
        if (isAtLeast(severity, entry.severity)) entry.severity = severity;
      }
    }
    const anchor = `r${this.#listed.length + 1}`;
    const name = info === null ? this.#words.fileFindings : (info.agency ?? this.#words.unknownAgency);
    const year = info?.year === null || info === null ? '' : String(info.year);
    const passed = !found.some(({ severity }) => isAtLeast(severity, this.#run.failOn));
    const digest = file.digests[index];
    const draws = info !== null && digest !== undefined && this.#drawn < MAX_DRAWN;
    // A report without findings whose tables are not drawn has nothing but its line in the list.
    const isShown = draws || found.length > 0;
    this.#listed.push({ name, year, path: file.path, anchor: isShown ? anchor : null, counts, passed });
    if (!isShown) return;
    if (draws) this.#drawn++;
    const tables = draws ? this.#drawerOf(file).draw(info, digest, numbered) : '';
    const notDrawn = !draws && info !== null ? `<p class="quiet">${this.#words.notDrawn(MAX_DRAWN)}</p>` : '';
    this.#sections.push(
      `<section class="report${draws ? '' : ' short'}" id="${anchor}"><h3>${xmlEscape(name)} ${xmlEscape(year)}</h3>` +
        `<p class="quiet">${xmlEscape(file.path)}</p>\n${this.#findings(file, numbered)}` +
        `${tables === '' ? notDrawn : `${tables}<p class="quiet">${this.#words.legend}</p>`}</section>\n`,
    );
  }

  #drawerOf(file: FileResult): TableDrawer {
    const pack = this.#run.packOf(file);
    const drawer = this.#drawers.get(pack) ?? new TableDrawer(this.#run, pack);
    this.#drawers.set(pack, drawer);
    return drawer;
  }

  #findings(file: FileResult, numbered: readonly Numbered[]): string {
    const words = this.#words;
    if (numbered.length === 0) return `<p>${words.noFindings}</p>\n`;
    const say = messagesIn(this.#run.language);
    const groups = SEVERITIES.map((severity) => {
      const list = numbered.filter(({ finding }) => finding.severity === severity);
      if (list.length === 0) return '';
      const rows = list.map((one) => this.#findingRow(file, one)).join('');
      const heads = [words.number, words.place, words.problem, words.remedy, words.basis];
      return (
        `<h4 class="${severity}">${say.count(list.length, say.severity[severity])}</h4>` +
        `<table class="list"><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>` +
        `<tbody>\n${rows}</tbody></table>\n`
      );
    });
    return groups.join('');
  }

  #findingRow(file: FileResult, { finding, number }: Numbered): string {
    const { language } = this.#run;
    const remedy = helpOf(this.#run, file, finding.rule)?.remedy[language] ?? '';
    const fixes = finding.fixes.map(
      ({ title }) => `<br>${this.#words.suggestion}${this.#words.colon}${xmlEscape(title)}`,
    );
    return (
      `<tr id="f${number}"><td>${number}</td><td>${this.#words.line(placeOf(finding, file).line)}</td>` +
      `<td>${xmlEscape(finding.message)}${fixes.join('')}<br><span class="quiet">${xmlEscape(finding.rule)}</span></td>` +
      `<td>${xmlEscape(remedy)}</td><td>${xmlEscape(finding.basis)}</td></tr>\n`
    );
  }

  write({ summary }: RunTotals): string {
    const words = this.#words;
    const { language, version } = this.#run;
    const say = messagesIn(language);
    const failed = this.#listed.filter(({ passed }) => !passed).length;
    const tiles: readonly (readonly [string, number, string])[] = [
      [words.files, summary.files, ''],
      [words.reports, summary.reports, ''],
      [words.passed, this.#listed.length - failed, ''],
      [words.failed, failed, failed > 0 ? 'error' : ''],
      ...SEVERITIES.map((severity) => [say.severity[severity], summary[severity], severity] as const),
      [words.cells, this.#cells, ''],
    ];
    const tile = ([label, count, tone]: (typeof tiles)[number]): string =>
      `<div class="tile"><b class="${tone}">${count}</b>${label}</div>`;
    const leftOut = summary.reports > this.#drawn ? `<p>${words.tablesLeftOut(this.#drawn)}</p>\n` : '';
    const signatures = words.signatures.map((name) => `<span>${name}</span>`).join('');
    return (
      `<!DOCTYPE html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">${RESULT_PAGE_MARK}` +
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">` +
      `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title}</title>` +
      `<style>${STYLE}</style></head>\n<body><h1>${words.title}</h1>\n` +
      `<h2>${words.overview}</h2><div class="tiles">${tiles.map(tile).join('')}</div>\n${this.#charts(summary)}` +
      `<h2>${words.list}</h2>\n${this.#list()}${leftOut}${this.#sections.join('')}` +
      `<div class="sign">${signatures}</div><p class="quiet">${words.engine(version)}</p></body></html>\n`
    );
  }

  #charts(summary: RunTotals['summary']): string {
    const { language } = this.#run;
    const say = messagesIn(language);
    const rules = [...this.#rules]
      .sort(([, a], [, b]) => b.count - a.count)
      .slice(0, MAX_BARS)
      .map(([rule, { count, severity }]): Bar => {
        const label = this.#run.help().get(rule)?.title[language] ?? rule;
        return { label, count, tone: severity };
      });
    const severities = SEVERITIES.filter((severity) => summary[severity] > 0).map(
      (severity): Bar => ({ label: say.severity[severity], count: summary[severity], tone: severity }),
    );
    const all = (counts: Listed['counts']): number =>
      SEVERITIES.reduce((sum, severity) => sum + counts[severity], 0);
    const reports = this.#listed
      .filter(({ counts }) => all(counts) > 0)
      .sort((a, b) => all(b.counts) - all(a.counts))
      .slice(0, MAX_BARS)
      .map(({ name, year, counts }): Bar => {
        const tone = SEVERITIES.find((severity) => counts[severity] > 0)!;
        return { label: `${name} ${year}`.trim(), count: all(counts), tone };
      });
    const words = this.#words;
    const charts = [
      barChart(words.byRule, rules),
      barChart(words.bySeverity, severities),
      this.#listed.length > 1 ? barChart(words.byReport, reports) : '',
    ];
    return `<div class="charts">${charts.join('')}</div>\n`;
  }

  #list(): string {
    const words = this.#words;
    const say = messagesIn(this.#run.language);
    const names = SEVERITIES.map((severity) => say.severity[severity]);
    const heads = [words.agency, words.year, words.files, ...names, words.verdict];
    const rows = this.#listed.map(({ name, year, path, anchor, counts, passed }) => {
      const cells = SEVERITIES.map((severity) => `<td>${counts[severity]}</td>`).join('');
      const link = anchor === null ? xmlEscape(name) : `<a href="#${anchor}">${xmlEscape(name)}</a>`;
      const verdict = passed ? words.passed : `<b class="error">${words.failed}</b>`;
      return (
        `<tr><td>${link}</td><td>${year}</td><td>${xmlEscape(path)}</td>` +
        `${cells}<td>${verdict}</td></tr>\n`
      );
    });
    return (
      `<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>` +
      `<tbody>\n${rows.join('')}</tbody></table>\n`
    );
  }
}
