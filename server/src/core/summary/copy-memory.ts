import type { CopyMatch, ReportSummary, SectionPrint } from '../report/summary.js';

/** A print's sentences are one array for as long as its report is not read anew, wherever it moves. */
type Sentences = SectionPrint['hashes'];

interface Known {
  /** Whose print it is: only prints of other agencies, of the same year and section, are copies of each other. */
  readonly whose: string;
  readonly summary: ReportSummary;
  readonly print: SectionPrint;
}

interface Result {
  /** Sentences of the print that was found; null: none. */
  readonly other: Sentences | null;
  readonly share: number;
}

/**
 * What a search for copies has found, kept from one set of reports to the next: an edit changes a sentence or two, and
 * only sections that hold one of them can have another answer than before.
 */
export class CopyMemory {
  #prints: ReadonlyMap<Sentences, Known> = new Map();
  readonly #results = new Map<Sentences, Result>();
  #round = 0;

  /** Takes note of the reports as they are now. Returns how to ask: `find` for what is not known yet. */
  take(
    summaries: readonly ReportSummary[],
    find: (own: ReportSummary, print: SectionPrint) => CopyMatch | null,
  ): (own: ReportSummary, print: SectionPrint) => CopyMatch | null {
    const now = new Map<Sentences, Known>();
    for (const summary of summaries)
      for (const print of summary.prose) {
        const before = this.#prints.get(print.hashes);
        const whose = before && isOf(summary, before) ? before.whose : whoseIs(summary, print);
        now.set(print.hashes, { whose, summary, print });
      }
    this.#carryOver(now);
    this.#forget(now);
    this.#prints = now;
    const round = ++this.#round;
    return (own, print) => {
      // Asked of a set that is no longer the last, or of a print that is not in it.
      if (round !== this.#round || now.get(print.hashes)?.summary !== own) return find(own, print);
      const known = this.#results.get(print.hashes);
      const match = known && this.#match(known);
      if (match !== undefined) return match;
      const found = find(own, print);
      this.#results.set(print.hashes, { other: found?.print.hashes ?? null, share: found?.share ?? 0 });
      return found;
    };
  }

  /** Undefined: what was found then is no longer there. */
  #match({ other, share }: Result): CopyMatch | null | undefined {
    if (other === null) return null;
    const there = this.#prints.get(other);
    return there && { other: there.summary, print: there.print, share };
  }

  /** A report that was read anew and says the same: what was found of its prints, and what named them, holds. */
  #carryOver(now: ReadonlyMap<Sentences, Known>): void {
    const before = this.#prints;
    const come = groupedBy(now, before);
    if (come.size === 0) return;
    const gone = groupedBy(before, now);
    const renewed = new Map<Sentences, Sentences>();
    for (const [whose, [fresh, ...more]] of come) {
      const [old, ...others] = gone.get(whose) ?? [];
      if (!old || !fresh || more.length + others.length > 0) continue;
      // The lengths belong to the sentences.
      if (old.length === fresh.length && old.every((hash, i) => hash === fresh[i])) renewed.set(old, fresh);
    }
    if (renewed.size === 0) return;
    for (const [old, fresh] of renewed) {
      const result = this.#results.get(old);
      this.#results.delete(old);
      if (result) this.#results.set(fresh, result);
    }
    for (const [sentences, { other, share }] of this.#results) {
      const fresh = other && renewed.get(other);
      if (fresh) this.#results.set(sentences, { other: fresh, share });
    }
    this.#prints = new Map([...before].map(([old, known]) => [renewed.get(old) ?? old, known]));
  }

  #forget(now: ReadonlyMap<Sentences, Known>): void {
    // Of equal copies the first is named.
    if (!areInOrder(this.#prints, now)) this.#results.clear();
    const changed = changedSentences(this.#prints, now);
    for (const sentences of this.#results.keys()) {
      const isSame = now.get(sentences)?.whose === this.#prints.get(sentences)?.whose;
      if (!isSame || (changed.size > 0 && sentences.some((hash) => changed.has(hash))))
        this.#results.delete(sentences);
    }
  }
}

/** True where those of `before` that are still there stand in the order in which they stood. */
function areInOrder(before: ReadonlyMap<Sentences, Known>, now: ReadonlyMap<Sentences, Known>): boolean {
  const left = before.keys();
  for (const sentences of now.keys()) {
    if (!before.has(sentences)) continue;
    let next = left.next();
    while (!next.done && next.value !== sentences) next = left.next();
    if (next.done) return false;
  }
  return true;
}

const isOf = ({ path, year, agency }: ReportSummary, { summary }: Known): boolean =>
  summary.path === path && summary.year === year && summary.agency === agency;

const whoseIs = ({ path, year, agency }: ReportSummary, { section }: SectionPrint): string =>
  JSON.stringify([path, year, agency, section]);

/** Sentences that came to, or went from, somebody's print. */
function changedSentences(
  before: ReadonlyMap<Sentences, Known>,
  now: ReadonlyMap<Sentences, Known>,
): Set<number> {
  const gone = groupedBy(before, now);
  const come = groupedBy(now, before);
  const changed = new Set<number>();
  for (const whose of new Set([...gone.keys(), ...come.keys()])) {
    const old = gone.get(whose) ?? [];
    const fresh = come.get(whose) ?? [];
    const isOneForOne = old.length === 1 && fresh.length === 1;
    const [left, right] = [new Set(old.flat()), new Set(fresh.flat())];
    for (const hash of left) if (!isOneForOne || !right.has(hash)) changed.add(hash);
    for (const hash of right) if (!isOneForOne || !left.has(hash)) changed.add(hash);
  }
  return changed;
}

/** Prints that are not among the others, by whose they are. */
function groupedBy(prints: ReadonlyMap<Sentences, Known>, others: ReadonlyMap<Sentences, Known>) {
  const groups = new Map<string, Sentences[]>();
  for (const [sentences, { whose }] of prints) {
    if (others.get(sentences)?.whose === whose) continue;
    const group = groups.get(whose);
    if (group) group.push(sentences);
    else groups.set(whose, [sentences]);
  }
  return groups;
}
