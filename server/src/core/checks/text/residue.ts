import { type Paragraph, sourceRange } from '../../report/model.js';
import { Has } from '../../text/classes.js';
import { findMasks } from '../../wording/masks.js';
import { findPhrases, type Phrase, phraseTable } from '../../wording/phrases.js';
import { titledLines } from '../../wording/written-lines.js';
import { defineCheck } from '../define.js';

const MESSAGES = ['template', 'converter', 'chat', 'letter', 'empty'] as const;
type Message = (typeof MESSAGES)[number];

const SQUARE = ['【】', '[]', '〔〕', '{}', '＜＞', '<>'];
const ROUND = ['（）', '()'];

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
  prepare: ({ words, slots, roundSlots, units, surnames, ticks }) => {
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
    return { table: phraseTable(phrases), masks: { units, surnames, ticks } };
  },
  run({ report, emit }, { table, masks }) {
    const read = (line: Paragraph): void => {
      const { text, flags } = line;
      findPhrases(table, text, (message, from, to) => {
        emit({ message, range: sourceRange(line, from, to), data: { words: text.slice(from, to) } });
      });
      if (!(flags & (Has.residue | Has.latin | Has.fullWidth))) return;
      for (const { kind, from, to } of findMasks(text, masks))
        emit({ message: kind, range: sourceRange(line, from, to), data: { words: text.slice(from, to) } });
    };
    for (const line of titledLines(report)) read(line);
  },
});
