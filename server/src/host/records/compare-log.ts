import { checkDocument } from '../../core/engine/check.js';
import { inReadingOrder } from '../../core/engine/collect.js';
import type { Finding } from '../../core/engine/finding.js';
import type { RuleSet } from '../../core/engine/ruleset.js';
import type { Form } from '../../core/form/form.js';
import type { ReportDocument } from '../../core/report/model.js';
import type { ReportSummary } from '../../core/report/summary.js';
import { comparingIds, onlyComparing } from '../compare/comparing-rules.js';
import type { FileComparison } from '../compare/comparison.js';
import { documentFrom } from '../compare/digest.js';
import { doubtFindings } from '../compare/doubts.js';
import type { KeptPassage } from '../compare/kept-passage.js';
import type { EntryHead, RecordSource } from './entry.js';
import type { CompareRecord, FileRecord } from './record.js';
import { LogSummary } from './summaries.js';

/** Compare records that were read last: an agency's years mostly follow each other. */
const REMEMBERED = 64;

/** Reads what reports are compared by out of a log, each a few times at most. */
export class CompareLog {
  readonly #log: RecordSource<EntryHead>;
  readonly #known = new Map<number, CompareRecord>();

  constructor(log: RecordSource<EntryHead>) {
    this.#log = log;
  }

  read(index: number): CompareRecord {
    const known = this.#known.get(index);
    if (known) return known;
    const record = this.#log.compare(index);
    const [oldest] = this.#known.keys();
    if (this.#known.size >= REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    this.#known.set(index, record);
    return record;
  }

  /** Of each report, the passages that comparing rules read. */
  passages(index: number): readonly (readonly KeptPassage[])[] {
    return this.#log.passages(index);
  }

  /** Summaries of an entry's reports. */
  summaries(index: number, form: () => Form): ReportSummary[] {
    const { path, reports, apart } = this.#log.head(index);
    if (apart) return [];
    return reports.map((head, i) => new LogSummary(path, head, () => this.read(index).digests[i]!, form));
  }
}

interface ComparingSets {
  readonly all: RuleSet;
  readonly searching: RuleSet;
  readonly ids: ReadonlySet<string>;
  readonly searchingIds: ReadonlySet<string>;
}

const comparingSets = new WeakMap<RuleSet, ComparingSets>();

function comparingSetsOf(rules: RuleSet): ComparingSets {
  const known = comparingSets.get(rules);
  if (known) return known;
  const all = onlyComparing(rules, false);
  const searching = onlyComparing(rules, true);
  const made = { all, searching, ids: comparingIds(all), searchingIds: comparingIds(searching) };
  comparingSets.set(rules, made);
  return made;
}

/**
 * All findings of a file: its own, and those of the rules that compare, which see the digests only. `find`: what
 * its reports are held against; null where there is nothing.
 */
export function joinFindings(
  { reports, findings }: FileRecord,
  { digests, pending, language, agency }: CompareRecord,
  passages: () => readonly (readonly KeptPassage[])[],
  rules: RuleSet,
  find: ((document: ReportDocument) => FileComparison | null) | null,
): readonly Finding[] {
  if (digests.length === 0 || (find === null && pending.length === 0)) return findings;
  const document = documentFrom(reports, digests, rules.pack.form, passages);
  const comparison = find?.(document) ?? null;
  const { all, searching, ids, searchingIds } = comparingSetsOf(rules);
  // Where a report stands alone but for its siblings, what the other rules said of it by itself still holds.
  const fully = pending.length > 0 || (comparison !== null && hasNeighbours(document, comparison));
  const across = checkDocument(document, fully ? all : searching, {
    language,
    agency,
    ...(comparison ? { neighbours: comparison.neighbours } : {}),
    suppressions: pending,
  });
  const replaced = fully ? ids : searchingIds;
  const own = findings.filter(({ rule }) => !replaced.has(rule));
  const doubts = doubtFindings(comparison?.ambiguities ?? [], rules, language);
  if (across.length + doubts.length === 0 && own.length === findings.length) return findings;
  return [...[...own, ...across].sort(inReadingOrder), ...doubts];
}

const hasNeighbours = ({ reports }: ReportDocument, { neighbours }: FileComparison): boolean =>
  reports.some((report) => {
    const { previous, children, absentChildren } = neighbours(report);
    return previous !== null || children.length + absentChildren.length > 0;
  });
