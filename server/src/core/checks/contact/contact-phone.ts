import { contactBlock, mayHoldContact } from '../../contact/block.js';
import { facet, sourceRange } from '../../report/model.js';
import { defineCheck } from '../define.js';

/** Digits in a row from which on two numbers were glued by a converter; nobody can say which. */
const GLUED = 15;

/** Telephone and fax numbers have the shape that numbers in China have. */
export const check = defineCheck({
  summary: 'Telephone and fax numbers of the contact block are well formed.',
  params: (z) =>
    z.strictObject({
      placeholders: z
        .string()
        .meta({ description: 'Characters of a number that is yet to be filled in: X×*' }),
    }),
  messages: ['malformed', 'mobile', 'empty'],
  textOnly: true,
  prepare: ({ placeholders }) => [...placeholders],
  concerns: mayHoldContact,
  run({ report, emit }, placeholders) {
    for (const field of facet(report, contactBlock).fields) {
      if (field.kind !== 'phone' && field.kind !== 'fax') continue;
      if (field.text === '') {
        emit({ message: 'empty', range: field.label, key: field.kind });
        continue;
      }
      if (placeholders.some((c) => field.text.includes(c))) continue;
      for (const phone of field.phones) {
        if (phone.kind !== 'malformed' && phone.kind !== 'mobile') continue;
        if (phone.local.length >= GLUED) continue;
        const range = sourceRange(field.passage, field.from + phone.start, field.from + phone.end);
        const number = field.text.slice(phone.start, phone.end);
        // A mobile number is not repeated: the message goes into logs.
        if (phone.kind === 'mobile') emit({ message: 'mobile', range, key: 'mobile' });
        else emit({ message: 'malformed', range, data: { number } });
      }
    }
  },
});
