import type { City } from '../pack/data.js';
import type { CityIndex } from './cities.js';

/** A city's full name in a text: offsets of the name. */
export interface CityMention {
  readonly city: City;
  readonly start: number;
  readonly end: number;
}

const ENDINGS = '市州盟区';

/** Full names of cities (柳州市, 延边朝鲜族自治州) in a text, in reading order. */
export function* cityMentions(text: string, index: CityIndex): Generator<CityMention> {
  for (let end = 3; end <= text.length; end++) {
    if (!ENDINGS.includes(text[end - 1]!)) continue;
    for (const length of index.lengths) {
      if (length > end) continue;
      const city = index.byName.get(text.slice(end - length, end));
      if (city === undefined) continue;
      yield { city, start: end - length, end };
      break;
    }
  }
}
