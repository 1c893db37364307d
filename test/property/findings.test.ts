import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../server/src/core/engine/check.js';
import type { Finding } from '../../server/src/core/engine/finding.js';
import { fixText } from '../../server/src/core/engine/fix.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { mutateText } from '../fuzz/mutate.js';
import { random } from '../fuzz/random.js';
import { faultsOfFinding } from '../hostile/judge.js';
import { cleanModel, form } from '../support/clean.js';
import * as fc from '../support/fast-check.js';
import { boundCells, readFile } from '../support/reading.js';
import { draw, marked } from '../support/unique-figures.js';

const rules = createRuleSet(builtinPack());
const check = (text: string): Finding[] => checkDocument(readDocument(text, form), rules);
const OWN = marked(cleanModel({ year: 2022 }), 1000);
const SEEDS = TABLE_SYNTAXES.map((syntax) => draw(OWN, syntax).text);
const damaged = fc
  .tuple(fc.constantFrom(...SEEDS), fc.integer())
  .map(([text, seed]) => mutateText(text, random(seed)));

describe('whatever the text, what is found', () => {
  test('is worded, placed and fixed within it, in reading order', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const findings = check(text);
        expect(findings.flatMap((finding) => faultsOfFinding(finding, text))).toEqual([]);
        const starts = findings.map(({ range }) => range.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
      }),
      { numRuns: 60 },
    );
  });

  test('is found again: nothing is kept between two checks that could change it', () => {
    fc.assert(
      fc.property(damaged, damaged, (text, other) => {
        const first = check(text);
        check(other);
        expect(check(text)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  test('is fixed once: fixing what was fixed changes nothing', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const once = fixText(text, { take: 'safe', check });
        expect(once.stopped).toBe('done');
        expect(fixText(once.text, { take: 'safe', check })).toMatchObject({ text: once.text, applied: [] });
      }),
      { numRuns: 40 },
    );
  });

  test('is fixed safely: no figure of a table changes', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const figures = (of: string) =>
          readFile(of).reports.map(
            (report) => new Map([...boundCells(report)].filter(([, words]) => /^\d+$/.test(words))),
          );
        const before = figures(text);
        const after = figures(fixText(text, { take: 'safe', check }).text);
        if (before.length !== after.length) return;
        for (const [i, cells] of before.entries())
          for (const [address, words] of cells) expect(after[i]!.get(address) ?? words, address).toBe(words);
      }),
      { numRuns: 40 },
    );
  });
});

describe('suppressions never widen', () => {
  /** Of one length, so that all else stays where it is: a comment that says nothing, and the directive. */
  const pair = (words: string): readonly [string, string] => {
    const directive = `<!-- gouji-${words} -->`;
    return [directive.replace('gouji', 'nouji'), directive];
  };
  const places = fc.tuple(
    damaged,
    fc.nat(),
    fc.nat(),
    fc.constantFrom('disable-next-line', 'disable'),
    fc.boolean(),
  );

  test('what a directive hides is of its rule and behind it; all else is found as before', () => {
    fc.assert(
      fc.property(places, ([text, line, which, kind, reasoned]) => {
        const found = check(text);
        const rule = found.length === 0 ? 'text/width' : found[which % found.length]!.rule;
        const [silent, directive] = pair(`${kind} ${rule}${reasoned ? ' -- 理由' : ''}`);
        const lines = text.split('\n');
        const at = line % (lines.length + 1);
        const put = (what: string): string => [...lines.slice(0, at), what, ...lines.slice(at)].join('\n');
        const end = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, directive.length);
        const mayHide = (place: number): boolean =>
          place >= end &&
          (kind === 'disable' || put(directive).slice(end, place).trim().split('\n').length === 1);
        const own = (findings: readonly Finding[]) =>
          findings.filter((one) => !one.rule.startsWith('suppress/'));
        const whole = new Map(own(check(put(silent))).map((one) => [keyOf(one), one]));
        const rest = new Map(own(check(put(directive))).map((one) => [keyOf(one), one]));
        const gone = [...whole].filter(([key]) => !rest.has(key)).map(([, one]) => one);
        const come = [...rest].filter(([key]) => !whole.has(key)).map(([, one]) => one);
        for (const finding of gone) {
          expect([finding.rule, reasoned]).toEqual([rule, true]);
          // One that names several places is left with those that the directive does not hide.
          const places = placesOf(finding);
          expect(places.some(mayHide)).toBe(true);
          const left = come.findIndex((one) => isRemnant(one, finding));
          if (left >= 0) come.splice(left, 1);
          else expect(mayHide(finding.range.start)).toBe(true);
        }
        expect(come.map(keyOf)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

/** A message may quote the words around it, and so the comment. */
const keyOf = ({ rule, range, message, related }: Finding): string =>
  `${rule} ${range.start} ${range.end} ${message.replaceAll('nouji', 'gouji')} ${related.length}`;
const placesOf = ({ range, related }: Finding): readonly number[] =>
  [range, ...related.map((one) => one.range)].map(({ start }) => start);

/** The same finding with fewer of its places. */
function isRemnant(one: Finding, whole: Finding): boolean {
  const places = placesOf(one);
  const before = new Set(placesOf(whole));
  return (
    one.messageId === whole.messageId && places.length < before.size && places.every((at) => before.has(at))
  );
}
