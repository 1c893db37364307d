import { expect, it } from 'vitest';
import { Lexicon } from '../../../server/src/core/form/lexicon.js';
import { lettersOf } from '../../../server/src/core/form/nearest.js';
import { editDistance } from '../../../server/src/core/text/distance.js';
import { form } from '../../support/clean.js';
import * as fc from '../../support/fast-check.js';

const keys = new Lexicon(form).tables.flatMap((table) => table.near.map((label) => label.key));

const count = (bits: number): number => {
  let rest = bits;
  let bit = 0;
  for (; rest !== 0; bit++) rest &= rest - 1;
  return bit;
};

it('letters that one word has and the other lacks are slips at least', () => {
  const word = fc.oneof(fc.constantFrom(...keys), fc.string({ unit: fc.constantFrom(...keys.join('')) }));
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b, 200);
      expect(count(lettersOf(a) & ~lettersOf(b))).toBeLessThanOrEqual(distance);
      expect(count(lettersOf(b) & ~lettersOf(a))).toBeLessThanOrEqual(distance);
    }),
  );
});
