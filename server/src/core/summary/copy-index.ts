import type { CopyFinder, CopyMatch, ReportSummary, SectionPrint } from '../report/summary.js';

/** A sentence that more reports than this have is a set phrase of the region and proves no copying. */
const SET_PHRASE = 24;

/** Share of `own` (by length) whose sentences also stand in `other`. */
export function sharedWith(own: SectionPrint, other: SectionPrint): number {
  const theirs = new Set(other.hashes);
  let shared = 0;
  let all = 0;
  own.hashes.forEach((hash, i) => {
    const length = own.lengths[i]!;
    all += length;
    if (theirs.has(hash)) shared += length;
  });
  return all === 0 ? 0 : shared / all;
}

/** A sentence's hash and the number of its print make one sortable double: 32 and 21 bits. */
const PRINTS = 2 ** 21;

/** Prints by number. */
interface Prints {
  readonly summaries: ReportSummary[];
  /** Place of the print in its summary. */
  readonly at: number[];
  readonly sections: string[];
}

/**
 * Index over many reports by sentence, so that finding a copy costs the sentences of one report only. Eight bytes a
 * sentence: a region's reports fit in memory. Prints above two million are not looked for.
 */
export function buildCopyIndex(summaries: Iterable<ReportSummary>): CopyFinder {
  const prints: Prints = { summaries: [], at: [], sections: [] };
  let keys = new Float64Array(1024);
  let count = 0;
  for (const summary of summaries) {
    for (const [at, { section, hashes }] of summary.prose.entries()) {
      const number = prints.at.length;
      if (number >= PRINTS) break;
      prints.summaries.push(summary);
      prints.at.push(at);
      prints.sections.push(section);
      if (count + hashes.length > keys.length) {
        const larger = new Float64Array(2 * (count + hashes.length));
        larger.set(keys.subarray(0, count));
        keys = larger;
      }
      for (const hash of hashes) keys[count++] = hash * PRINTS + number;
    }
  }
  const sentences = withoutSetPhrases(keys.subarray(0, count).sort());
  return { find: (own, print) => best(own, print, sentences, prints) };
}

interface Sentences {
  /** Sorted; those of set phrases are left out. */
  readonly keys: Float64Array;
  /** Hashes of set phrases. */
  readonly phrases: ReadonlySet<number>;
}

/** Most sentences that are looked up are set phrases: told once here, they cost one look each. Works in place. */
function withoutSetPhrases(keys: Float64Array): Sentences {
  const phrases = new Set<number>();
  let kept = 0;
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const hash = Math.floor(keys[from]! / PRINTS);
    const end = (hash + 1) * PRINTS;
    let prints = 0;
    for (; to < keys.length && keys[to]! < end; to++) if (to === from || keys[to] !== keys[to - 1]) prints++;
    if (prints > SET_PHRASE) phrases.add(hash);
    else {
      keys.copyWithin(kept, from, to);
      kept += to - from;
    }
  }
  return { keys: keys.subarray(0, kept), phrases };
}

/** Numbers of the prints that hold a sentence, in their order. */
function printsWith(hash: number, keys: Float64Array): readonly number[] {
  const first = hash * PRINTS;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! < first) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let last = -1; low < keys.length && keys[low]! < first + PRINTS; low++) {
    const number = keys[low]! - first;
    // A print that says it twice counts once.
    if (number === last) continue;
    last = number;
    found.push(number);
  }
  return found;
}

function best(
  own: ReportSummary,
  print: SectionPrint,
  { keys, phrases }: Sentences,
  { summaries, at, sections }: Prints,
): CopyMatch | null {
  const shared = new Map<number, number>();
  let all = 0;
  print.hashes.forEach((hash, i) => {
    if (phrases.has(hash)) return;
    const length = print.lengths[i]!;
    all += length;
    for (const number of printsWith(hash, keys)) {
      const summary = summaries[number]!;
      if (summary.year !== own.year || summary.agency === null || summary.agency === own.agency) continue;
      if (sections[number] === print.section) shared.set(number, (shared.get(number) ?? 0) + length);
    }
  });
  let most = -1;
  let share = -1;
  for (const [number, length] of shared) {
    const own = all === 0 ? 0 : length / all;
    if (own > share) [most, share] = [number, own];
  }
  if (most < 0) return null;
  const other = summaries[most]!;
  return {
    other,
    // Most matches are too slight to be looked at.
    get print() {
      return other.prose[at[most]!]!;
    },
    share,
  };
}
