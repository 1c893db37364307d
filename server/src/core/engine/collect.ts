import type { Problem } from '../checks/define.js';
import type { CompiledRule } from '../pack/rule.js';
import type { ReportDocument } from '../report/model.js';
import type { CheckOptions } from './check.js';
import type { Finding } from './finding.js';
import { hash, sentenceAround } from './fingerprint.js';
import { type ActiveRule, type RuleSet, severityOf } from './ruleset.js';
import { readSuppressions, type Suppression } from './suppress.js';
import { type Language, word } from './wording.js';

/** Above this a file is better mended than read; the rest is counted in one `engine/limit`. */
const MAX_FINDINGS = 5_000;

/** Words problems, leaves out what is suppressed, numbers equal fingerprints, and sorts. */
export class Collector {
  readonly #document: ReportDocument;
  readonly #rules: RuleSet;
  readonly #options: CheckOptions;
  readonly #findings: Finding[] = [];
  #dropped = 0;

  constructor(document: ReportDocument, rules: RuleSet, options: CheckOptions) {
    this.#document = document;
    this.#rules = rules;
    this.#options = options;
  }

  /** A problem that the engine itself has found, worded by the rule of that id. */
  own(id: string, problem: Problem): void {
    const active = this.#rules.active.find(({ rule }) => rule.id === id);
    if (active) this.add(active, problem);
  }

  add(active: ActiveRule, problem: Problem): void {
    if (this.#findings.length >= MAX_FINDINGS) {
      this.#dropped++;
      return;
    }
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

  /** True where findings are no more kept, only counted. */
  get isFull(): boolean {
    return this.#findings.length >= MAX_FINDINGS;
  }

  /** Findings added since there were `count` of them. */
  since(count: number): readonly Finding[] {
    return this.#findings.slice(count);
  }

  /** Findings of an earlier check that still hold. */
  adopt(findings: readonly Finding[]): void {
    const room = Math.max(0, MAX_FINDINGS - this.#findings.length);
    this.#findings.push(...findings.slice(0, room));
    this.#dropped += Math.max(0, findings.length - room);
  }

  finish(): Finding[] {
    const suppressions =
      this.#options.suppressions ?? readSuppressions(this.#document, this.#options.parseYaml);
    const shown = suppressions.length === 0 ? this.#findings : this.#suppress(suppressions);
    if (this.#dropped > 0) {
      const end = this.#document.text.length;
      this.own('engine/limit', {
        message: 'findings',
        range: { start: end, end },
        key: 'findings',
        data: { max: MAX_FINDINGS, dropped: this.#dropped },
      });
    }
    shown.sort(inReadingOrder);
    return numberRepeats(shown);
  }

  #suppress(suppressions: readonly Suppression[]): Finding[] {
    const used = new Set<Suppression>();
    const { origins } = this.#rules.pack;
    const shown = this.#findings.filter((finding) => {
      if (origins?.get(finding.rule)?.policy === 'locked') return true;
      const hidden = suppressions.find((s) => s.reason !== '' && hides(s, finding));
      if (hidden) used.add(hidden);
      return hidden === undefined;
    });
    this.#findings.length = 0;
    for (const suppression of suppressions) {
      const { rule, range } = suppression;
      const known = this.#rules.byId.has(rule);
      const origin = origins?.get(rule);
      const data = { rule, pack: origin?.policyBy ?? '' };
      if (!known) this.own('suppress/unused', { message: 'unknown-rule', range, key: rule, data });
      else if (origin?.policy === 'locked')
        this.own('suppress/unused', { message: 'locked', range, key: rule, data });
      else if (suppression.reason === '')
        this.own('suppress/no-reason', { message: 'no-reason', range, key: rule, data });
      else if (!used.has(suppression) && this.#rules.levels[rule] !== 'off')
        this.own('suppress/unused', { message: 'unused', range, key: rule, data });
    }
    return [...shown, ...this.#findings];
  }
}

const NONE: readonly never[] = [];

function say(rule: CompiledRule, id: string, data: Problem['data'], language: Language): string {
  const message = rule.messages[id];
  if (message === undefined) throw new Error(`rule ${rule.id} has no message "${id}"`);
  return word(message, data, language);
}

const hides = (suppression: Suppression, finding: Finding): boolean =>
  suppression.rule === finding.rule &&
  !finding.rule.startsWith('suppress/') &&
  (suppression.cell !== null
    ? suppression.cell === finding.cell
    : suppression.covers!.start <= finding.range.start && finding.range.start <= suppression.covers!.end);

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
