import { expect, test } from 'vitest';
import { cleanText } from '../../support/clean.js';
import { readFile } from '../../support/reading.js';
import { findings } from '../../support/told.js';

const CLEAN = cleanText({ year: 2023 });
/** Puts a mark amid every number of five digits and more outside of the tables: telephones, postcodes. */
const amid = (mark: string): string =>
  CLEAN.replace(/^[^|\n]+$/gm, (line) => line.replace(/\d{3}(?=\d{2})/g, (digits) => digits + mark));

// What no reader sees is not held against the author.
test.each([
  ['zero-width blanks', amid('\u200b')],
  ['joiners', amid('\u200d')],
  ['byte order marks', amid('\ufeff')],
  ['soft hyphens', amid('\u00ad')],
  ['marks of direction, as Windows puts them around what is copied', amid('\u202d\u202c')],
  ['the same as entities', amid('&#8203;')],
  ['ordinals as numbers', CLEAN.replace(/^## (.)/gm, (_, sign: string) => `## &#${sign.codePointAt(0)};`)],
  ['marks as numbers', CLEAN.replace(/^(## .)、/gm, '$1&#x3001;')],
])('%s', (_, text) => {
  expect(text).not.toBe(CLEAN);
  expect(findings(readFile(text))).toEqual(findings(readFile(CLEAN)));
});
