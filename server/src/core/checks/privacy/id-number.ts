import { isIdentityNumber } from '../../contact/checksums.js';
import { longNumbers } from '../../contact/long-numbers.js';
import { facet, sourceRange } from '../../report/model.js';
import { ALONE, defineCheck } from '../define.js';

/** No identity number of a person stands in the report. Messages do not repeat the number: they go into logs. */
export const check = defineCheck({
  summary: 'No number with the shape, date and check character of an identity number.',
  params: (z) => z.strictObject({}),
  messages: ['id-number'],
  textOnly: true,
  prepare: () => null,
  alone: ALONE,
  run({ report, emit }) {
    for (const { passage, start, end, digits } of facet(report, longNumbers)) {
      if (isIdentityNumber(digits)) {
        emit({
          message: 'id-number',
          range: sourceRange(passage, start, end),
          key: `id-number@${digits.slice(-4)}`,
        });
      }
    }
  },
});
