import { contactBlock, mayHoldContact } from '../../contact/block.js';
import { reportCity } from '../../contact/city.js';
import { cityIndex } from '../../place/cities.js';
import { facet } from '../../report/model.js';
import { defineCheck } from '../define.js';

/** （区政府大楼东300米） after a street helps to find the door; only what stands for the street itself is map text. */
const REMARK = /[（(][^（）()]*[）)]/g;

/** The address is one, and not another city's. */
export const check = defineCheck({
  summary: 'The address is filled in, is no text of a map service, and lies in the city of the agency.',
  params: (z) =>
    z.strictObject({
      shortest: z.int().positive().meta({ description: 'Fewer characters are no address' }),
      mapText: z
        .array(z.string().min(1))
        .meta({ description: 'Fragments of regular expressions: what map services write (往西北约100米)' }),
    }),
  messages: ['empty', 'short', 'map-text', 'other-city'],
  prepare: ({ shortest, mapText }, _form, pattern) => ({
    shortest,
    mapText: mapText.length ? pattern(mapText.join('|')) : null,
  }),
  concerns: mayHoldContact,
  run({ report, places, agency, emit }, { shortest, mapText }) {
    const field = facet(report, contactBlock).fields.find((f) => f.kind === 'address');
    if (!field) return;
    const { text, value: range } = field;
    const key = 'address';
    if (text === '') emit({ message: 'empty', range: field.label, key });
    else if (text.replace(/\s+/g, '').length < shortest)
      emit({ message: 'short', range, key, data: { address: text } });
    else if (mapText?.test(text.replace(REMARK, '')))
      emit({ message: 'map-text', range, key, data: { address: text } });
    else {
      const own = reportCity(report, agency.region, cityIndex(places)).agency;
      const there = reportCity(report, undefined, cityIndex(places)).address;
      if (own === null || there === null || own.name === there.name) return;
      emit({ message: 'other-city', range, key, data: { city: own.name, other: there.name } });
    }
  },
});
