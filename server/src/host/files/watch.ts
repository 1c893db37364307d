import { Script } from 'node:vm';
import type { CheckOptions } from '../../core/engine/check-options.js';
import type { Finding } from '../../core/engine/finding.js';
import type { RuleSet } from '../../core/engine/ruleset.js';
import { CheckRun } from '../../core/engine/run.js';
import type { ReportDocument } from '../../core/report/model.js';
import { OVERSPENT, type PatternMeter } from '../../core/text/pattern.js';

/** Seconds for one file; a tenth of it for one rule. Settings may change it. */
export const SECONDS = 20;
const RULES_A_FILE = 10;

/** Texts up to this length are not watched where all rules are our own: watching costs more than checking them. */
const UNWATCHED = 100_000;

/**
 * Nor are they under rules of packs that have little to say: a rule costs as much as its parameters and the text are
 * long together, but for its patterns, which count their steps. All of it takes some seconds at the very worst.
 */
const UNWATCHED_RULE = 20_000;
const UNWATCHED_WORK = 1_000_000_000;
const UNWATCHED_STEPS = 2_000_000;

/** What the packs of a rule set bring that takes time. */
interface Load {
  /** Code units of the parameters of the longest rule, and of all together. */
  readonly longest: number;
  readonly all: number;
  readonly meters: ReadonlySet<PatternMeter>;
}

const loads = new WeakMap<RuleSet, Load>();

function loadOf(rules: RuleSet): Load {
  const known = loads.get(rules);
  if (known !== undefined) return known;
  const { origins, terms } = rules.pack;
  const sizes = [JSON.stringify(terms ?? null).length];
  const meters = new Set<PatternMeter>();
  for (const { rule } of rules.active) {
    const pattern = origins?.get(rule.id)?.pattern;
    if (pattern === undefined) continue;
    sizes.push(JSON.stringify(rule.params)?.length ?? 0);
    if (pattern.meter) meters.add(pattern.meter);
  }
  const made = { longest: Math.max(...sizes), all: sizes.reduce((sum, size) => sum + size), meters };
  loads.set(rules, made);
  return made;
}

function needsWatch(length: number, rules: RuleSet): boolean {
  if (length > UNWATCHED) return true;
  if (rules.pack.origins === undefined) return false;
  const { longest, all } = loadOf(rules);
  return longest > UNWATCHED_RULE || length * all > UNWATCHED_WORK;
}

/** Runs to the end; false where patterns took more steps than may go unwatched. */
function runUnwatched(run: CheckRun, rules: RuleSet): boolean {
  const meters = rules.pack.origins === undefined ? [] : [...loadOf(rules).meters];
  for (const meter of meters) meter.left = UNWATCHED_STEPS;
  try {
    run.toEnd();
    return true;
  } catch (error) {
    if (error !== OVERSPENT) throw error;
    run.rewind();
    return false;
  } finally {
    for (const meter of meters) meter.left = Number.POSITIVE_INFINITY;
  }
}

/** Code units of what is to be checked: reports of which an editor keeps the findings cost next to nothing. */
function lengthOf({ text, reports }: ReportDocument, { memo }: CheckOptions): number {
  if (!memo) return text.length;
  return reports.reduce((sum, one) => (memo.has(one) ? sum : sum + one.range.end - one.range.start), 0);
}

const WORK = Symbol.for('gouji.watched');
/** The only way to break off code that runs: the words are ours and constant, what they call is handed in. */
const call = new Script('globalThis[Symbol.for("gouji.watched")]()', { filename: 'gouji-watch' });

/** Does the work; false where it took longer and was broken off, wherever it stood. */
export function within(milliseconds: number, work: () => void): boolean {
  const holder = globalThis as { [WORK]?: () => void };
  holder[WORK] = work;
  try {
    call.runInThisContext({ timeout: Math.max(1, Math.round(milliseconds)) });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  } finally {
    delete holder[WORK];
  }
}

/** Reads a text; one that takes too long is a document of which nothing was read. */
export function readWatched(text: string, read: () => ReportDocument, seconds: number): ReportDocument {
  if (text.length <= UNWATCHED) return read();
  let document: ReportDocument | null = null;
  within(seconds * 1000, () => {
    document = read();
  });
  return document ?? { text, reports: [], comments: [], frontMatter: null, limits: [], overtime: seconds };
}

export interface Watched {
  readonly findings: readonly Finding[];
  /** Time ran out for a rule or for the file: another run may find more. */
  readonly isHasty: boolean;
}

/** Checks a document; a rule that takes too long is given up, and the file where all together do. */
export function checkWatched(
  document: ReportDocument,
  rules: RuleSet,
  options: CheckOptions,
  seconds: number,
): Watched {
  const run = new CheckRun(document, rules, options);
  let isHasty = document.overtime !== undefined;
  if (needsWatch(lengthOf(document, options), rules) || !runUnwatched(run, rules)) {
    const ofRule = (seconds * 1000) / RULES_A_FILE;
    const end = Date.now() + seconds * 1000;
    isHasty = inSlices(run, ofRule, end, seconds) || isHasty;
  }
  return { findings: run.finish(), isHasty };
}

/**
 * Runs the rules in slices, each as long as one rule may take; true where something was given up. A slice begins with the
 * rule that the last was broken off in, so that a rule fills one only by itself. To watch each would cost more than most.
 */
function inSlices(run: CheckRun, milliseconds: number, end: number, seconds: number): boolean {
  let isHasty = false;
  for (;;) {
    const { ended } = run;
    if (within(milliseconds, () => run.toEnd())) return isHasty;
    if (run.ended === ended) {
      run.giveUp(milliseconds / 1000);
      isHasty = true;
    } else run.rewind();
    if (Date.now() > end) {
      run.stop(seconds);
      return true;
    }
  }
}
