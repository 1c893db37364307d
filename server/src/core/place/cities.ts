import type { City, PlaceData } from '../pack/data.js';
import { once } from '../text/once.js';

/** Cities of the pack, ready to be looked up. A municipality's rows (市辖区, 县) are one city. */
export interface CityIndex {
  readonly byName: ReadonlyMap<string, City>;
  /** Area code in use → cities that have it. */
  readonly byAreaCode: ReadonlyMap<string, readonly City[]>;
  /** Area code that was given up → cities that had it. */
  readonly byWithdrawn: ReadonlyMap<string, readonly City[]>;
  readonly byPostcode3: ReadonlyMap<string, readonly City[]>;
  /** First two figures of all postcodes. */
  readonly postcodes2: ReadonlySet<string>;
  /** By the first four figures of the administrative code. */
  readonly byAdministrativeCode: ReadonlyMap<string, City>;
  /** 广西壮族自治区 and 广西, longest first. */
  readonly provinces: readonly string[];
  /** First two characters, by `pairKey` → cities whose names begin so, longest names first. */
  readonly byStart: ReadonlyMap<number, readonly City[]>;
}

const indexes = new WeakMap<PlaceData, CityIndex>();

export function cityIndex(data: PlaceData): CityIndex {
  let index = indexes.get(data);
  if (index === undefined) {
    index = build(data);
    indexes.set(data, index);
  }
  return index;
}

const PROVINCE_ENDING = /(?:壮族自治区|回族自治区|维吾尔自治区|特别行政区|自治区|省|市)$/;

/** Each list is made when it is first looked into: most reports ask for one or two of them. */
function build(data: PlaceData): CityIndex {
  const byName = new Map<string, City>();
  for (const row of data.cities) {
    const known = byName.get(row.name);
    byName.set(row.name, known ? join(known, row) : row);
  }
  const cities = [...byName.values()];
  const byAdministrativeCode = once(
    () => new Map(data.cities.map(({ code, name }) => [code.slice(0, 4), byName.get(name)!])),
  );
  const byAreaCode = once(() => group(cities, (city) => city.areaCodes));
  const byWithdrawn = once(() => group(cities, (city) => city.withdrawnAreaCodes));
  const byPostcode3 = once(() => group(cities, (city) => city.postcodes3));
  const postcodes2 = once(() => new Set([...byPostcode3().keys()].map((zone) => zone.slice(0, 2))));
  const provinces = once(() => provincesOf(cities));
  const byStart = once(() => group(cities.toSorted(byLength), (city) => [pairKey(city.name, 0)]));
  return {
    byName,
    get byAdministrativeCode() {
      return byAdministrativeCode();
    },
    get byAreaCode() {
      return byAreaCode();
    },
    get byWithdrawn() {
      return byWithdrawn();
    },
    get byPostcode3() {
      return byPostcode3();
    },
    get postcodes2() {
      return postcodes2();
    },
    get provinces() {
      return provinces();
    },
    get byStart() {
      return byStart();
    },
  };
}

/** Two characters as a number: a string of two is looked up among all strings there are each time it is cut. */
export const pairKey = (text: string, at: number): number =>
  at + 1 < text.length ? (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1) : 0;

const byLength = (a: City, b: City): number => b.name.length - a.name.length;

function provincesOf(cities: readonly City[]): readonly string[] {
  const full = new Set(cities.map(({ province }) => province));
  const names = new Set<string>();
  for (const name of full) names.add(name).add(name.replace(PROVINCE_ENDING, ''));
  return [...names].sort((a, b) => b.length - a.length);
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

const join = (a: City, b: City): City => ({
  ...a,
  areaCodes: union(a.areaCodes, b.areaCodes),
  withdrawnAreaCodes: union(a.withdrawnAreaCodes, b.withdrawnAreaCodes),
  postcodes3: union(a.postcodes3, b.postcodes3),
  postcodes4: union(a.postcodes4, b.postcodes4),
});

function group<K>(cities: readonly City[], keysOf: (city: City) => readonly K[]): Map<K, City[]> {
  const groups = new Map<K, City[]>();
  for (const city of cities) {
    for (const key of keysOf(city)) {
      const group = groups.get(key);
      if (group) group.push(city);
      else groups.set(key, [city]);
    }
  }
  return groups;
}

/**
 * The city that a name or an address begins with, after its province. Null for names that do not begin with
 * a city's full name: county-level names are not unique.
 */
export function cityAtStart(text: string, index: CityIndex): City | null {
  const direct = cityAt(text, 0, index);
  if (direct) return direct;
  const province = index.provinces.find((name) => text.startsWith(name));
  return province === undefined ? null : cityAt(text, province.length, index);
}

function cityAt(text: string, at: number, index: CityIndex): City | null {
  const cities = index.byStart.get(pairKey(text, at));
  return cities?.find(({ name }) => text.startsWith(name, at)) ?? null;
}

/** `450200`, `450221`, `柳州市` or a name that begins with a city. */
export function cityOfRegion(region: string, index: CityIndex): City | null {
  if (/^\d{4,12}$/.test(region)) return index.byAdministrativeCode.get(region.slice(0, 4)) ?? null;
  return cityAtStart(region, index) ?? index.byName.get(`${region}市`) ?? null;
}
