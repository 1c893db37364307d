import { contactBlock, mayHoldContact } from '../../contact/block.js';
import { postcodeOf } from '../../contact/postcode.js';
import { cityIndex } from '../../place/cities.js';
import { facet } from '../../report/model.js';
import { defineCheck } from '../define.js';

/** Six digits, of a zone that exists. */
export const check = defineCheck({
  summary: 'Postcodes have six digits and begin like those of some city.',
  params: (z) =>
    z.strictObject({
      placeholders: z.string().meta({ description: 'Characters of a code that is yet to be filled in: X×*' }),
    }),
  messages: ['malformed', 'unknown', 'empty'],
  prepare: ({ placeholders }) => [...placeholders],
  concerns: mayHoldContact,
  run({ report, places, emit }, placeholders) {
    for (const field of facet(report, contactBlock).fields) {
      if (field.kind !== 'postcode') continue;
      if (field.text === '') {
        emit({ message: 'empty', range: field.label, key: 'postcode' });
        continue;
      }
      if (placeholders.some((c) => field.text.includes(c))) continue;
      const code = postcodeOf(field.text);
      if (code === null)
        emit({ message: 'malformed', range: field.value, key: 'postcode', data: { code: field.text } });
      else if (!cityIndex(places).postcodes2.has(code.slice(0, 2))) {
        emit({ message: 'unknown', range: field.value, key: 'postcode', data: { code } });
      }
    }
  },
});
