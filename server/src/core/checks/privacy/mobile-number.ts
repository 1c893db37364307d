import { contactBlock } from '../../contact/block.js';
import { longNumbers } from '../../contact/long-numbers.js';
import { skipBlanks } from '../../dates/numerals.js';
import { facet, sourceRange } from '../../report/model.js';
import { anyOf } from '../../text/words.js';
import { defineCheck } from '../define.js';

const MOBILE = /^1[3-9]\d{9}$/;

/** Mobile numbers stand in the contact block and the signature only. Messages do not repeat them. */
export const check = defineCheck({
  summary: 'No mobile number outside of the contact block, the introduction and the signature.',
  params: (z) =>
    z.strictObject({
      units: z.array(z.string().min(1)).meta({ description: 'After a number they make it a count: 次, 元' }),
    }),
  messages: ['mobile'],
  textOnly: true,
  prepare: ({ units }) => anyOf(units),
  run({ report, emit }, units) {
    for (const { passage, start, end, digits } of facet(report, longNumbers)) {
      if (!MOBILE.test(digits)) continue;
      if (passage.role !== 'body' && passage.role !== 'note') continue;
      if (units?.standsAt(passage.text, skipBlanks(passage.text, end))) continue;
      if (facet(report, contactBlock).passages.has(passage)) continue;
      emit({ message: 'mobile', range: sourceRange(passage, start, end), key: `mobile@${digits.slice(-4)}` });
    }
  },
});
