import { applyEdits, type TextEdit } from '../text/edit.js';
import type { Finding, Fix } from './finding.js';
import { hash } from './fingerprint.js';

export interface FixOptions {
  /** `safe`: safe fixes only; `sole`: also suggestions that are their finding's only fix. */
  readonly take: 'safe' | 'sole';
  readonly check: (text: string) => readonly Finding[];
}

export interface FixResult {
  readonly text: string;
  readonly applied: readonly { readonly rule: string; readonly title: string }[];
  /** Fixes that the last pass could not take since they overlap others. */
  readonly skipped: readonly { readonly rule: string; readonly title: string }[];
  readonly stopped: 'done' | 'limit' | 'cycle';
}

const MAX_PASSES = 10;

/** Fixes until nothing is left to fix. Edits of one fix apply together or not at all. */
export function fixText(text: string, { take, check }: FixOptions): FixResult {
  const applied: { rule: string; title: string }[] = [];
  const seen = new Set([hash(text)]);
  let current = text;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { edits, taken, skipped } = choose(check(current), take);
    if (taken.length === 0) return { text: current, applied, skipped, stopped: 'done' };
    const next = applyEdits(current, edits);
    const print = hash(next);
    if (next === current || seen.has(print)) return { text: current, applied, skipped, stopped: 'cycle' };
    seen.add(print);
    applied.push(...taken);
    current = next;
  }
  return { text: current, applied, skipped: [], stopped: 'limit' };
}

interface Choice {
  readonly edits: readonly TextEdit[];
  readonly taken: readonly { readonly rule: string; readonly title: string }[];
  readonly skipped: readonly { readonly rule: string; readonly title: string }[];
}

/** Takes fixes in reading order; one that overlaps a taken edit waits for the next pass. Touching is fine. */
export function choose(findings: readonly Finding[], take: 'safe' | 'sole'): Choice {
  const candidates = findings
    .flatMap((finding) => {
      const fix = pick(finding, take);
      return fix
        ? [{ rule: finding.rule, fix, first: Math.min(...fix.edits.map((e) => e.range.start)) }]
        : [];
    })
    .sort((a, b) => a.first - b.first || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  const taken: typeof candidates = [];
  const skipped: typeof candidates = [];
  const spans = new Spans();
  for (const candidate of candidates) {
    if (candidate.fix.edits.every((edit) => spans.isFree(edit))) {
      for (const edit of candidate.fix.edits) spans.take(edit);
      taken.push(candidate);
    } else skipped.push(candidate);
  }
  const name = ({ rule, fix }: (typeof candidates)[number]) => ({ rule, title: fix.title });
  return { edits: taken.flatMap(({ fix }) => fix.edits), taken: taken.map(name), skipped: skipped.map(name) };
}

function pick(finding: Finding, take: 'safe' | 'sole'): Fix | undefined {
  const safe = finding.fixes.find((fix) => fix.kind === 'safe' && fix.edits.length > 0);
  if (safe || take === 'safe') return safe;
  return finding.fixes.length === 1 && finding.fixes[0]!.edits.length > 0 ? finding.fixes[0] : undefined;
}

/** Taken edits sorted by start; they never overlap, so only the neighbours of a place can conflict. */
class Spans {
  readonly #edits: TextEdit[] = [];

  isFree(edit: TextEdit): boolean {
    for (let i = this.#after(edit.range.end); i >= 0; i--) {
      const other = this.#edits[i]!;
      if (conflicts(edit, other)) return false;
      if (other.range.end < edit.range.start) return true;
    }
    return true;
  }

  take(edit: TextEdit): void {
    this.#edits.splice(this.#after(edit.range.start) + 1, 0, edit);
  }

  /** Index of the last edit that starts at or before the offset; -1 for none. */
  #after(offset: number): number {
    let low = -1;
    let high = this.#edits.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#edits[middle]!.range.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function conflicts(a: TextEdit, b: TextEdit): boolean {
  const aEmpty = a.range.start === a.range.end;
  const bEmpty = b.range.start === b.range.end;
  if (aEmpty && bEmpty) return a.range.start === b.range.start;
  return a.range.start < b.range.end && b.range.start < a.range.end;
}
