import type { City } from '../pack/data.js';
import { type CityIndex, pairKey } from './cities.js';

/** Cities by the last two characters of their names, longest names first. */
type Endings = ReadonlyMap<number, readonly City[]>;

const endings = new WeakMap<CityIndex, Endings>();

function endingsOf(index: CityIndex): Endings {
  const known = endings.get(index);
  if (known !== undefined) return known;
  const made = new Map<number, City[]>();
  for (const city of [...index.byName.values()].sort((a, b) => b.name.length - a.name.length)) {
    const ending = pairKey(city.name, city.name.length - 2);
    const cities = made.get(ending);
    if (cities) cities.push(city);
    else made.set(ending, [city]);
  }
  endings.set(index, made);
  return made;
}

/** With one of them the full name of a city ends. */
const ENDINGS = ['市', '州', '盟', '区'];
const ENDING_CODES = ENDINGS.map((ending) => ending.charCodeAt(0));

/** Whether a text has the full name of a city other than `own`. */
export function namesAnother(text: string, own: City, index: CityIndex): boolean {
  for (const ending of ENDINGS)
    for (let at = text.indexOf(ending, 2); at >= 0; at = text.indexOf(ending, at + 1)) {
      const city = cityEndingAt(text, at + 1, index);
      if (city !== null && city.name !== own.name) return true;
    }
  return false;
}

/** The city whose full name (柳州市, 延边朝鲜族自治州) ends at an offset of a text. */
export function cityEndingAt(text: string, end: number, index: CityIndex): City | null {
  if (end < 3 || !ENDING_CODES.includes(text.charCodeAt(end - 1))) return null;
  const cities = endingsOf(index).get(pairKey(text, end - 2));
  return cities?.find(({ name }) => text.endsWith(name, end)) ?? null;
}
