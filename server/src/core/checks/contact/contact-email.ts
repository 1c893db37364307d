import { contactBlock, mayHoldContact } from '../../contact/block.js';
import { emailFault, halfWidth } from '../../contact/email.js';
import { facet } from '../../report/model.js';
import { defineCheck, type ProblemFix } from '../define.js';

/** Mail can be sent to the address as it stands. */
export const check = defineCheck({
  summary: 'E-mail addresses of the contact block are well formed.',
  params: (z) =>
    z.strictObject({
      placeholders: z
        .string()
        .meta({ description: 'Characters of an address that is yet to be filled in: ×*' }),
      mistyped: z
        .record(z.string(), z.string())
        .meta({ description: 'Mistyped ends of domains and what is meant: .con → .com' }),
    }),
  messages: [
    'full-width',
    'blank',
    'obfuscated',
    'no-at',
    'no-domain',
    'malformed',
    'mistyped',
    'empty',
    'fix',
  ],
  textOnly: true,
  prepare: ({ placeholders, mistyped }) => ({
    placeholders: [...placeholders],
    mistyped: Object.entries(mistyped),
  }),
  concerns: mayHoldContact,
  run({ report, emit }, { placeholders, mistyped }) {
    for (const field of facet(report, contactBlock).fields) {
      if (field.kind !== 'email') continue;
      const { text, value: range } = field;
      if (text === '') {
        emit({ message: 'empty', range: field.label, key: 'email' });
        continue;
      }
      if (placeholders.some((c) => text.includes(c))) continue;
      const fault = emailFault(text);
      const data = { address: text };
      if (fault !== null) {
        const right = halfWidth(text).replace(/\s+/g, '');
        const safe = fault === 'full-width' || fault === 'blank';
        emit({
          message: fault,
          range,
          key: 'email',
          data,
          fixes: safe ? [replace(range, right, 'safe')] : [],
        });
        continue;
      }
      const lower = text.toLowerCase();
      const slip = mistyped.find(([wrong]) => lower.endsWith(wrong));
      if (slip === undefined) continue;
      const right = text.slice(0, -slip[0].length) + slip[1];
      emit({ message: 'mistyped', range, key: 'email', data, fixes: [replace(range, right, 'suggestion')] });
    }
  },
});

const replace = (
  range: ProblemFix['edits'][number]['range'],
  newText: string,
  kind: ProblemFix['kind'],
): ProblemFix => ({
  title: 'fix',
  data: { address: newText },
  kind,
  edits: [{ range, newText }],
});
