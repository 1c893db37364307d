import { contactBlock } from '../../contact/block.js';
import { reportCity } from '../../contact/city.js';
import type { ContactField } from '../../contact/fields.js';
import { postcodeOf } from '../../contact/postcode.js';
import { hasAny, sentenceEnd, sentenceStart } from '../../dates/sentence.js';
import { isQuoted } from '../../dates/year-words.js';
import type { City } from '../../pack/data.js';
import { type CityIndex, cityIndex } from '../../place/cities.js';
import { cityMentions } from '../../place/mentions.js';
import { facet, type Report, sourceRange } from '../../report/model.js';
import { defineCheck, type Problem } from '../define.js';

/** Area code and postcode belong to the city of the agency. */
export const check = defineCheck({
  summary: 'Area code and postcode are those of the city that the agency or its address names.',
  params: (z) =>
    z.strictObject({
      together: z
        .array(z.string().min(1))
        .meta({ description: 'Words of a sentence in which another city is rightly named: 对口, 考察' }),
    }),
  messages: [
    'area-code',
    'area-code-unsure',
    'withdrawn',
    'postcode',
    'postcode-unsure',
    'postcode-none',
    'other-place',
  ],
  prepare: ({ together }) => together,
  run({ report, places, agency, emit }, together) {
    const { fields } = facet(report, contactBlock);
    const index = cityIndex(places);
    const { agency: own, address } = reportCity(report, agency.region, index);
    if (own !== null) for (const problem of otherPlaces(report, own, index, together)) emit(problem);
    // Agency and address in different cities: a code of either may be right (`contact/address` says the rest).
    if (fields.length === 0) return;
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

/** 桂林市甲乙区教育局 in the report of an education bureau elsewhere: left over from the report that was copied. */
function* otherPlaces(
  report: Report,
  own: City,
  index: CityIndex,
  together: readonly string[],
): Generator<Problem> {
  const kind = report.agency?.value.slice(-KIND) ?? '';
  if (kind.length < KIND || kind.startsWith('市')) return;
  for (const passage of report.passages) {
    const { text } = passage;
    if (!text.includes(kind)) continue;
    for (const { city, start, end } of cityMentions(text, index)) {
      if (city.name === own.name) continue;
      const gap = text.slice(end, end + REACH + KIND).indexOf(kind);
      if (gap < 0 || !/^[\u4e00-\u9fff]*$/.test(text.slice(end, end + gap))) continue;
      const at = end + gap;
      const from = sentenceStart(text, start);
      if (text.slice(from, start).includes(own.name) && passage.section !== null) continue;
      if (hasAny(text, together, from, sentenceEnd(text, at)) || isQuoted(text, start)) continue;
      const name = text.slice(start, at + KIND);
      const range = sourceRange(passage, start, at + KIND);
      yield { message: 'other-place', range, key: name, data: { name, city: own.name } };
    }
  }
}

/** 教育局, 人民政府: so many last characters tell what kind of agency a name is of. */
const KIND = 3;
/** Between city and kind stands at most a district. */
const REACH = 10;

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
