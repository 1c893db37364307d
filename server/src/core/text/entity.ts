/** The entities that converters of Chinese pages leave; others stay as written. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['hellip', '…'],
  ['middot', '·'],
  ['bull', '•'],
  ['times', '×'],
  ['minus', '−'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['copy', '©'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
]);

export interface Entity {
  /** One UTF-16 code unit or a surrogate pair. */
  readonly value: string;
  readonly end: number;
}

/** The entity that starts at `at` (an `&`) and ends before `limit`; null for a plain ampersand. */
export function readEntity(text: string, at: number, limit: number): Entity | null {
  const stop = Math.min(limit, at + 12);
  let end = at + 1;
  while (end < stop && text.charCodeAt(end) !== 59) end++;
  if (end >= stop) return null;
  const name = text.slice(at + 1, end);
  if (name.charCodeAt(0) !== 35) {
    const value = NAMED.get(name);
    return value === undefined ? null : { value, end: end + 1 };
  }
  const hex = name.charCodeAt(1) === 120 || name.charCodeAt(1) === 88;
  const digits = name.slice(hex ? 2 : 1);
  if (!(hex ? /^[0-9a-fA-F]{1,6}$/ : /^[0-9]{1,7}$/).test(digits)) return null;
  const code = Number.parseInt(digits, hex ? 16 : 10);
  if (code === 0 || code > 0x10ffff) return null;
  return { value: String.fromCodePoint(code), end: end + 1 };
}
