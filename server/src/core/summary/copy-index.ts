import type { CopyFinder, CopyMatch, ReportSummary, SectionPrint } from '../report/summary.js';

/** A sentence that more reports than this have is a set phrase of the region and proves no copying. */
const SET_PHRASE = 24;

interface Posting {
  readonly summary: ReportSummary;
  readonly print: SectionPrint;
}

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

/** Index over many reports by sentence, so that finding a copy costs the sentences of one report only. */
export function buildCopyIndex(summaries: Iterable<ReportSummary>): CopyFinder {
  const postings = new Map<number, Posting[]>();
  for (const summary of summaries) {
    for (const print of summary.prose) {
      for (const hash of new Set(print.hashes)) {
        const list = postings.get(hash);
        if (list === undefined) postings.set(hash, [{ summary, print }]);
        else if (list.length <= SET_PHRASE) list.push({ summary, print });
      }
    }
  }
  return { find: (own, print) => best(own, print, postings) };
}

function best(own: ReportSummary, print: SectionPrint, postings: Map<number, Posting[]>): CopyMatch | null {
  const shared = new Map<SectionPrint, { posting: Posting; length: number }>();
  let all = 0;
  print.hashes.forEach((hash, i) => {
    const length = print.lengths[i]!;
    const list = postings.get(hash) ?? [];
    if (list.length > SET_PHRASE) return;
    all += length;
    for (const posting of list) {
      const { summary } = posting;
      const same = summary.path === own.path && summary.agency === own.agency;
      if (same || summary.year !== own.year || summary.agency === null || summary.agency === own.agency)
        continue;
      if (posting.print.section !== print.section) continue;
      const entry = shared.get(posting.print);
      if (entry) entry.length += length;
      else shared.set(posting.print, { posting, length });
    }
  });
  let match: CopyMatch | null = null;
  for (const { posting, length } of shared.values()) {
    const share = all === 0 ? 0 : length / all;
    if (match === null || share > match.share)
      match = { other: posting.summary, print: posting.print, share };
  }
  return match;
}
