import { contactBlock, mayHoldContact } from '../../contact/block.js';
import { reportCity } from '../../contact/city.js';
import type { ContactField } from '../../contact/fields.js';
import { postcodeOf } from '../../contact/postcode.js';
import { clauseStart, hasAny, sentenceEnd, sentenceStart } from '../../dates/sentence.js';
import { isQuoted } from '../../dates/year-words.js';
import type { City } from '../../pack/data.js';
import { type CityIndex, cityIndex } from '../../place/cities.js';
import { cityEndingAt, namesAnother } from '../../place/mentions.js';
import { facet, type Paragraph, type Report, sourceRange } from '../../report/model.js';
import { isIdeograph } from '../../text/classes.js';
import type { Range } from '../../text/range.js';
import { anyOf, type WordSearch } from '../../text/words.js';
import { defineCheck, type Problem } from '../define.js';

/** Area code and postcode belong to the city of the agency. */
export const check = defineCheck({
  summary: 'Area code and postcode are those of the city that the agency or its address names.',
  params: (z) =>
    z.strictObject({
      together: z
        .array(z.string().min(1))
        .meta({ description: 'Words of a sentence in which another city is rightly named: 对口, 考察' }),
      own: z
        .array(z.string().min(1))
        .default([])
        .meta({ description: 'What follows the name of the author’s own city: 委市政府, 政府门户网站' }),
      offices: z
        .array(z.string().min(1))
        .default([])
        .meta({ description: 'Before a number, they say that it is of an office elsewhere: 自治区, 省政府' }),
    }),
  messages: [
    'area-code',
    'area-code-unsure',
    'withdrawn',
    'postcode',
    'postcode-unsure',
    'postcode-none',
    'disagree',
    'disagree-unsure',
    'phone',
    'other-place',
  ],
  prepare: ({ own, ...words }) => ({ ...words, own: anyOf(own) }),
  // Of contact data one finding has to do with the whole block; that a passage names another place shows in it alone.
  alone: ({ before, after }) => !mayHoldContact(before) && !mayHoldContact(after),
  run({ report, places, agency, emit }, words) {
    const { fields } = facet(report, contactBlock);
    const index = cityIndex(places);
    const { agency: own, address } = reportCity(report, agency.region, index);
    if (own !== null) otherPlaces(report, own, index, words, emit);
    // Agency and address in different cities: a code of either may be right (`contact/address` says the rest).
    if (fields.length === 0) return;
    const cities = [own, address].filter((city) => city !== null);
    if (cities.length === 0) {
      const problem = disagreement(fields, index, words.offices);
      if (problem) emit(problem);
      return;
    }
    if (cities.some((city) => city.confidence === 'medium')) return;
    for (const field of fields) {
      if (field.kind === 'phone' || field.kind === 'fax') phones(field, cities, index, words.offices, emit);
      else if (field.kind === 'postcode') {
        const problem = postcode(field, cities, index);
        if (problem) emit(problem);
      }
    }
  },
});

interface Words {
  readonly together: readonly string[];
  readonly own: WordSearch | null;
  readonly offices: readonly string[];
}

/** 桂林市甲乙区教育局 in the report of an education bureau elsewhere: left over from the report that was copied. */
function otherPlaces(
  report: Report,
  own: City,
  index: CityIndex,
  { together, own: ownWords }: Words,
  emit: (problem: Problem) => void,
): void {
  const tell = (passage: Paragraph, end: number, to: number): void => {
    const { text } = passage;
    const city = cityEndingAt(text, end, index);
    if (city === null || city.name === own.name) return;
    const start = end - city.name.length;
    const from = sentenceStart(text, start);
    if (text.slice(from, start).includes(own.name) && passage.section !== null) return;
    if (hasAny(text, together, from, sentenceEnd(text, to)) || isQuoted(text, start)) return;
    const name = text.slice(start, to);
    emit({
      message: 'other-place',
      range: sourceRange(passage, start, to),
      key: name,
      data: { name, city: own.name },
    });
  };
  const kind = report.agency?.value.slice(-KIND) ?? '';
  const isTelling = kind.length === KIND && !kind.startsWith('市');
  for (const passage of report.passages) {
    const { text } = passage;
    if (!namesAnother(text, own, index)) continue;
    let before = -1;
    for (let at = isTelling ? text.indexOf(kind) : -1; at >= 0; at = text.indexOf(kind, at + 1)) {
      for (let end = firstEnd(text, at, before); end <= at; end++) tell(passage, end, at + KIND);
      before = at;
    }
    if (ownWords === null) continue;
    ownWords.lastIndex = 0;
    for (let word = ownWords.exec(text); word !== null; word = ownWords.exec(text)) {
      const { index: at, 0: words } = word;
      tell(passage, text.endsWith(PEOPLES, at) ? at - PEOPLES.length : at, at + words.length);
    }
  }
}

/** 人民, which may stand before 政府. */
const PEOPLES = '人民';

/** Where a city's name may end at the earliest, so that only a few ideographs stand between it and the kind at `at`. */
function firstEnd(text: string, at: number, kindBefore: number): number {
  const first = Math.max(kindBefore + 1, at - REACH);
  let end = at;
  while (end > first && isIdeograph(text.charCodeAt(end - 1))) end--;
  return end;
}

/** 教育局, 人民政府: so many last characters tell what kind of agency a name is of. */
const KIND = 3;
/** Between city and kind stands at most a district. */
const REACH = 10;

const names = (cities: readonly City[]): string => cities.map((city) => city.name).join('、');

/** Where the data had to be settled by hand, a mismatch is said more softly. */
const isSure = (cities: readonly City[]): boolean => cities.every((city) => city.confidence === 'high');

function phones(
  field: ContactField,
  cities: readonly City[],
  index: CityIndex,
  offices: readonly string[],
  emit: (problem: Problem) => void,
): void {
  const city = cities[0]!;
  for (const phone of field.phones) {
    const code = phone.area;
    if (code === null || phone.kind !== 'fixed' || cities.some((c) => c.areaCodes.includes(code))) continue;
    const range = sourceRange(field.passage, field.from + phone.start, field.from + phone.end);
    const data = { code, city: city.name, right: city.areaCodes.join('、') };
    if (cities.some((c) => c.withdrawnAreaCodes.includes(code))) {
      emit({ message: 'withdrawn', range, key: code, data });
      continue;
    }
    const others = index.byAreaCode.get(code);
    // A code of no city at all is `contact/area-code`.
    if (!others || isElsewhere(field, others, offices)) continue;
    emit({
      message: isSure(cities) ? 'area-code' : 'area-code-unsure',
      range,
      key: code,
      data: { ...data, other: names(others) },
    });
  }
}

/** Of a county nobody knows the city here; but its area code and its postcode are never those of different cities. */
function disagreement(
  fields: readonly ContactField[],
  index: CityIndex,
  offices: readonly string[],
): Problem | null {
  const field = fields.find(({ kind }) => kind === 'postcode');
  const code = field && postcodeOf(field.text);
  const there = code ? index.byPostcode3.get(code.slice(0, 3)) : undefined;
  if (!field || !there) return null;
  let odd: { readonly area: string; readonly cities: readonly City[]; readonly range: Range } | null = null;
  for (const { kind, phones, passage, from, ...rest } of fields) {
    if (kind !== 'phone' && kind !== 'fax') continue;
    for (const { kind: sort, area, start, end } of phones) {
      const cities = area === null || sort !== 'fixed' ? undefined : index.byAreaCode.get(area);
      if (!cities) continue;
      // One number that fits is enough: the others may be of offices elsewhere.
      if (cities.some((city) => there.includes(city))) return null;
      if (odd || isElsewhere({ kind, phones, passage, from, ...rest }, cities, offices)) continue;
      odd = { area: area!, cities, range: sourceRange(passage, from + start, from + end) };
    }
  }
  if (odd === null) return null;
  const all = [...there, ...odd.cities];
  if (all.some((city) => city.confidence === 'medium')) return null;
  return {
    message: isSure(all) ? 'disagree' : 'disagree-unsure',
    range: field.value,
    key: 'disagree',
    data: {
      code: code!,
      other: names(there.slice(0, 3)),
      area: odd.area,
      city: names(odd.cities.slice(0, 3)),
    },
    related: [{ range: odd.range, message: 'phone' }],
  };
}

/** 自治区监督电话：0771-…, 0771-…（南宁市）: the words beside the number say whose it is. */
function isElsewhere(
  { passage: { text }, from, to }: ContactField,
  others: readonly City[],
  offices: readonly string[],
): boolean {
  let label = from;
  while (label > 0 && ':： （('.includes(text[label - 1]!)) label--;
  if (hasAny(text, offices, clauseStart(text, label), label)) return true;
  const part = text.slice(sentenceStart(text, label), sentenceEnd(text, to));
  return others.some(({ name }) => part.includes(name));
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
