import { facet, type Paragraph, sourceRange } from '../../report/model.js';
import { digestOf } from '../../text/digest.js';
import { scanFor, scannedLines, tableSieve } from '../../wording/line-scan.js';
import { findMasks, type Mask, maskedLines } from '../../wording/masks.js';
import { type Phrase, type PhraseData, phraseData } from '../../wording/phrase-data.js';
import { phraseTable, visitPhrases } from '../../wording/phrases.js';
import { ALONE, defineCheck } from '../define.js';

const MESSAGES = ['template', 'converter', 'chat', 'letter', 'empty'] as const;
type Message = (typeof MESSAGES)[number];

const SQUARE = ['【】', '[]', '〔〕', '{}', '＜＞', '<>'];
const ROUND = ['（）', '()'];

interface Words {
  readonly words: readonly {
    readonly message: Message;
    readonly texts: readonly string[];
    readonly unless: readonly string[];
  }[];
  readonly slots: readonly string[];
  readonly roundSlots: readonly string[];
}

/** What templates, converters, chat assistants and letters leave in a text that is to be published. */
export const check = defineCheck({
  summary: 'Placeholders, template hints, residue of converters and chat assistants, phrases of letters.',
  textOnly: true,
  params: (z) =>
    z.strictObject({
      words: z
        .array(
          z.strictObject({
            message: z.enum(MESSAGES),
            texts: z.array(z.string().min(2)).min(1),
            unless: z
              .array(z.string())
              .default([])
              .meta({ description: 'Longer texts in which it is meant' }),
          }),
        )
        .meta({ description: 'Words that are never meant for the reader' }),
      slots: z
        .array(z.string().min(1))
        .meta({ description: 'Names of blanks; residue alone in square, curly or angle brackets' }),
      roundSlots: z
        .array(z.string().min(1))
        .meta({ description: 'Names of blanks; residue alone in round brackets, too' }),
      units: z.string().meta({ description: 'Characters behind a blank to be filled in' }),
      surnames: z.string().meta({ description: 'Family names: 张×× is hidden on purpose' }),
      ticks: z.string().meta({ description: 'Signs of a form with boxes to tick' }),
    }),
  messages: [...MESSAGES, 'blank', 'lost'],
  digest: residueData,
  prepare: (params, form) => {
    const { units, surnames, ticks } = params;
    const table = phraseTable<Message>(digestOf(params, residueData));
    scanFor(form, table);
    return { table, masks: { units, surnames, ticks } };
  },
  sieve(all) {
    const phrases = tableSieve(all.map(({ table }) => table));
    return (report) => {
      const marks = phrases(report);
      return facet(report, maskedLines).places === null ? marks : marks.fill(1);
    };
  },
  alone: ALONE,
  run({ report, emit }, { table, masks }) {
    let line: Paragraph | null = null;
    let chat: Paragraph | null = null;
    let pending: Residue | null = null;
    const say = (): void => {
      if (pending === null) return;
      const { message, line, from, to } = pending;
      pending = null;
      emit({ message, range: sourceRange(line, from, to), data: { words: line.text.slice(from, to) } });
    };
    const visit = (message: string, from: number, to: number): boolean => {
      const { text } = line!;
      // 当然可以！以下是为您…: what an assistant says before its text is one thing to delete.
      if (message === 'chat') {
        if (chat === line) return true;
        chat = line;
      }
      const last = pending;
      if (last !== null && last.line === line && last.message === message && isOne(text, last, from)) {
        last.to = Math.max(last.to, to);
        return true;
      }
      say();
      pending = { message, line: line!, from, to };
      return true;
    };
    const { lines, suspects, suspectsTo } = scannedLines(report, table);
    const { places } = facet(report, maskedLines);
    for (let i = 0; i < lines.length; i++) {
      line = lines[i]!;
      const { text } = line;
      visitPhrases(table, text, suspects, suspectsTo[i - 1] ?? 0, suspectsTo[i]!, visit);
      if (places === null || !places.has(i)) continue;
      for (const { kind, from, to } of datesWhole(findMasks(text, masks), text, masks.units))
        visit(kind, from, to);
    }
    say();
  },
});

/** Residue that has been found and may go on. */
interface Residue {
  readonly message: string;
  readonly line: Paragraph;
  readonly from: number;
  to: number;
}

/** 请在此处|填写本单位, PAGEREF _Toc: phrases that touch, and codes with no words between, are one thing to delete. */
function isOne(text: string, { message, to }: Residue, from: number): boolean {
  if (from <= to) return message !== 'blank';
  if (message !== 'converter' || from - to > LONGEST_CODE) return false;
  for (let at = to; at < from; at++) if (text.charCodeAt(at) > LAST_PLAIN) return false;
  return true;
}

/** Letters, figures and signs of codes; Chinese words and marks are none. */
const LAST_PLAIN = 0x7e;
/** Codes of one field stand closer together. */
const LONGEST_CODE = 40;

/** X月X日, XX局XX科: blanks with nothing but a unit between them are one. */
function datesWhole(found: readonly Mask[], text: string, units: string): Mask[] {
  const whole: Mask[] = [];
  for (const mask of found) {
    const last = whole.at(-1);
    const goesOn =
      last?.kind === 'blank' &&
      mask.kind === 'blank' &&
      mask.from === last.to + 1 &&
      units.includes(text[last.to]!);
    if (goesOn) whole[whole.length - 1] = { kind: 'blank', from: last.from, to: mask.to };
    else whole.push(mask);
  }
  return whole;
}

function residueData({ words, slots, roundSlots }: Words): PhraseData {
  const phrases: Phrase<Message>[] = words.flatMap(({ message, texts, unless }) =>
    texts.map((text) => ({
      text,
      unless: unless.filter((longer) => longer.includes(text)),
      value: message,
    })),
  );
  const addSlots = (names: readonly string[], brackets: readonly string[]) => {
    for (const name of names)
      for (const pair of brackets) {
        const text = pair[0] + name + pair[1];
        // [words](address) is a link.
        phrases.push({ text, unless: [`${text}(`], value: 'template' });
      }
  };
  addSlots([...slots, ...roundSlots], SQUARE);
  addSlots(roundSlots, ROUND);
  return phraseData(phrases);
}
