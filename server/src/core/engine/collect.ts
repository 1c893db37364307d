import type { Problem } from '../checks/define.js';
import type { CompiledRule } from '../pack/rule.js';
import type { ReportDocument } from '../report/model.js';
import { grouped } from '../text/grouped.js';
import type { Range } from '../text/range.js';
import type { CheckOptions } from './check-options.js';
import type { Finding } from './finding.js';
import { hash, sentenceAround } from './fingerprint.js';
import { type ActiveRule, type RuleSet, severityOf } from './ruleset.js';
import { readSuppressions, type Suppression } from './suppress.js';
import { type Language, word } from './wording.js';

/** Findings of one rule in a file: above this the rule is not asked any more, and one `engine/limit` says so. */
const MOST_OF_RULE = 1_000;
/** Findings of a file: above this a rule may add only a few of its own, so that none goes unheard. */
const MOST_OF_FILE = 5_000;
const FEW = 20;

/** Thrown at a rule that has found enough. */
export const ENOUGH = Symbol('enough');

/** Words problems, leaves out what is suppressed, numbers equal fingerprints, and sorts. */
export class Collector {
  readonly #document: ReportDocument;
  readonly #rules: RuleSet;
  readonly #options: CheckOptions;
  readonly #suppressions: readonly Suppression[];
  /** Those that hide something. */
  readonly #byRule: ReadonlyMap<string, readonly Suppression[]>;
  readonly #used = new Set<Suppression>();
  #findings: Finding[] = [];
  /** Findings of each rule, and the rules that have found enough, with the place of the first that was left out. */
  readonly #counts = new Map<string, number>();
  readonly #enough = new Map<string, Range>();

  constructor(document: ReportDocument, rules: RuleSet, options: CheckOptions) {
    this.#document = document;
    this.#rules = rules;
    this.#options = options;
    this.#suppressions = options.suppressions ?? readSuppressions(document, options.parseYaml);
    const { origins } = rules.pack;
    this.#byRule = grouped(
      this.#suppressions.filter(
        ({ rule, reason }) => reason !== '' && origins?.get(rule)?.policy !== 'locked',
      ),
      ({ rule }) => rule,
    );
  }

  /** Some place of the file has a rule switched off: what is found depends on more than a report's own words. */
  get isSuppressed(): boolean {
    return this.#byRule.size > 0;
  }

  /** True where the author has switched the rule off for the place, or for the cell of that address. */
  isHidden(rule: string, { start }: Range, cell?: string): boolean {
    if (this.#byRule.size === 0) return false;
    const hidden = this.#byRule.get(rule)?.find((one) => hides(one, start, cell));
    if (hidden) this.#used.add(hidden);
    return hidden !== undefined;
  }

  /** A problem that the engine itself has found, worded by the rule of that id. */
  own(id: string, problem: Problem): void {
    const active = this.#rules.active.find(({ rule }) => rule.id === id);
    if (active) this.#push(active, problem);
  }

  /** A limit of reading; a file that reaches thousands says so of the first. */
  limit(problem: Problem): void {
    if (this.#hasRoom('engine/limit', problem.range)) this.own('engine/limit', problem);
  }

  /** Throws `ENOUGH` where the rule has found enough. */
  add(active: ActiveRule, problem: Problem): void {
    if (!this.#hasRoom(active.rule.id, problem.range)) throw ENOUGH;
    this.#push(active, problem);
  }

  #hasRoom(rule: string, range: Range): boolean {
    const count = this.#counts.get(rule) ?? 0;
    const isFull = this.#findings.length >= MOST_OF_FILE;
    if (count >= (isFull ? FEW : MOST_OF_RULE)) {
      if (!this.#enough.has(rule)) this.#enough.set(rule, range);
      return false;
    }
    this.#counts.set(rule, count + 1);
    return true;
  }

  #push(active: ActiveRule, problem: Problem): void {
    const { rule } = active;
    const language = this.#options.language ?? 'zh';
    const { related = NONE, fixes = NONE, cell } = problem;
    const about = cell ?? problem.key ?? sentenceAround(this.#document.text, problem.range);
    this.#findings.push({
      rule: rule.id,
      messageId: problem.message,
      severity: severityOf(active, problem.message),
      message: say(rule, problem.message, problem.data, language),
      basis: rule.basis[language],
      ...(cell === undefined ? undefined : { cell }),
      range: problem.range,
      related: related.map(({ path, range, message, data }) => {
        const worded = say(rule, message, data, language);
        return path === undefined ? { range, message: worded } : { path, range, message: worded };
      }),
      fixes: fixes.map(({ title, data, kind, edits }) => ({
        title: say(rule, title, data, language),
        kind,
        edits,
      })),
      fingerprint: hash(`${rule.id}\n${about}`),
    });
  }

  get count(): number {
    return this.#findings.length;
  }

  /** True where some rule has found enough: what it would have found in later reports is not known. */
  get isLimited(): boolean {
    return this.#enough.size > 0;
  }

  hasEnough(rule: string): boolean {
    return this.#enough.size > 0 && this.#enough.has(rule);
  }

  /** Findings added since there were `count` of them. */
  since(count: number): readonly Finding[] {
    return this.#findings.slice(count);
  }

  /** Takes back what was found since there were `count` findings. */
  forget(count: number): void {
    for (const { rule } of this.#findings.splice(count))
      this.#counts.set(rule, (this.#counts.get(rule) ?? 1) - 1);
  }

  /** Findings of an earlier check that still hold. */
  adopt(findings: readonly Finding[]): void {
    for (const finding of findings)
      if (!this.hasEnough(finding.rule) && this.#hasRoom(finding.rule, finding.range))
        this.#findings.push(finding);
  }

  finish(): Finding[] {
    if (this.#suppressions.length > 0) this.#suppress();
    // Behind the suppressions: that something was not checked is never hidden by what was.
    for (const [rule, range] of this.#enough) {
      const { id, version } = this.#rules.pack;
      const data = { rule, pack: `${id}@${version}`, max: this.#counts.get(rule)! };
      this.own('engine/limit', { message: 'findings', range, key: rule, data });
    }
    this.#findings.sort(inReadingOrder);
    return numberRepeats(this.#findings);
  }

  #suppress(): void {
    const { origins } = this.#rules.pack;
    this.#findings = this.#findings.filter(
      ({ rule, range, cell }) => rule.startsWith('suppress/') || !this.isHidden(rule, range, cell),
    );
    for (const suppression of this.#suppressions) {
      const { rule } = suppression;
      const origin = origins?.get(rule);
      const data = { rule, pack: origin?.policyBy ?? '' };
      if (suppression.fault) this.#about(suppression, 'suppress/unused', suppression.fault, data);
      else if (!this.#rules.byId.has(rule)) this.#about(suppression, 'suppress/unused', 'unknown-rule', data);
      else if (origin?.policy === 'locked') this.#about(suppression, 'suppress/unused', 'locked', data);
      else if (suppression.reason === '')
        this.#about(
          suppression,
          'suppress/no-reason',
          suppression.listed ? 'no-reason-listed' : 'no-reason',
          data,
        );
      else if (!this.#used.has(suppression) && this.#rules.levels[rule] !== 'off')
        this.#about(suppression, 'suppress/unused', 'unused', data);
    }
  }

  #about({ rule, range }: Suppression, id: string, message: string, data: Problem['data']): void {
    if (!this.hasEnough(id) && this.#hasRoom(id, range))
      this.own(id, { message, range, key: rule, ...(data ? { data } : {}) });
  }
}

const NONE: readonly never[] = [];

function say(rule: CompiledRule, id: string, data: Problem['data'], language: Language): string {
  const message = rule.messages[id];
  if (message === undefined) throw new Error(`rule ${rule.id} has no message "${id}"`);
  return word(message, data, language);
}

const hides = ({ cell, covers }: Suppression, start: number, at: string | undefined): boolean =>
  cell !== null ? cell === at : covers!.start <= start && start <= covers!.end;

/** Order of findings in a file. */
export const inReadingOrder = (a: Finding, b: Finding): number =>
  a.range.start - b.range.start ||
  a.range.end - b.range.end ||
  inOrder(a.rule, b.rule) ||
  inOrder(a.message, b.message);

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Two findings about the same words of one rule stay apart: the second gets a number. */
function numberRepeats(findings: readonly Finding[]): Finding[] {
  if (findings.length < 2) return findings.slice();
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const count = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, count + 1);
    return count === 0 ? finding : { ...finding, fingerprint: hash(`${finding.fingerprint}#${count}`) };
  });
}
