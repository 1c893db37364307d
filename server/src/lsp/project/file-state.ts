import type { Finding } from '../../core/engine/finding.js';
import type { RuleSet } from '../../core/engine/ruleset.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack } from '../../core/pack/rule.js';
import type { Report, ReportDocument } from '../../core/report/model.js';
import type { Positions } from '../positions.js';
import type { Project } from './project.js';

export interface FileSource {
  readonly uri: string;
  readonly path: string;
  /** Null: not open in the client. */
  readonly version: number | null;
  readonly text: string;
  readonly positions: Positions;
  readonly language: Language;
  readonly project: Project;
}

/**
 * One version of one file as every feature sees it. Read and checked when first asked; a change of the text, the
 * settings or a neighbouring report makes a new one, so that nothing stale can be answered.
 */
export class FileState {
  readonly source: FileSource;
  /** Of the diagnostics, for `previousResultId`. */
  readonly resultId: string;
  #document: ReportDocument | null;
  #findings: readonly Finding[] | null = null;

  constructor(source: FileSource, resultId: string, document: ReportDocument | null = null) {
    this.source = source;
    this.resultId = resultId;
    this.#document = document;
  }

  get uri(): string {
    return this.source.uri;
  }

  get path(): string {
    return this.source.path;
  }

  get text(): string {
    return this.source.text;
  }

  get positions(): Positions {
    return this.source.positions;
  }

  get language(): Language {
    return this.source.language;
  }

  get document(): ReportDocument {
    this.#document ??= this.source.project.read(this.source.path, this.source.text);
    return this.#document;
  }

  /** The rules and the pack that hold for it, by its settings and its form. */
  get rules(): RuleSet {
    return this.source.project.rulesFor(this.path, this.document);
  }

  get pack(): CompiledPack {
    return this.source.project.packFor(this.path, this.document);
  }

  /** Who locked a rule, `cn.aa@2026.1.0`; null: nobody. */
  lockedBy(rule: string): string | null {
    const origin = this.pack.origins?.get(rule);
    return origin?.policy === 'locked' ? origin.policyBy : null;
  }

  /** In an editor a file that is no report is not bothered: it was not named, only opened. */
  get isReport(): boolean {
    return this.document.reports.length > 0;
  }

  get findings(): readonly Finding[] {
    const { project, path, language } = this.source;
    this.#findings ??= this.isReport ? project.check(path, this.document, language) : [];
    return this.#findings;
  }

  /** The same text once more: read once, and checked again where settings or neighbours are others. */
  again(source: FileSource, resultId: string, sameRules: boolean): FileState {
    const state = new FileState(source, resultId, this.#document);
    if (sameRules) state.#findings = this.#findings;
    return state;
  }

  reportAt(offset: number): Report | null {
    const { reports } = this.document;
    return reports.find(({ range }) => range.start <= offset && offset <= range.end) ?? null;
  }
}
