import type { Zod } from '../../checks/define.js';
import { patternNames } from '../../form/vocabulary.js';

/** zod schema of `form/vocabulary.yaml`: the words by which figures in prose are understood. */
export function vocabularySchema(z: Zod) {
  const fragment = z.string().refine(isPattern, 'no regular expression, or one with a group that captures');
  const fragments = z.array(fragment);
  const addresses = z
    .array(z.string().regex(/^[\w.-]+\/[\w.-]+\/[\w.-]+(?: [+-] [\w.-]+\/[\w.-]+\/[\w.-]+)*$/))
    .meta({ description: 'Sums of cell addresses: t3/A/total + t3/B/total' });
  const patterns = Object.fromEntries(patternNames.map((name) => [name, fragments])) as Record<
    (typeof patternNames)[number],
    typeof fragments
  >;
  return z.strictObject({
    units: z.array(
      z.strictObject({
        unit: z.string().min(1),
        families: z.array(z.string()).meta({ description: 'Units of one family may stand in one list' }),
        claim: z.enum(['yes', 'named', 'no']).optional(),
        numeral: z.boolean().optional().meta({ description: 'A Chinese numeral counts before it' }),
        not: z.array(z.string()).optional().meta({ description: 'What follows where it is no unit' }),
      }),
    ),
    plans: z.array(z.string()).meta({ description: 'Sections whose numbers say nothing of the tables' }),
    patterns: z.strictObject(patterns),
    topics: z.array(
      z.strictObject({ id: z.string(), matters: z.array(z.string()), words: fragments, reject: fragments }),
    ),
    claims: z.array(
      z.strictObject({
        topic: z.string(),
        words: fragments,
        readings: addresses,
        certain: z.boolean().optional(),
        part: z.boolean().optional(),
        leaves: addresses.optional(),
      }),
    ),
    appeals: z.strictObject({
      words: fragments,
      context: fragments,
      subjects: z.array(
        z.strictObject({ words: fragments, rows: z.array(z.array(z.string())), certain: z.boolean() }),
      ),
      results: z.array(z.strictObject({ words: fragments, column: z.string() })),
      otherResults: fragments,
    }),
    nil: z.array(
      z.strictObject({
        message: z.enum(['nil', 'upheld', 'finished']),
        words: fragments,
        reject: fragments,
        context: fragments,
        zero: addresses,
      }),
    ),
  });
}

/** Groups are counted to tell which row matched: a fragment may not bring its own. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(`${text}|`).exec('')?.length === 1;
  } catch {
    return false;
  }
}
