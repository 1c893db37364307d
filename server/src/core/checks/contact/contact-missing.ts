import { contactBlock, mayHoldContact } from '../../contact/block.js';
import { facet } from '../../report/model.js';
import { defineCheck } from '../define.js';

/** The report tells its readers whom to ask. */
export const check = defineCheck({
  summary: 'Contact data are given: a telephone number, an address, a postcode.',
  absence: true,
  params: (z) => {
    const kinds = z.enum(['address', 'postcode', 'phone', 'email']);
    return z.strictObject({ wanted: z.array(kinds).meta({ description: 'What a contact block must hold' }) });
  },
  messages: ['block', 'address', 'postcode', 'phone', 'email'],
  prepare: ({ wanted }) => wanted,
  concerns: mayHoldContact,
  run({ report, emit }, wanted) {
    const title = report.title?.range;
    const range = title ?? { start: report.range.start, end: report.range.start };
    const { fields } = facet(report, contactBlock);
    if (fields.length === 0) {
      emit({ message: 'block', range, key: 'block' });
      return;
    }
    for (const kind of wanted) {
      if (!fields.some((field) => field.kind === kind)) emit({ message: kind, range, key: kind });
    }
  },
});
