import { citations } from '../../law/citations.js';
import { mayExplain } from '../../law/short-names.js';
import type { StatuteData } from '../../pack/data.js';
import { type Paragraph, type Report, sourceRange } from '../../report/model.js';
import { Has } from '../../text/classes.js';
import { digestOf } from '../../text/digest.js';
import { isBlank } from '../../text/fold.js';
import type { Range } from '../../text/range.js';
import { type DoubledData, doubledPhrases } from '../../wording/doubled.js';
import { scanFor, scannedLines, tableSieve } from '../../wording/line-scan.js';
import { type Phrase, type PhraseData, phraseData } from '../../wording/phrase-data.js';
import { phraseTable, visitPhrases } from '../../wording/phrases.js';
import { doublesOf, lossesOf, mistakesOf, swapsOf } from '../../wording/variants.js';
import { defineCheck, type Problem, RuleError } from '../define.js';

/**
 * 0: a word stands twice. From 1 on: three times the place of a fixed word and 1, and which of `SLIPS` it is.
 * Below: -1 - the confusion's place. From `ENDS` on: the place of the words whose last character stands twice.
 */
type SlipCode = number;
const DOUBLED: SlipCode = 0;
const ENDS: SlipCode = 1_000_000;

interface Params {
  readonly confusions: readonly {
    readonly right: string;
    readonly wrong: readonly string[];
    readonly unless: readonly string[];
    readonly followedBy: readonly string[];
  }[];
  readonly fixed: {
    readonly words: readonly string[];
    readonly alike: readonly string[];
    readonly innocent: readonly string[];
  };
  readonly ends: readonly { readonly words: readonly string[]; readonly next: string }[];
  readonly doubled: DoubledData;
}

interface Slip {
  readonly message: 'confused' | 'clipped' | 'swapped';
  readonly right: string;
  /** Only before one of these (blanks between do not count); empty: anywhere. */
  readonly followedBy: readonly string[];
}

interface Place {
  readonly line: Paragraph;
  readonly from: number;
  readonly to: number;
}

interface Found {
  /** Null: the word stands twice. */
  readonly slip: Slip | null;
  readonly places: Place[];
}

/** What a fixed word suffers: a character lost, neighbours swapped, a character typed twice. */
const SLIPS: readonly Slip['message'][] = ['clipped', 'swapped', 'confused'];

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
          description: 'Of these, a lost inner character, one typed twice and swapped neighbours are found',
        }),
        alike: words
          .default([])
          .meta({ description: 'Characters taken for each other; one of them in a fixed word is a slip' }),
        innocent: words.meta({ description: 'Slips of fixed words that are words themselves' }),
      }),
      ends: z
        .array(
          z.strictObject({
            words: words.min(1),
            next: z.string().meta({
              description: 'After the second one: other words that begin with the character go on so',
            }),
          }),
        )
        .default([])
        .meta({ description: 'Words whose last character is never typed twice' }),
      doubled: z.strictObject({
        singles: z.string().meta({ description: 'Characters that never stand twice' }),
        suffixes: z.string().meta({ description: 'Characters that make the second half a longer word' }),
        words: words.meta({ description: 'Words of which one standing twice is a slip' }),
        innocent: words.meta({ description: 'Texts in which the repetition is right' }),
      }),
    });
  },
  messages: ['confused', 'clipped', 'swapped', 'doubled', 'again', 'replace', 'once'],
  digest: slipData,
  prepare(params, form) {
    for (const [index, { wrong, unless }] of params.confusions.entries()) {
      const idle = unless.find((longer) => !wrong.some((text) => longer.includes(text)));
      if (idle !== undefined)
        throw new RuleError(
          { zh: `“${idle}”不含所列错词。`, en: `“${idle}” holds none of the wrong words.` },
          ['confusions', index, 'unless'],
        );
    }
    const table = phraseTable<SlipCode>(digestOf(params, slipData));
    scanFor(form, table);
    return { table, good: params.fixed.words.join(' '), params };
  },
  sieve: (all) => tableSieve(all.map(({ table }) => table)),
  // What a title stands for may be told elsewhere.
  alone: ({ before, after }) => !mayName(before) && !mayName(after),
  run({ report, statutes, emit, isHidden }, { table, good, params }) {
    let found: Map<string, Found> | null = null;
    let line: Paragraph | null = null;
    const visit = (code: SlipCode, from: number, to: number): boolean => {
      const { text } = line!;
      const twice = code === DOUBLED;
      const goesOn = twice ? params.doubled.suffixes : (params.ends[code - ENDS]?.next ?? '');
      if (to < text.length && goesOn.includes(text.charAt(to))) return false;
      const word = text.slice(from, twice ? (from + to) / 2 : to);
      const slip = twice ? null : slipOf(params, code, word);
      // A slip of one fixed word may be part of another.
      if (
        slip !== null &&
        !(slip.followedBy.length > 0 ? follows(slip.followedBy, text, to) : !good.includes(word))
      )
        return true;
      const range = sourceRange(line!, from, to);
      if (isHidden(range) || isSetTwice(text, from, to)) return true;
      if (slip !== null && inWrongTitle(report, statutes, range)) return true;
      found ??= new Map();
      const known = found.get(word);
      if (known) known.places.push({ line: line!, from, to });
      else found.set(word, { slip, places: [{ line: line!, from, to }] });
      return true;
    };
    const { lines, suspects, suspectsTo } = scannedLines(report, table);
    for (let i = 0; i < lines.length; i++) {
      line = lines[i]!;
      visitPhrases(table, line.text, suspects, suspectsTo[i - 1] ?? 0, suspectsTo[i]!, visit);
    }
    if (found === null) return;
    for (const [word, { slip, places }] of found as Map<string, Found>) emit(problem(word, slip, places));
  },
});

/** 认认真真, 扎扎实实推进: of a word whose both characters stand twice all but the first looks like a slip. */
const isSetTwice = (text: string, from: number, to: number): boolean =>
  to - from > 2 && text[from - 1] === text[from] && text[from + 1] === text[from + 2];

/** Names a text, or explains a short name for one. */
const mayName = (passage: Paragraph): boolean => (passage.flags & Has.titleMark) !== 0 || mayExplain(passage);

/** In a title that is known to be mistyped the rule on titles tells the whole right one. */
const inWrongTitle = (report: Report, statutes: StatuteData, { start, end }: Range): boolean =>
  citations(report, statutes).some(({ by, mark, passage }) => {
    if (by !== 'near' || mark === null) return false;
    const title = sourceRange(passage, mark.open, mark.close + 1);
    return title.start <= start && end <= title.end;
  });

/** Wrong words, each with what makes it one. */
function slipData({ confusions, fixed, ends, doubled }: Params): PhraseData {
  const phrases: Phrase<SlipCode>[] = [];
  for (const [index, { right, wrong, unless }] of confusions.entries()) {
    for (const text of wrong) {
      // A slip that is part of its own correction (受理渠 of 受理渠道) is none where the correction stands.
      const innocent = unless.filter((longer) => longer.includes(text));
      if (right.includes(text)) innocent.push(right);
      phrases.push({ text, unless: innocent, value: -1 - index });
    }
  }
  const known = new Set([...fixed.innocent, ...phrases.map(({ text }) => text)]);
  // One search over all words is cheaper than one a word.
  const innocent = fixed.innocent.join(' ');
  const add = (code: SlipCode, wrong: string) => {
    if (known.has(wrong)) return;
    known.add(wrong);
    const unless = innocent.includes(wrong) ? fixed.innocent.filter((longer) => longer.includes(wrong)) : [];
    phrases.push({ text: wrong, unless, value: code });
  };
  for (const [index, word] of fixed.words.entries()) {
    if (word.length >= 4)
      for (const wrong of [...doublesOf(word), ...mistakesOf(word, fixed.alike)]) add(3 * index + 3, wrong);
    // Of a short word a character less is too often another word.
    if (word.length >= 5) for (const wrong of lossesOf(word)) add(3 * index + 1, wrong);
    for (const wrong of swapsOf(word)) add(3 * index + 2, wrong);
  }
  for (const [index, { words }] of ends.entries())
    for (const word of words) add(ENDS + index, word + word.at(-1)!);
  phrases.push(...doubledPhrases(doubled, DOUBLED).filter(({ text }) => !known.has(text)));
  const usual = doubled.words.join(' ');
  const rights = confusions.map(({ right }) => right).join(' ');
  return phraseData(phrases, `${fixed.words.join(' ')} ${rights} ${usual} ${usual}`);
}

function slipOf({ confusions, fixed }: Params, code: SlipCode, wrong: string): Slip {
  if (code >= ENDS) return { message: 'confused', right: wrong.slice(0, -1), followedBy: [] };
  if (code > 0)
    return {
      message: SLIPS[(code - 1) % 3]!,
      right: fixed.words[Math.floor((code - 1) / 3)]!,
      followedBy: [],
    };
  const { right, followedBy } = confusions[-1 - code]!;
  return { message: right.length > wrong.length ? 'clipped' : 'confused', right, followedBy };
}

/** One finding a word, however often it stands in the report. */
function problem(word: string, slip: Slip | null, places: readonly Place[]): Problem {
  const ranges = places.map(({ line, from, to }) => sourceRange(line, from, to));
  const right = slip?.right ?? word;
  const data = { wrong: slip === null ? word + word : word, right, count: places.length };
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
