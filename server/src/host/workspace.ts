import type { CheckOptions, ReportMemo } from '../core/engine/check-options.js';
import type { Finding } from '../core/engine/finding.js';
import { createRuleSet, type RuleSet } from '../core/engine/ruleset.js';
import { type ParseYaml, readSuppressions, type Suppression } from '../core/engine/suppress.js';
import type { Language } from '../core/engine/wording.js';
import { OTHER_BUILTIN } from '../core/pack/builtin/builtin-others-data.js';
import type { CompiledPack } from '../core/pack/rule.js';
import type { ReportDocument } from '../core/report/model.js';
import { readAnew, rereadChange } from '../core/report/reread.js';
import type { ReportSummary } from '../core/report/summary.js';
import { printSections } from '../core/summary/sentences.js';
import { summarise } from '../core/summary/summarise.js';
import type { SummaryMemo } from '../core/summary/summary-memo.js';
import { type CellView, cellViews } from './cell-view.js';
import { comparingKinds, isComparing, leavingOpen } from './compare/comparing-rules.js';
import type { Comparison } from './compare/comparison.js';
import { digestOf, keptPassages, type ReportDigest } from './compare/digest.js';
import { doubtFindings } from './compare/doubts.js';
import type { KeptPassage } from './compare/kept-passage.js';
import { fileFinding } from './file-finding.js';
import { byteColumns } from './files/byte-column.js';
import { checkWatched, readWatched, SECONDS } from './files/watch.js';
import { isOtherBuiltin, OtherReports, otherRules } from './other-forms.js';
import { type FileResult, lazyLines, reportInfo } from './result.js';
import { type EffectiveSettings, SettingsStore } from './settings/settings.js';
import type { SettingsIssue } from './settings/settings-file.js';

export interface WorkspaceOptions {
  readonly pack: CompiledPack;
  /** Overrides what `gouji.yaml` says. */
  readonly language?: Language | null;
  /** Workspace folder of an editor. */
  readonly stopAt?: string | null;
  /** Packs are what `gouji.lock` says, or nothing is checked. */
  readonly frozen?: boolean;
  /** Packs that settings extend are not read. */
  readonly restricted?: boolean;
  /** Told when each rule starts and ends, for timing. */
  readonly onRule?: NonNullable<CheckOptions['onRule']>;
}

/** What of a file is made for showing. */
export interface Wanted {
  /** The texts of all files, not only of those of which some is shown. */
  readonly withTexts?: boolean;
  /** The parts of tables around findings on cells. */
  readonly withViews?: boolean;
  /** Whole tables. */
  readonly withDigests?: boolean;
}

/** One text to check. */
export interface Source {
  readonly path: string;
  readonly absolute: string;
  readonly text: string;
  readonly document: ReportDocument;
}

/** Settings, rule sets and the one way to check a text: command line and editor both go through here. */
export class Workspace {
  readonly pack: CompiledPack;
  readonly settings: SettingsStore;
  readonly #language: Language | null;
  readonly #ruleSets = new WeakMap<EffectiveSettings, RuleSet>();
  readonly #aloneSets = new WeakMap<RuleSet, RuleSet>();
  readonly #others = new OtherReports();
  readonly #onRule: CheckOptions['onRule'];
  readonly #hasty = new WeakSet<readonly Finding[]>();
  #parseYaml: ParseYaml | null = null;

  constructor({
    pack,
    language = null,
    stopAt = null,
    frozen = false,
    restricted = false,
    onRule,
  }: WorkspaceOptions) {
    this.pack = pack;
    this.#onRule = onRule;
    this.#language = language;
    const rules = new Set(pack.rules.map(({ id }) => id));
    const packs = new Set([pack.id, ...OTHER_BUILTIN]);
    this.settings = new SettingsStore({ rules, otherRules, packs, own: pack.id, frozen, restricted }, stopAt);
  }

  /** Loads the settings of files in these folders; what is wrong in them is for the user to mend first. */
  prepare(folders: Iterable<string>): Promise<readonly SettingsIssue[]> {
    return this.settings.load(folders);
  }

  /** True where `check` needs `loadYaml` first; YAML is loaded only for reports that have front matter. */
  needsYaml(text: string): boolean {
    return this.#parseYaml === null && text.startsWith('---');
  }

  async loadYaml(): Promise<void> {
    this.#parseYaml = (await import('./settings/settings.lazy.js')).parseFrontMatter;
  }

  languageOf(settings: EffectiveSettings): Language {
    return this.#language ?? settings.language ?? 'zh';
  }

  /** The pack that holds under these settings: the built-in one, or what they extend. */
  packOf(settings: EffectiveSettings): CompiledPack {
    return settings.file?.packs?.pack ?? this.pack;
  }

  ruleSetOf(settings: EffectiveSettings): RuleSet {
    const made = this.#ruleSets.get(settings) ?? createRuleSet(this.packOf(settings), settings.levels);
    this.#ruleSets.set(settings, made);
    return made;
  }

  /** The pack that holds for a text: another built-in one where it is a report of that form. */
  packFor({ absolute, document }: Pick<Source, 'absolute' | 'document'>): CompiledPack {
    return this.#others.packOf(document) ?? this.packOf(this.settings.for(absolute));
  }

  /** The rules that hold for a text, as `packFor`. */
  rulesFor({ absolute, document }: Pick<Source, 'absolute' | 'document'>): RuleSet {
    const settings = this.settings.for(absolute);
    const pack = this.#others.packOf(document);
    return pack === undefined ? this.ruleSetOf(settings) : this.#others.ruleSetOf(pack, settings);
  }

  /** `before`: the same file as it was read last, of which reports that have not changed are kept. */
  read(path: string, absolute: string, text: string, before: ReportDocument | null = null): Source {
    const settings = this.settings.for(absolute);
    const { form } = this.packOf(settings);
    // What was read by another form says nothing of this one.
    const kept = before !== null && this.#others.packOf(before) ? null : before;
    const anew = (): ReportDocument => readAnew(kept, text, form);
    const document = rereadChange(kept, text, form) ?? readWatched(text, anew, settings.seconds ?? SECONDS);
    const isOther = document.reports.length === 0 && !document.failed && form.id === this.pack.form.id;
    return { path, absolute, text, document: (isOther ? this.#others.read(text) : null) ?? document };
  }

  /**
   * Summaries of a file's reports, with the cells that the file's active rules read from other reports. `memo`: of
   * this workspace and path.
   */
  summaries(source: Source, memo?: SummaryMemo): ReportSummary[] {
    const { path, absolute, document } = source;
    if (isOtherBuiltin(`${this.packFor(source).id}@`)) return [];
    const wanted = wantedCells(this.ruleSetOf(this.settings.for(absolute))) ?? new Set<string>();
    return document.reports.map((report) => {
      const make = (): ReportSummary => summarise(report, path, wanted);
      return memo ? memo.of(report, make) : make();
    });
  }

  /**
   * Findings of a text. `comparison`: what its reports are held against, from `Comparison.of`. `spoken`: the
   * language where somebody else than settings says it, as an editor does. `memo`: see `ReportMemo`.
   */
  check(
    source: Source,
    comparison: Comparison | null = null,
    spoken: Language | null = null,
    memo: ReportMemo | null = null,
  ): readonly Finding[] {
    const settings = this.settings.for(source.absolute);
    const language = spoken ?? this.languageOf(settings);
    const rules = this.rulesFor(source);
    const own = comparison?.of(source, settings);
    const findings = this.#watched(source, rules, {
      language,
      agency: settings.agency,
      ...(own ? { neighbours: own.neighbours } : {}),
      ...(this.#parseYaml ? { parseYaml: this.#parseYaml } : {}),
      ...(this.#onRule ? { onRule: this.#onRule } : {}),
      ...(memo ? { memo } : {}),
    });
    const doubts = own?.ambiguities ?? [];
    return doubts.length === 0 ? findings : [...findings, ...doubtFindings(doubts, rules, language)];
  }

  /** Findings of a text by itself; whether suppressions of comparing rules hide something stays open. */
  checkAlone(source: Source): readonly Finding[] {
    const settings = this.settings.for(source.absolute);
    const rules = this.rulesFor(source);
    const made = this.#aloneSets.get(rules) ?? leavingOpen(rules);
    this.#aloneSets.set(rules, made);
    return this.#watched(source, made, {
      language: this.languageOf(settings),
      agency: settings.agency,
      ...(this.#parseYaml ? { parseYaml: this.#parseYaml } : {}),
      ...(this.#onRule ? { onRule: this.#onRule } : {}),
    });
  }

  /** True where time ran out while these were looked for: another run may find more. */
  isHasty(findings: readonly Finding[]): boolean {
    return this.#hasty.has(findings);
  }

  #watched({ absolute, document }: Source, rules: RuleSet, options: CheckOptions): readonly Finding[] {
    const seconds = this.settings.for(absolute).seconds ?? SECONDS;
    const { findings, isHasty } = checkWatched(document, rules, options, seconds);
    if (isHasty) this.#hasty.add(findings);
    return findings;
  }

  /** What is kept of a file's reports, so that they can be compared without their text. */
  digests(source: Source): readonly ReportDigest[] {
    if (isOtherBuiltin(`${this.packFor(source).id}@`)) return [];
    return source.document.reports.map((report) => digestOf(report, printSections(report)));
  }

  /** Of each report, the passages that active comparing rules read. */
  passages({ document, absolute }: Source): readonly (readonly KeptPassage[])[] {
    const kinds = comparingKinds(this.ruleSetOf(this.settings.for(absolute)));
    const keeps = (text: string): boolean => kinds.some(({ passages }) => passages?.(text) === true);
    return document.reports.map((report) => keptPassages(report, keeps));
  }

  /** Suppressions of rules that compare reports: they can be judged only where reports are compared. */
  pendingSuppressions({ document, absolute }: Source): readonly Suppression[] {
    if (document.comments.length === 0 && document.frontMatter === null) return [];
    const rules = this.ruleSetOf(this.settings.for(absolute));
    return readSuppressions(document, this.#parseYaml ?? undefined).filter(
      ({ rule, reason }) => reason !== '' && isComparing(rules, rule),
    );
  }

  /** A finding about a file whose text was not read. */
  fault(path: string, absolute: string, rule: string, message: string, data = {}): FileResult {
    const settings = this.settings.for(absolute);
    const rules = this.ruleSetOf(settings);
    const language = this.languageOf(settings);
    const findings = fileFinding(rules, language, rule, message, { start: 0, end: 0 }, data);
    return { ...EMPTY, path, absolute, findings };
  }

  /** Puts together what is shown of a checked text, and of its tables what is asked for. */
  result(
    source: Source,
    findings: readonly Finding[],
    { withViews = false, withDigests = false }: Wanted = {},
  ): Omit<FileResult, 'decoded'> {
    const { path, absolute, text, document } = source;
    const pack = this.packFor(source);
    const id = `${pack.id}@${pack.version}`;
    return {
      path,
      absolute,
      text,
      reports: document.reports.map((report) => reportInfo(report, id)),
      findings,
      lines: lazyLines(text),
      views: withViews ? cellViews(findings, document.reports, text) : NO_VIEWS,
      byteColumn: byteColumns(text),
      digests: withDigests ? document.reports.map((report) => digestOf(report)) : [],
    };
  }
}

const NO_VIEWS: ReadonlyMap<Finding, CellView> = new Map();

const EMPTY = {
  text: '',
  reports: [],
  lines: lazyLines(''),
  views: NO_VIEWS,
  byteColumn: () => 0,
  digests: [],
  decoded: null,
} as const;

const wantedOf = new WeakMap<RuleSet, { readonly cells: ReadonlySet<string> | 'all' | null }>();

/** Cells that active rules read from other reports; null where no rule compares reports. */
function wantedCells(rules: RuleSet): ReadonlySet<string> | 'all' | null {
  const known = wantedOf.get(rules);
  if (known) return known.cells;
  const reading = rules.active.filter(({ kind }) => kind.reads !== undefined);
  const lists = reading.map(({ kind, prepared }) => kind.reads!(prepared));
  const cells =
    lists.length === 0
      ? null
      : lists.includes('all')
        ? 'all'
        : new Set((lists as readonly (readonly string[])[]).flat());
  wantedOf.set(rules, { cells });
  return cells;
}
