import type { AgencySettings, CheckContext, Neighbours, Problem } from '../checks/define.js';
import type { Form } from '../form/form.js';
import type { PlaceData, StatuteData, TermData } from '../pack/data.js';
import type { CompiledPack } from '../pack/rule.js';
import { NO_TERMS } from '../pack/terms.js';
import type { Report, ReportDocument } from '../report/model.js';
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
 * What every rule of one report is handed; one object for all of them, since making sixty a report was a tenth of
 * the check. Only `active` changes, between rules. Data that few rules need is asked for when it is used.
 */
export class ReportContext implements CheckContext {
  readonly document: ReportDocument;
  readonly report: Report;
  readonly form: Form;
  readonly agency: AgencySettings;
  readonly emit: (problem: Problem) => void;
  readonly isHidden: CheckContext['isHidden'];
  active: ActiveRule | null = null;
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
    this.emit = (problem) => collector.add(this.active!, problem);
    this.isHidden = (place, cell) => collector.isHidden(this.active!.rule.id, place, cell);
    this.#pack = pack;
    this.#find = find;
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
