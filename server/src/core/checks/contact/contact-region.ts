import { contactBlock } from '../../contact/block.js';
import { reportCity } from '../../contact/city.js';
import type { ContactField } from '../../contact/fields.js';
import { postcodeOf } from '../../contact/postcode.js';
import type { City } from '../../pack/data.js';
import { type CityIndex, cityIndex } from '../../place/cities.js';
import { facet, sourceRange } from '../../report/model.js';
import { defineCheck, type Problem } from '../define.js';

/** Area code and postcode belong to the city of the agency. */
export const check = defineCheck({
  summary: 'Area code and postcode are those of the city that the agency or its address names.',
  params: (z) => z.strictObject({}),
  messages: ['area-code', 'area-code-unsure', 'withdrawn', 'postcode', 'postcode-unsure', 'postcode-none'],
  prepare: () => null,
  run({ report, places, agency, emit }) {
    const { fields } = facet(report, contactBlock);
    if (fields.length === 0) return;
    const index = cityIndex(places);
    const { agency: own, address } = reportCity(report, agency.region, index);
    // Agency and address in different cities: a code of either may be right (`contact/address` says the rest).
    const cities = [own, address].filter((city) => city !== null);
    if (cities.length === 0 || cities.some((city) => city.confidence === 'medium')) return;
    for (const field of fields) {
      if (field.kind === 'phone' || field.kind === 'fax')
        for (const p of phones(field, cities, index)) emit(p);
      else if (field.kind === 'postcode') {
        const problem = postcode(field, cities, index);
        if (problem) emit(problem);
      }
    }
  },
});

const names = (cities: readonly City[]): string => cities.map((city) => city.name).join('、');

/** Where the data had to be settled by hand, a mismatch is said more softly. */
const isSure = (cities: readonly City[]): boolean => cities.every((city) => city.confidence === 'high');

function* phones(field: ContactField, cities: readonly City[], index: CityIndex): Generator<Problem> {
  const city = cities[0]!;
  for (const phone of field.phones) {
    const code = phone.area;
    if (code === null || phone.kind !== 'fixed' || cities.some((c) => c.areaCodes.includes(code))) continue;
    const range = sourceRange(field.passage, field.from + phone.start, field.from + phone.end);
    const data = { code, city: city.name, right: city.areaCodes.join('、') };
    if (cities.some((c) => c.withdrawnAreaCodes.includes(code))) {
      yield { message: 'withdrawn', range, key: code, data };
      continue;
    }
    const others = index.byAreaCode.get(code);
    // A code of no city at all is `contact/area-code`.
    if (!others) continue;
    yield {
      message: isSure(cities) ? 'area-code' : 'area-code-unsure',
      range,
      key: code,
      data: { ...data, other: names(others) },
    };
  }
}

function postcode(field: ContactField, cities: readonly City[], index: CityIndex): Problem | null {
  const code = postcodeOf(field.text);
  if (code === null) return null;
  const zone = code.slice(0, 3);
  if (cities.some((city) => city.postcodes3.length === 0 || city.postcodes3.includes(zone))) return null;
  // Codes of no province at all are `contact/postcode`.
  if (!index.postcodes2.has(code.slice(0, 2))) return null;
  const city = cities[0]!;
  const others = index.byPostcode3.get(zone);
  const data = { code, city: city.name, right: city.postcodes3.join('、') };
  if (!others) return { message: 'postcode-none', range: field.value, key: 'postcode', data };
  return {
    message: isSure(cities) ? 'postcode' : 'postcode-unsure',
    range: field.value,
    key: 'postcode',
    data: { ...data, other: names(others.slice(0, 3)) },
  };
}
