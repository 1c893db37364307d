import type { AgencySettings, CheckContext, Neighbours, Problem } from '../checks/define.js';
import type { Form } from '../form/form.js';
import type { PlaceData, StatuteData, TermData } from '../pack/data.js';
import type { CompiledPack } from '../pack/rule.js';
import { NO_TERMS } from '../pack/terms.js';
import type { Report, ReportDocument } from '../report/model.js';
import type { Range } from '../text/range.js';
import type { Collector } from './collect.js';
import type { ActiveRule } from './ruleset.js';

export const ALONE: Neighbours = {
  previous: null,
  children: [],
  absentChildren: [],
  siblings: null,
  own: null,
};

const NO_AGENCY: AgencySettings = {};

/**
 * The context of the rule that runs. Rules take `emit` and `isHidden` out of what they are handed; were these functions of
 * each report's own, V8 would keep every fifth report alive until its next full collection (65 KB a report, measured).
 */
let asking: ReportContext | null = null;

const emit: CheckContext['emit'] = (problem) => asking!.take(problem);
const isHidden: CheckContext['isHidden'] = (place, cell) => asking!.hides(place, cell);

/**
 * What every rule of one report is handed; one object for all of them, since making sixty a report was a tenth of
 * the check. Data that few rules need is asked for when it is used.
 */
export class ReportContext implements CheckContext {
  readonly document: ReportDocument;
  readonly report: Report;
  readonly form: Form;
  readonly agency: AgencySettings;
  readonly emit = emit;
  readonly isHidden = isHidden;
  #active: ActiveRule | null = null;
  readonly #collector: Pick<Collector, 'add' | 'isHidden'>;
  readonly #pack: CompiledPack;
  readonly #find: ((report: Report) => Neighbours) | undefined;
  #neighbours: Neighbours | null = null;

  constructor(
    report: Report,
    pack: CompiledPack,
    agency: AgencySettings | undefined,
    find: ((report: Report) => Neighbours) | undefined,
    collector: Pick<Collector, 'add' | 'isHidden'>,
  ) {
    this.document = report.document;
    this.report = report;
    this.form = report.form;
    this.agency = agency ?? NO_AGENCY;
    this.#collector = collector;
    this.#pack = pack;
    this.#find = find;
  }

  /** Asks a rule about the report. */
  ask(active: ActiveRule): void {
    const outer = asking;
    asking = this;
    this.#active = active;
    try {
      active.kind.run(this, active.prepared);
    } finally {
      asking = outer;
    }
  }

  /** A problem that the rule has found. */
  take(problem: Problem): void {
    this.#collector.add(this.#active!, problem);
  }

  /** Whether the rule is switched off there. */
  hides(place: Range, cell?: string): boolean {
    return this.#collector.isHidden(this.#active!.rule.id, place, cell);
  }

  get statutes(): StatuteData {
    return this.#pack.statutes();
  }

  get places(): PlaceData {
    return this.#pack.places();
  }

  get terms(): TermData {
    return this.#pack.terms ?? NO_TERMS;
  }

  get neighbours(): Neighbours {
    this.#neighbours ??= this.#find?.(this.report) ?? ALONE;
    return this.#neighbours;
  }
}
