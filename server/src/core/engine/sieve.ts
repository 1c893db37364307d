import type { Form } from '../form/form.js';
import type { Report } from '../report/model.js';
import type { ActiveRule } from './ruleset.js';

type Sift = (report: Report) => Uint8Array;

/** The sieves of a rule set, one for each kind of which it has several rules. */
export interface Sieves {
  readonly sifts: readonly Sift[];
  /** By the place of a rule: which sieve it goes through, -1 for none, and its place there. */
  readonly sieveOf: Int32Array;
  readonly placeIn: Int32Array;
}

export function sievesOf(rules: readonly ActiveRule[], form: Form): Sieves {
  const byKind = new Map<ActiveRule['kind'], number[]>();
  for (const [place, { kind }] of rules.entries()) byKind.set(kind, [...(byKind.get(kind) ?? []), place]);
  const sifts: Sift[] = [];
  const sieveOf = new Int32Array(rules.length).fill(-1);
  const placeIn = new Int32Array(rules.length);
  for (const [{ sieve }, places] of byKind) {
    if (sieve === undefined || places.length < 2) continue;
    for (const [i, place] of places.entries()) {
      sieveOf[place] = sifts.length;
      placeIn[place] = i;
    }
    sifts.push(
      sieve(
        places.map((place) => rules[place]!.prepared),
        form,
      ),
    );
  }
  return { sifts, sieveOf, placeIn };
}

/** What the sieves let through of one report; each is asked when the first rule behind it is due. */
export class Sifted {
  readonly #sieves: Sieves;
  readonly #report: Report;
  readonly #marks: (Uint8Array | null | undefined)[];

  constructor(sieves: Sieves, report: Report) {
    this.#sieves = sieves;
    this.#report = report;
    this.#marks = sieves.sifts.map(() => undefined);
  }

  /** False where the rule of that place would find nothing. */
  lets(place: number): boolean {
    const { sieveOf, placeIn, sifts } = this.#sieves;
    const which = sieveOf[place]!;
    if (which < 0) return true;
    let marks = this.#marks[which];
    if (marks === undefined) {
      try {
        marks = sifts[which]!(this.#report);
      } catch {
        // What fails in common fails again in the rule that is the cause, which is then named.
        marks = null;
      }
      this.#marks[which] = marks;
    }
    return marks === null || marks[placeIn[place]!] !== 0;
  }
}
