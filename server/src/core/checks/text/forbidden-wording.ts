import { type Report, sourceRange } from '../../report/model.js';
import { findPassages, mayHold, needsOf, needsSieve } from '../../wording/bigrams.js';
import { defineCheck, RuleError } from '../define.js';

/** Wordings that a superior office does not want to read; each passage is told once. */
export const check = defineCheck({
  summary: 'A wording that must not stand in the report, recognised by patterns.',
  params: (z) =>
    z.strictObject({
      patterns: z
        .array(z.string().min(1))
        .min(1)
        .meta({ description: 'Regular expressions of the RE2 kind: no look-around, no back-references' }),
      unless: z
        .array(z.string().min(1))
        .default([])
        .meta({ description: 'Words that make the passage innocent' }),
      sections: z
        .array(z.string().min(1))
        .optional()
        .meta({ description: 'Ids of sections; absent: everywhere' }),
    }),
  messages: ['found'],
  textOnly: true,
  prepare({ patterns, unless, sections }, form, pattern) {
    for (const [i, id] of (sections ?? []).entries())
      if (!form.sections.some((section) => section.id === id))
        throw new RuleError({ zh: `没有编号为“${id}”的部分。`, en: `There is no section “${id}”.` }, [
          'sections',
          i,
        ]);
    const compiled = patterns.map((source, i) => {
      try {
        const made = pattern(source);
        const { needs = [] } = made;
        return { pattern: made, needs: needsOf(needs), words: needs[0] ?? null };
      } catch (error) {
        if (error instanceof RuleError) throw new RuleError(error.words, ['patterns', i], error.code);
        throw new RuleError(String(error), ['patterns', i]);
      }
    });
    return { compiled, unless, sections: sections === undefined ? null : new Set(sections) };
  },
  sieve: (all) => needsSieve(all.map(({ compiled }) => compiled.map(({ needs }) => needs))),
  run({ report, emit }, { compiled, unless, sections }) {
    const possible = compiled.filter(({ needs }) => mayHold(report, needs));
    if (possible.length === 0) return;
    const { passages } = report;
    for (const place of placesOf(report, possible)) {
      const passage = passages[place]!;
      if (sections !== null && !sections.has(passage.section ?? '')) continue;
      const { text } = passage;
      for (const { pattern } of possible) {
        const match = pattern.exec(text);
        if (match === null || match[0] === '' || unless.some((word) => text.includes(word))) continue;
        const words = match[0];
        emit({
          message: 'found',
          range: sourceRange(passage, match.index, match.index + words.length),
          data: { words },
        });
        break;
      }
    }
  },
});

/** Places of the passages in which one of the patterns can match, in reading order. */
function placesOf(
  report: Report,
  patterns: readonly { readonly words: readonly string[] | null }[],
): Iterable<number> {
  const places = new Set<number>();
  for (const { words } of patterns) {
    if (words === null) return report.passages.keys();
    findPassages(report, words, places);
  }
  return [...places].sort((a, b) => a - b);
}
