/** Exact decimal: units × 10^-scale. Money of table two has up to four decimals; counts have none. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const SHAPE = /^[+-]?\d+(?:\.\d+)?$/;

/** Reads `-12.50`; null for anything else. At most 30 digits, so that hostile input stays cheap. */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > 32 || !SHAPE.test(text)) return null;
  const dot = text.indexOf('.');
  if (dot < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, dot) + text.slice(dot + 1)), scale: text.length - dot - 1 };
}

const power = (n: number): bigint => 10n ** BigInt(n);

const align = (a: Decimal, b: Decimal): readonly [bigint, bigint, number] => {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * power(scale - a.scale), b.units * power(scale - b.scale), scale];
};

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b);
  return { units: x + y, scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b);
  return { units: x - y, scale };
}

export const scaleBy = (a: Decimal, factor: number): Decimal => ({
  units: a.units * BigInt(factor),
  scale: a.scale,
});

export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export const fromInteger = (n: number): Decimal => ({ units: BigInt(n), scale: 0 });

/** Without trailing zeros of the fraction: 12.50 → 12.5. */
export function formatDecimal(a: Decimal): string {
  const negative = a.units < 0n;
  const digits = (negative ? -a.units : a.units).toString().padStart(a.scale + 1, '0');
  const whole = digits.slice(0, digits.length - a.scale);
  const fraction = a.scale === 0 ? '' : digits.slice(-a.scale).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
