import { escapeRegExp } from '../../dates/sentence.js';
import { sourceRange } from '../../report/model.js';
import { defineCheck } from '../define.js';

/** A line that holds a marking and nothing else is short. */
const LINE = 30;
/** In longer prose 内部资料，不得外传 is a sentence of its own, no marking. */
const PROSE = 100;

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
  prepare: ({ grades, labels, lines, additions }) => {
    const any = (words: readonly string[]) => `(?:${words.map(escapeRegExp).join('|')})`;
    const gap = '[\\s，,、：:；;！!—-]{0,3}';
    return {
      star: new RegExp(`${any(grades)}\\s?[★☆]`),
      label: new RegExp(`${any(labels)}\\s?[：:]\\s?[【（(]?${any([...grades, ...lines])}`),
      labels,
      line: new RegExp(
        `^[\\s【（(\\[*]{0,3}(?:${any(lines)}${gap}${any(additions)}?|${any(grades)})${gap}[】）)\\]*。]{0,3}$`,
      ),
      inline: new RegExp(`${any(lines)}${gap}${any(additions)}`),
      additions,
    };
  },
  run({ report, emit }, { star, label, labels, line, inline, additions }) {
    for (const paragraph of report.paragraphs) {
      const { text } = paragraph;
      const match =
        (text.length <= LINE ? line.exec(text) : null) ??
        (text.includes('★') || text.includes('☆') ? star.exec(text) : null) ??
        (labels.some((word) => text.includes(word)) ? label.exec(text) : null) ??
        (text.length <= PROSE && additions.some((word) => text.includes(word)) ? inline.exec(text) : null);
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
