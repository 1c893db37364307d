import { sourceRange } from '../../report/model.js';
import { ALONE, defineCheck } from '../define.js';

/** A line that holds a marking and nothing else is short. */
const LINE = 30;
/** In longer prose 内部资料，不得外传 is a sentence of its own, no marking. */
const PROSE = 100;

/** Words as a pattern has them literally. */
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** No marking of secrecy stands in a published report. */
export const check = defineCheck({
  summary: 'No marking such as 秘密★, 密级：机密, 内部资料 注意保存.',
  params: (z) => {
    const words = z.array(z.string().min(1)).min(1);
    return z.strictObject({
      grades: words.meta({ description: 'Grades of secrecy: 秘密, 机密, 绝密' }),
      labels: words.meta({ description: 'Labels before a grade: 密级' }),
      lines: words.meta({ description: 'Markings that are a line of their own: 内部资料' }),
      additions: words.meta({ description: 'What may follow them in that line: 注意保存' }),
    });
  },
  messages: ['mark'],
  textOnly: true,
  prepare: ({ grades, labels, lines, additions }, _form, pattern) => {
    const any = (words: readonly string[]) => `(?:${words.map(escaped).join('|')})`;
    const gap = '[\\s，,、：:；;！!—-]{0,3}';
    const star = `${any(grades)}\\s?[★☆]`;
    const label = `${any(labels)}\\s?[：:]\\s?[【（(]?${any([...grades, ...lines])}`;
    const inline = `${any(lines)}${gap}${any(additions)}`;
    return {
      // One look at a paragraph: nearly all of them hold none.
      any: pattern(`${star}|${label}|${inline}`),
      star: pattern(star),
      label: pattern(label),
      inline: pattern(inline),
      line: pattern(
        `^[\\s【（(\\[*]{0,3}(?:${any(lines)}${gap}${any(additions)}?|${any(grades)})${gap}[】）)\\]*。]{0,3}$`,
      ),
    };
  },
  alone: ALONE,
  run({ report, emit }, { any, star, label, line, inline }) {
    for (const paragraph of report.paragraphs) {
      const { text } = paragraph;
      const alone = text.length <= LINE ? line.exec(text) : null;
      if (alone === null && !any.test(text)) continue;
      const match =
        alone ?? star.exec(text) ?? label.exec(text) ?? (text.length <= PROSE ? inline.exec(text) : null);
      if (match === null) continue;
      const mark = match[0].trim();
      const start = match.index + match[0].indexOf(mark);
      emit({
        message: 'mark',
        range: sourceRange(paragraph, start, start + mark.length),
        data: { mark },
      });
    }
  },
});
