import { findDuplicates } from '../../prose/duplicates.js';
import { prose } from '../../prose/prose.js';
import { sourceRange } from '../../report/model.js';
import { defineCheck } from '../define.js';

/** A quantity that the text states twice has one value. */
export const check = defineCheck({
  summary: 'The same quantity, in the same words, has the same value wherever the text states it.',
  params: (z) => z.strictObject({}),
  messages: ['differs', 'first'],
  prepare: () => null,
  textOnly: true,
  run({ report, emit }) {
    const read = prose(report);
    if (read === null) return;
    for (const { first, second, words } of findDuplicates(read)) {
      const unit = second.token.unit!.text;
      emit({
        message: 'differs',
        range: sourceRange(second.passage.paragraph, second.token.start, second.token.end),
        key: words,
        data: { words, value: second.token.value, other: first.token.value, unit },
        related: [
          {
            range: sourceRange(first.passage.paragraph, first.token.start, first.token.end),
            message: 'first',
            data: { value: first.token.value, unit },
          },
        ],
      });
    }
  },
});
