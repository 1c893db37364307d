import type { CompiledPack } from '../pack/rule.js';
import { aloneIn } from '../report/model.js';
import { OVERSPENT } from '../text/pattern.js';
import type { Still } from './check-options.js';
import { ReportContext } from './context.js';
import type { Finding } from './finding.js';
import type { ActiveRule } from './ruleset.js';

/** Thrown at a rule that finds something in a passage that is looked at alone. */
const FOUND = Symbol('found');

const PROBE = {
  add: (): never => {
    throw FOUND;
  },
  isHidden: () => false,
};

const NONE: readonly Finding[] = [];

/** What rules find in a report of which one passage has got other words, where the report need not be asked for it. */
export class OtherWordsRun {
  readonly #still: Still;
  readonly #whole: ReportContext;
  readonly #pack: CompiledPack;
  #alone: ReportContext | null = null;

  constructor(still: Still, whole: ReportContext, pack: CompiledPack) {
    this.#still = still;
    this.#whole = whole;
    this.#pack = pack;
  }

  /** Undefined: the rule must be asked about the report. */
  findings(active: ActiveRule): readonly Finding[] | undefined {
    const { rule, kind, prepared } = active;
    const { words } = this.#still;
    const { concerns } = kind;
    if (concerns !== undefined && !concerns(words.before, prepared) && !concerns(words.after, prepared))
      return this.#still.of(rule.id);
    if (kind.alone?.(words, prepared) !== true || this.#still.of(rule.id)?.length !== 0) return undefined;
    return this.#findsNone(active) ? NONE : undefined;
  }

  #findsNone(active: ActiveRule): boolean {
    try {
      this.#context.ask(active);
      return true;
    } catch (error) {
      if (error === OVERSPENT) throw error;
      // Whatever it was, the rule says it when it is asked about the report.
      return false;
    }
  }

  get #context(): ReportContext {
    const { report, agency } = this.#whole;
    this.#alone ??= new ReportContext(
      aloneIn(report, this.#still.words.after),
      this.#pack,
      agency,
      () => this.#whole.neighbours,
      PROBE,
    );
    return this.#alone;
  }
}
