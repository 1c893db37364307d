import { facet, sourceRange } from '../../report/model.js';
import { bigrams, mayHold, pairSlots } from '../../wording/bigrams.js';
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
        return { pattern: made, slots: pairSlots(made.literal ?? '') };
      } catch (error) {
        if (error instanceof RuleError) throw new RuleError(error.words, ['patterns', i], error.code);
        throw new RuleError(String(error), ['patterns', i]);
      }
    });
    return { compiled, unless, sections: sections === undefined ? null : new Set(sections) };
  },
  run({ report, emit }, { compiled, unless, sections }) {
    const pairs = facet(report, bigrams);
    const possible = compiled.filter(({ slots }) => mayHold(pairs, slots));
    if (possible.length === 0) return;
    for (const passage of report.passages) {
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
