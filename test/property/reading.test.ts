import { describe, expect, test } from 'vitest';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import type { Report, ReportDocument } from '../../server/src/core/report/model.js';
import { sourceRange } from '../../server/src/core/report/model.js';
import { cleanText as withoutMarkup } from '../../server/src/core/syntax/clean.js';
import type { Range } from '../../server/src/core/text/range.js';
import { mutateText } from '../fuzz/mutate.js';
import { random } from '../fuzz/random.js';
import { cleanModel } from '../support/clean.js';
import * as fc from '../support/fast-check.js';
import { readFile } from '../support/reading.js';
import { draw, marked } from '../support/unique-figures.js';

const OWN = marked(cleanModel({ year: 2022 }), 1000);
const SEEDS = TABLE_SYNTAXES.map((syntax) => draw(OWN, syntax).text);

/** A report that somebody has damaged: nearly right, anything may stand anywhere. */
const damaged = fc
  .tuple(fc.constantFrom(...SEEDS), fc.integer())
  .map(([text, seed]) => mutateText(text, random(seed)));
/** No report at all. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.constantFrom(...'|\t\n\r<>!-#*`&;:1234年月日（）《》一二、其中共件，。 tdrable/'), {
      maxLength: 400,
    })
    .map((of) => of.join('')),
);
const texts = fc.oneof({ weight: 3, arbitrary: damaged }, { weight: 1, arbitrary: anything });

const holds = (outer: Range, { start, end }: Range): boolean =>
  Number.isInteger(start) && start <= end && outer.start <= start && end <= outer.end;
const blankless = (text: string): string => text.replace(/[\s\u3000\u00a0]+/g, '');
const clean = (text: string, { start, end }: Range): string =>
  blankless(withoutMarkup(text, start, end, /<|&/.test(text.slice(start, end))).text);

/** Every place that a report names, with what it is called in a failure. */
function placesOf(report: Report): [string, Range][] {
  const { title, year, agency, headings, sections, paragraphs, passages, tables, unbound, signature } =
    report;
  return [
    ...(title ? [['title', title.range] as [string, Range]] : []),
    ...(year ? [['year', year.range] as [string, Range]] : []),
    ...(agency ? [['agency', agency.range] as [string, Range]] : []),
    ...headings.flatMap(({ range, textRange, ordinal }): [string, Range][] => [
      ['heading', range],
      ['words of a heading', textRange],
      ...(ordinal ? [['ordinal', ordinal.range] as [string, Range]] : []),
    ]),
    ...sections.map(({ range }): [string, Range] => ['section', range]),
    ...paragraphs.map(({ range }): [string, Range] => ['paragraph', range]),
    ...passages.map(({ range }): [string, Range] => ['passage', range]),
    ...[...tables.values()].flatMap(({ range, fragments, foreignRows }): [string, Range][] => [
      ['table', range],
      ...fragments.map((one): [string, Range] => ['fragment', one]),
      ...foreignRows.map((one): [string, Range] => ['foreign row', one.range]),
    ]),
    ...unbound.map(({ range }): [string, Range] => ['unbound', range]),
    ...(signature?.agency ? [['signature', signature.agency.range] as [string, Range]] : []),
    ...(signature?.date ? [['date', signature.date.range] as [string, Range]] : []),
  ];
}

const reading = (property: (document: ReportDocument, text: string) => void, numRuns = 60): void =>
  fc.assert(
    fc.property(texts, (text) => property(readFile(text), text)),
    { numRuns },
  );

describe('whatever the text', () => {
  test('it is read', () => {
    reading((document, text) => {
      expect(document.failed).toBeUndefined();
      expect(document.text).toBe(text);
    });
  });

  test('every place lies in its report, reports stand one behind the other', () => {
    reading(({ reports, text }) => {
      let end = 0;
      for (const report of reports) {
        expect(holds({ start: end, end: text.length }, report.range)).toBe(true);
        end = report.range.end;
        for (const [what, place] of placesOf(report)) expect(holds(report.range, place), what).toBe(true);
      }
    });
  });

  test('paragraphs are the text that they claim, unit by unit', () => {
    reading(({ reports, text }) => {
      for (const { paragraphs, passages } of reports)
        for (const paragraph of [...paragraphs, ...passages]) {
          let before = paragraph.range.start;
          for (let i = 0; i < paragraph.text.length; i++) {
            const place = sourceRange(paragraph, i, i + 1);
            const [unit, source] = [paragraph.text[i]!, text.slice(place.start, place.end)];
            expect(place.start).toBeGreaterThanOrEqual(before);
            expect(place.end).toBeLessThanOrEqual(paragraph.range.end);
            before = place.end;
            // An entity is one unit; a line end inside a paragraph of HTML, or a join, is a blank.
            if (source !== unit && !source.startsWith('&')) expect(blankless(source + unit)).toBe('');
          }
        }
    });
  });

  test('headings, agencies, years and labels are the words at their places', () => {
    reading(({ reports, text }) => {
      for (const { headings, title, agency, year, signature } of reports) {
        for (const { textRange, text: words } of headings)
          expect(clean(text, textRange)).toBe(blankless(words));
        for (const fact of [title?.agency, agency, signature?.agency])
          if (fact) expect(clean(text, fact.range)).toContain(blankless(fact.value).slice(0, 1));
        if (year && /^\d{4}$/.test(text.slice(year.range.start, year.range.end)))
          expect(Number(text.slice(year.range.start, year.range.end))).toBe(year.value);
      }
    });
  });

  test('a bound figure is the digits at its place', () => {
    reading(({ reports, text }) => {
      for (const { tables } of reports)
        for (const table of tables.values())
          for (const [at, value] of table.integer.entries()) {
            if (Number.isNaN(value)) continue;
            // A tag inside a cell, also one that no browser knows, says nothing: `1234</ td>` is 1234.
            const words = text.slice(table.start[at], table.end[at]).replace(/<[^<>]*>/g, '');
            expect(words).not.toBe('');
            if (table.form[at] === 0) expect(Number(words)).toBe(value);
          }
    });
  });

  test('no two cells of a table share words, and comments are comments', () => {
    reading(({ reports, comments, text }) => {
      for (const { tables } of reports)
        for (const { start, end } of tables.values()) {
          const taken = [...start.entries()].filter(([at, from]) => from >= 0 && end[at]! > from);
          const order = taken.map(([at, from]) => [from, end[at]!] as const).sort((a, b) => a[0] - b[0]);
          for (let i = 1; i < order.length; i++)
            expect(order[i]![0]).toBeGreaterThanOrEqual(order[i - 1]![1]);
        }
      for (const { start, end } of comments) {
        expect(text.slice(start, start + 4)).toBe('<!--');
        expect(text.slice(end - 3, end)).toBe('-->');
      }
    });
  });
});
