import type { PackWords } from './job.js';

/** A version of a rule that its author did not mean, and what was changed in it. */
export interface Spoilt {
  readonly params: unknown;
  readonly change: string;
}

type Key = string | number;
const MOST = 200;

/** Parameters with one thing changed at a time: an operator or an operand of a formula, an entry of a list, a limit. */
export function spoiltParams(params: unknown, say: PackWords): Spoilt[] {
  const found: Spoilt[] = [];
  const add = (path: readonly Key[], value: unknown, change: string): void => {
    const at = path.filter((key) => key !== '').join('.');
    if (found.length < MOST)
      found.push({ params: replaced(params, path, value), change: `${at}: ${change}` });
  };
  const visit = (value: unknown, path: readonly Key[]): void => {
    if (Array.isArray(value)) {
      for (const [i, entry] of value.entries()) {
        if (value.length > 1)
          add(
            path,
            value.filter((_, other) => other !== i),
            say.without(shown(entry)),
          );
        visit(entry, [...path, i]);
      }
    } else if (value !== null && typeof value === 'object') {
      for (const [key, part] of Object.entries(value)) if (key !== 'words') visit(part, [...path, key]);
    } else if (typeof value === 'number') {
      for (const other of [value + 1, value - 1]) add(path, other, `${value} → ${other}`);
    } else if (typeof value === 'boolean') add(path, !value, `${value} → ${!value}`);
    else if (typeof value === 'string' && path.at(-1) === 'formula')
      for (const other of spoiltFormulas(value)) add(path, other, `${value} → ${other}`);
  };
  visit(params, []);
  return found;
}

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '=': ['<=', '>='],
  '<=': ['=', '>='],
  '>=': ['=', '<='],
  '+': ['-'],
  '-': ['+'],
};

/** Another operator, or an operand less. Formulas have blanks around each word. */
function spoiltFormulas(formula: string): string[] {
  const words = formula.split(/\s+/);
  return words.flatMap((word, i) => {
    const others = (OPERATORS[word] ?? []).map((other) => words.with(i, other).join(' '));
    const isLater = word === '+' || word === '-';
    return isLater ? [...others, words.toSpliced(i, 2).join(' ')] : others;
  });
}

function replaced(value: unknown, path: readonly Key[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], rest, by));
  const map = value as Record<string, unknown>;
  return { ...map, [key]: replaced(map[key], rest, by) };
}

const shown = (entry: unknown): string => {
  if (typeof entry === 'string') return `“${entry}”`;
  const { id, formula, use } = (entry ?? {}) as { id?: unknown; formula?: unknown; use?: unknown };
  return String(formula ?? id ?? use ?? JSON.stringify(entry).slice(0, 60));
};
