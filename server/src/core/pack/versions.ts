type Version = readonly [number, number, number];

const parse = (text: string): Version | null => {
  const match = /^(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?$/.exec(text);
  return match ? [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)] : null;
};

const order = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Negative where `a` is the older of two versions `1.2.3`. */
export const compareVersions = (a: string, b: string): number =>
  order(parse(a) ?? [0, 0, 0], parse(b) ?? [0, 0, 0]);

type Comparator = (version: Version) => boolean;

function comparator(text: string): Comparator | null {
  const match = /^(>=|<=|>|<|=|~|\^)?(\d[\d.]*)$/.exec(text);
  const wanted = match && parse(match[2]!);
  if (!match || !wanted) return null;
  const parts = match[2]!.split('.').length;
  const next = (at: 0 | 1): Version => (at === 0 ? [wanted[0] + 1, 0, 0] : [wanted[0], wanted[1] + 1, 0]);
  const within =
    (upper: Version): Comparator =>
    (v) =>
      order(v, wanted) >= 0 && order(v, upper) < 0;
  switch (match[1]) {
    case '>=':
      return (v) => order(v, wanted) >= 0;
    case '<=':
      return (v) => order(v, wanted) <= 0;
    case '>':
      return (v) => order(v, wanted) > 0;
    case '<':
      return (v) => order(v, wanted) < 0;
    case '~':
      return within(parts === 1 ? next(0) : next(1));
    case '^':
      return within(wanted[0] > 0 ? next(0) : next(1));
    default:
      return parts === 3 ? (v) => order(v, wanted) === 0 : within(parts === 1 ? next(0) : next(1));
  }
}

/** Whether a version fits a range: comparators between blanks, `*` for any. Null: the range is none. */
export function satisfies(version: string, range: string): boolean | null {
  const at = parse(version);
  if (range.trim() === '*') return true;
  const comparators = range.trim().split(/\s+/).map(comparator);
  if (at === null || comparators.some((one) => one === null)) return null;
  return comparators.every((one) => one!(at));
}

/** Report years of `>=2021 <=2024` or `2022`, inclusive. */
export function yearRange(text: string): readonly [number | null, number | null] {
  const from = />=(\d{4})/.exec(text)?.[1];
  const to = /<=(\d{4})/.exec(text)?.[1];
  if (from === undefined && to === undefined) return [Number(text), Number(text)];
  return [from === undefined ? null : Number(from), to === undefined ? null : Number(to)];
}
