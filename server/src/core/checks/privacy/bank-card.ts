import { isIdentityNumber, passesLuhn } from '../../contact/checksums.js';
import { longNumbers } from '../../contact/long-numbers.js';
import { hasAny, sentenceStart } from '../../dates/sentence.js';
import { facet, sourceRange } from '../../report/model.js';
import { ALONE, defineCheck } from '../define.js';

/** No bank card number stands in the report. Messages do not repeat it. */
export const check = defineCheck({
  summary: 'No number of 16 to 19 digits with the beginning and the check digit of a bank card.',
  params: (z) => {
    const words = z.array(z.string().min(1));
    return z.strictObject({
      prefixes: words.min(1).meta({ description: 'Figures with which card numbers begin' }),
      other: words.meta({ description: 'Words shortly before a number that is something else: 编号, 代码' }),
      reach: z.int().positive().meta({ description: 'How many characters before the number they may stand' }),
    });
  },
  messages: ['bank-card'],
  textOnly: true,
  prepare: (params) => params,
  alone: ALONE,
  run({ report, emit }, { prefixes, other, reach }) {
    for (const { passage, start, end, digits } of facet(report, longNumbers)) {
      if (digits.length < 16 || digits.endsWith('X') || !prefixes.some((p) => digits.startsWith(p))) continue;
      if (!passesLuhn(digits) || isIdentityNumber(digits)) continue;
      const { text } = passage;
      if (hasAny(text, other, sentenceStart(text, start, reach), start)) continue;
      emit({
        message: 'bank-card',
        range: sourceRange(passage, start, end),
        key: `bank-card@${digits.slice(-4)}`,
      });
    }
  },
});
