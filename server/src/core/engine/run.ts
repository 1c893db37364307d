import type { Report, ReportDocument } from '../report/model.js';
import { OVERSPENT } from '../text/pattern.js';
import type { Range } from '../text/range.js';
import type { CheckOptions } from './check-options.js';
import { Collector, ENOUGH } from './collect.js';
import { ReportContext } from './context.js';
import type { Finding } from './finding.js';
import { OtherWordsRun } from './other-words.js';
import type { ActiveRule, RuleSet } from './ruleset.js';
import { Sifted } from './sieve.js';
import { type Turns, turnsOf } from './turns.js';

/**
 * A check that can be broken off and taken up again, so that a host can watch the clock, which the engine does not
 * know: rule by rule, report by report, first the rules that stay by themselves, then those that search the run.
 */
export class CheckRun {
  readonly #reports: readonly Report[];
  readonly #rules: RuleSet;
  readonly #options: CheckOptions;
  readonly #collector: Collector;
  #at = 0;
  #context: ReportContext | null = null;
  /** Of the open report. */
  #sifted: Sifted | null = null;
  #searching = false;
  /** Of the open report, where only words of prose have changed since it was checked. */
  #otherWords: OtherWordsRun | null = null;
  /** A limit left something of the open report unread. */
  #cut = false;
  readonly #turns: Turns;
  /** Index among those whose turn it is, of the rule that runs or comes next. */
  #next = 0;
  /** Findings before the open report, and before the rule that runs or comes next. */
  #before = 0;
  #beforeRule = 0;
  #ended = 0;
  /** Rules that were given up: what is slow once is slow in the next report. */
  readonly #givenUp = new Set<string>();

  constructor(document: ReportDocument, rules: RuleSet, options: CheckOptions) {
    this.#reports = document.reports;
    this.#rules = rules;
    this.#turns = turnsOf(rules);
    this.#options = options;
    this.#collector = new Collector(document, rules, options);
    this.#say(document);
  }

  /** Rules that have run to their end, once for each report. */
  get ended(): number {
    return this.#ended;
  }

  /** Runs all that is left; a host may break it off anywhere. */
  toEnd(): void {
    for (;;) {
      const context = this.#context ?? this.#open();
      if (context === null) return;
      const active = this.#turn;
      while (this.#next < active.length) {
        const one = active[this.#next]!;
        if (this.#mayFind(this.#next) && this.#isDue(one, context.report)) {
          if (this.#options.shouldStop?.()) {
            this.#at = this.#reports.length;
            this.#context = null;
            return;
          }
          this.#run(one, context);
          const { count } = this.#collector;
          // No call between these three: it is here that a host may break off.
          this.#beforeRule = count;
          this.#ended++;
        }
        this.#next++;
      }
      this.#close(context);
    }
  }

  /** Forgets what the rule has found in which `toEnd` was broken off: the next `toEnd` begins with it. */
  rewind(): void {
    this.#collector.forget(this.#beforeRule);
  }

  /** Gives up the rule in which `toEnd` was broken off after `seconds`. */
  giveUp(seconds: number): void {
    const context = this.#context;
    const active = this.#turn[this.#next];
    if (context === null || active === undefined) return;
    this.rewind();
    this.#givenUp.add(active.rule.id);
    const range = headRange(context.report);
    this.#collector.own('engine/rule-failed', {
      message: 'overtime',
      range,
      key: active.rule.id,
      data: { ...this.#named(active), seconds },
    });
    this.#next++;
  }

  /** Ends the check: from the report that is open on, what is left is not checked. */
  stop(seconds: number): void {
    const report = this.#reports[this.#at];
    if (report === undefined) return;
    const left = this.#turn.slice(this.#next).filter((one) => this.#isDue(one, report));
    this.#collector.own('engine/limit', {
      message: 'time',
      range: headRange(report),
      key: 'time',
      data: { max: seconds, count: left.length, rules: left.map(({ rule }) => rule.id).join(' ') },
    });
    this.#at = this.#reports.length;
    this.#context = null;
  }

  finish(): Finding[] {
    return this.#collector.finish();
  }

  /** What reading has to say. */
  #say(document: ReportDocument): void {
    const collector = this.#collector;
    const { failed, overtime } = document;
    // Asked for only where there is something to say: a document without its text makes one when it is asked for it.
    const firstLine = (): Range => ({ start: 0, end: firstLineEnd(document.text) });
    if (overtime !== undefined)
      collector.own('engine/limit', {
        message: 'reading-time',
        range: firstLine(),
        key: 'reading-time',
        data: { max: overtime },
      });
    else if (failed !== undefined)
      collector.own('engine/reading-failed', {
        message: 'failed',
        range: firstLine(),
        key: 'file',
        data: { error: failed },
      });
    else if (document.reports.length === 0)
      collector.own('engine/not-a-report', { message: 'not-a-report', range: firstLine(), key: 'file' });
    for (const { limit, range, max } of document.limits)
      collector.limit({ message: limit, range, key: limit, data: { max } });
  }

  /** What earlier checks have found holds as long as nothing is switched off. */
  get #memo(): CheckOptions['memo'] {
    return this.#collector.isSuppressed ? undefined : this.#options.memo;
  }

  #open(): ReportContext | null {
    const report = this.#reports[this.#at];
    if (report === undefined) return null;
    const { agency, neighbours } = this.#options;
    const memo = this.#memo;
    this.#beforeRule = this.#collector.count;
    const context = new ReportContext(report, this.#rules.pack, agency, neighbours, this.#collector);
    const known = memo?.recall(report, context);
    if (known) this.#collector.adopt(known);
    const { count } = this.#collector;
    const cut = isCut(report);
    const still = memo?.still?.(report, context) ?? null;
    const otherWords = still && new OtherWordsRun(still, context, this.#rules.pack);
    // No call from here on: where this is not reached, the report is opened anew.
    this.#before = count;
    this.#beforeRule = count;
    this.#searching = known !== undefined;
    this.#cut = cut;
    this.#otherWords = otherWords;
    this.#sifted = new Sifted(this.#turns.sieves, report);
    this.#next = 0;
    this.#context = context;
    return context;
  }

  /** Goes on to the rules that search the run, and from them to the next report. */
  #close(context: ReportContext): void {
    this.#next = 0;
    if (this.#searching) {
      this.#context = null;
      this.#at++;
      return;
    }
    if (!this.#collector.isLimited && this.#givenUp.size === 0)
      this.#memo?.keep(context.report, context, this.#collector.since(this.#before));
    this.#searching = true;
  }

  get #turn(): readonly ActiveRule[] {
    return this.#searching ? this.#turns.searching : this.#turns.alone;
  }

  /** False for a rule that the sieve of its kind has not let through. */
  #mayFind(place: number): boolean {
    if (this.#searching || this.#sifted === null) return true;
    const { onRule } = this.#options;
    if (onRule === undefined) return this.#sifted.lets(place);
    // Sieving is part of a rule's time, and all of it where the rule has nothing to find.
    const { id } = this.#turn[place]!.rule;
    onRule(id, 'start');
    const lets = this.#sifted.lets(place);
    onRule(id, 'end');
    return lets;
  }

  #isDue({ rule, kind }: ActiveRule, report: Report): boolean {
    if (!report.supported && !kind.textOnly) return false;
    if (this.#cut && kind.absence) return false;
    if (rule.years !== undefined && !isIn(rule.years, report.year?.value)) return false;
    if (this.#givenUp.size > 0 && this.#givenUp.has(rule.id)) return false;
    return !this.#collector.hasEnough(rule.id);
  }

  #run(active: ActiveRule, context: ReportContext): void {
    const kept = this.#otherWords?.findings(active);
    if (kept !== undefined) {
      this.#collector.adopt(kept);
      return;
    }
    const { onRule } = this.#options;
    onRule?.(active.rule.id, 'start');
    try {
      context.ask(active);
    } catch (error) {
      // As if the host had broken it off here.
      if (error === OVERSPENT) throw error;
      // One broken rule never hides the others; the finding names it, so that it can be reported or switched off.
      if (error !== ENOUGH)
        this.#collector.own('engine/rule-failed', {
          message: 'failed',
          range: headRange(context.report),
          key: active.rule.id,
          data: { ...this.#named(active), error: errorText(error) },
        });
    }
    onRule?.(active.rule.id, 'end');
  }

  #named({ rule }: ActiveRule) {
    const { id, version } = this.#rules.pack;
    return { rule: rule.id, pack: `${id}@${version}` };
  }
}

const isCut = ({ document, range }: Report): boolean =>
  document.limits.some((limit) => range.start <= limit.range.end && limit.range.start <= range.end);

/** A year that is not known is every year. */
const isIn = ([from, to]: readonly [number | null, number | null], year: number | undefined): boolean =>
  year === undefined || ((from === null || from <= year) && (to === null || year <= to));

const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200);

const headRange = (report: Report): Range =>
  report.title?.range ?? { start: report.range.start, end: report.range.start };

function firstLineEnd(text: string): number {
  const at = text.search(/[\r\n]/);
  return at < 0 ? text.length : at;
}
