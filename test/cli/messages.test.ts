import { expect, test } from 'vitest';
import { en } from '../../server/src/cli/messages/en.js';
import { zh } from '../../server/src/cli/messages/zh.js';

type Entry = string | ((...args: never[]) => string) | Readonly<Record<string, string>>;

/** Words with marks put in for the arguments, so that an argument that is left out is seen. */
function worded(entry: Entry): Record<string, string> {
  if (typeof entry === 'string') return { text: entry };
  if (typeof entry !== 'function') return entry;
  const marks = Array.from({ length: entry.length }, (_, i) => `<${i}>`);
  return { text: entry(...(marks as never[])) };
}

const HAN = /\p{Script=Han}/u;

test('both languages have the same entries', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
});

test.each(Object.keys(zh) as (keyof typeof zh)[])('%s', (key) => {
  const chinese = worded(zh[key] as Entry);
  const english = worded(en[key] as Entry);
  expect(Object.keys(english)).toEqual(Object.keys(chinese));
  for (const part of Object.keys(chinese)) {
    const marks = (text: string) => [...new Set(text.match(/<\d>/g))].sort();
    expect(english[part]).not.toBe('');
    expect(marks(english[part]!)).toEqual(marks(chinese[part]!));
    expect(english[part]).not.toMatch(HAN);
  }
});
