import type { Paragraph } from '../../report/model.js';
import { sourceRange } from '../../report/model.js';
import { isBlank } from '../../text/fold.js';
import { doubledWords } from '../../wording/doubled.js';
import { type Phrase, phraseTable } from '../../wording/phrases.js';
import { findSlips } from '../../wording/slips.js';
import { lossesOf, swapsOf } from '../../wording/variants.js';
import { titledLines } from '../../wording/written-lines.js';
import { defineCheck, type Problem, RuleError } from '../define.js';

interface Slip {
  readonly message: 'confused' | 'clipped' | 'swapped';
  readonly wrong: string;
  readonly right: string;
  /** Only before one of these (blanks between do not count); empty: anywhere. */
  readonly followedBy: readonly string[];
}

interface Place {
  readonly line: Paragraph;
  readonly from: number;
  readonly to: number;
}

/** Related places that one finding names at most. */
const MOST_RELATED = 20;

/** Words that are known slips, fixed words that lost a character, words that stand twice. Unknown words are silent. */
export const check = defineCheck({
  summary: 'Known confusions, fixed words with a character lost or swapped, and words that stand twice.',
  textOnly: true,
  params: (z) => {
    const words = z.array(z.string().min(2));
    return z.strictObject({
      confusions: z
        .array(
          z.strictObject({
            right: z.string().min(1),
            wrong: words.min(1),
            unless: words.default([]).meta({ description: 'Longer texts in which it is no slip' }),
            followedBy: z
              .array(z.string().min(1))
              .default([])
              .meta({ description: 'Only before one of these; blanks between do not count' }),
          }),
        )
        .meta({ description: 'Words that are never right in this kind of text' }),
      fixed: z.strictObject({
        words: words.meta({
          description: 'Of these, a lost inner character and swapped neighbours are found',
        }),
        innocent: words.meta({ description: 'Slips of fixed words that are words themselves' }),
      }),
      doubled: z.strictObject({
        singles: z.string().meta({ description: 'Characters that never stand twice' }),
        suffixes: z.string().meta({ description: 'Characters that make the second half a longer word' }),
        words: words.meta({ description: 'Words of which one standing twice is a slip' }),
        innocent: words.meta({ description: 'Texts in which the repetition is right' }),
      }),
    });
  },
  messages: ['confused', 'clipped', 'swapped', 'doubled', 'again', 'replace', 'once'],
  prepare: ({ confusions, fixed, doubled }) => {
    const phrases: Phrase<Slip>[] = [];
    confusions.forEach(({ right, wrong, unless, followedBy }, index) => {
      for (const text of wrong) {
        const message = right.length > text.length ? 'clipped' : 'confused';
        // A slip that is part of its own correction (受理渠 of 受理渠道) is none where the correction stands.
        const innocent = unless.filter((longer) => longer.includes(text));
        if (right.includes(text)) innocent.push(right);
        phrases.push({ text, unless: innocent, value: { message, wrong: text, right, followedBy } });
      }
      const idle = unless.find((longer) => !wrong.some((text) => longer.includes(text)));
      if (idle !== undefined)
        throw new RuleError(`“${idle}”不含所列错词 / holds none of the wrong words`, [
          'confusions',
          index,
          'unless',
        ]);
    });
    const known = new Set([...fixed.innocent, ...phrases.map(({ text }) => text)]);
    // One search over all words is cheaper than one a word.
    const good = fixed.words.join(' ');
    const innocent = fixed.innocent.join(' ');
    const add = (message: Slip['message'], right: string, wrong: string) => {
      if (known.has(wrong)) return;
      known.add(wrong);
      const unless = innocent.includes(wrong)
        ? fixed.innocent.filter((longer) => longer.includes(wrong))
        : [];
      phrases.push({ text: wrong, unless, value: { message, wrong, right, followedBy: [] } });
    };
    for (const word of fixed.words) {
      // Of a short word a character less is too often another word.
      if (word.length >= 5) for (const wrong of lossesOf(word)) add('clipped', word, wrong);
      for (const wrong of swapsOf(word)) add('swapped', word, wrong);
    }
    const usual = doubled.words.join(' ');
    const rights = confusions.map(({ right }) => right).join(' ');
    return {
      table: phraseTable(phrases, `${good} ${rights} ${usual} ${usual}`),
      words: doubledWords(doubled),
      good,
    };
  },
  run({ report, emit }, { table, words, good }) {
    let found: Map<string, { slip: Slip | null; places: Place[] }> | null = null;
    for (const line of titledLines(report)) {
      findSlips(line.text, table, words, (slip, from, to, length) => {
        // A slip of one fixed word may be part of another.
        if (slip !== null && (good.includes(slip.wrong) || !follows(slip.followedBy, line.text, to))) return;
        found ??= new Map();
        const key = slip === null ? line.text.slice(from, from + length) : slip.wrong;
        const known = found.get(key);
        if (known) known.places.push({ line, from, to });
        else found.set(key, { slip, places: [{ line, from, to }] });
      });
    }
    if (found === null) return;
    for (const [word, { slip, places }] of found as Map<string, { slip: Slip | null; places: Place[] }>)
      emit(problem(word, slip, places));
  },
});

/** One finding a word, however often it stands in the report. */
function problem(word: string, slip: Slip | null, places: readonly Place[]): Problem {
  const ranges = places.map(({ line, from, to }) => sourceRange(line, from, to));
  const right = slip?.right ?? word;
  const data = { wrong: slip?.wrong ?? word + word, right, count: places.length };
  return {
    message: slip?.message ?? 'doubled',
    range: ranges[0]!,
    data,
    key: `${data.wrong}>${right}`,
    related: ranges.slice(1, MOST_RELATED + 1).map((range) => ({ range, message: 'again', data })),
    fixes: [
      {
        title: slip === null ? 'once' : 'replace',
        data,
        kind: 'suggestion',
        edits: ranges.map((range) => ({ range, newText: right })),
      },
    ],
  };
}

function follows(words: readonly string[], text: string, at: number): boolean {
  if (words.length === 0) return true;
  let next = at;
  while (isBlank(text.charCodeAt(next))) next++;
  return words.some((word) => text.startsWith(word, next));
}
