import { describe, expect, test } from 'vitest';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { TABLE_SYNTAXES } from '../../../server/src/core/render/syntax.js';
import type { Report, ReportDocument } from '../../../server/src/core/report/model.js';
import { originOf } from '../../../server/src/core/report/moved.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { rereadDocument } from '../../../server/src/core/report/reread.js';
import { textOfGiven } from '../../lsp/support/given.js';
import * as fc from '../../support/fast-check.js';

const { form } = builtinPack();

const OFFICES = ['财政局', '民政局', '农业局', '水利局', '档案局', '交通局'];
const COMPILATION = OFFICES.map((office, i) =>
  textOfGiven({ agency: `甲市乙区${office}`, syntax: TABLE_SYNTAXES[(i * 2) % TABLE_SYNTAXES.length]! }),
).join('\n');

/** All that a report says, without where it is kept. */
const plain = ({
  range,
  title,
  year,
  edition,
  supported,
  agency,
  headings,
  sections,
  paragraphs,
  passages,
  tables,
  unbound,
  signature,
}: Report) => ({
  range,
  title,
  year,
  edition,
  supported,
  agency,
  headings,
  sections,
  paragraphs,
  passages,
  tables: [...tables],
  unbound,
  signature,
});

const said = ({ text, reports, comments, frontMatter, limits }: ReportDocument) => ({
  text,
  reports: reports.map(plain),
  comments,
  frontMatter,
  limits,
});

const change = (text: string, at: number, length: number, newText: string) =>
  text.slice(0, at) + newText + text.slice(at + length);

const kept = (before: ReportDocument, after: ReportDocument) => {
  const origins = new Set(before.reports.map(originOf));
  return after.reports.filter((report) => origins.has(originOf(report))).length;
};

describe('a file of several reports is read again after a change', () => {
  const before = readDocument(COMPILATION, form);
  const figure = COMPILATION.indexOf('|', COMPILATION.indexOf('甲市乙区农业局')) + 1;

  test('there are several', () => expect(before.reports).toHaveLength(OFFICES.length));

  test('a figure typed in one report leaves the others as they were read', () => {
    const text = change(COMPILATION, figure, 0, '17');
    const after = rereadDocument(before, text, form);
    expect(kept(before, after)).toBe(OFFICES.length - 1);
    expect(said(after)).toEqual(said(readDocument(text, form)));
  });

  test('a comment that swallows what follows is seen', () => {
    const text = change(COMPILATION, figure, 0, '\n<!-- ');
    const closed = change(text, text.lastIndexOf('甲市乙区档案局'), 0, ' -->');
    expect(said(rereadDocument(before, text, form))).toEqual(said(readDocument(text, form)));
    const after = rereadDocument(rereadDocument(before, text, form), closed, form);
    expect(said(after)).toEqual(said(readDocument(closed, form)));
  });

  test('a report that goes leaves the others known', () => {
    const first = before.reports[1]!.range;
    const text = change(COMPILATION, first.start, first.end - first.start, '');
    const after = rereadDocument(before, text, form);
    expect(after.reports).toHaveLength(OFFICES.length - 1);
    expect(kept(before, after)).toBe(OFFICES.length - 1);
    expect(said(after)).toEqual(said(readDocument(text, form)));
  });

  const edit = fc.record({
    // As often near a title, a heading or a tag as anywhere.
    at: fc.oneof(
      fc.nat(COMPILATION.length),
      fc
        .tuple(
          fc.constantFrom(...before.reports.map(({ range }) => range.start)),
          fc.integer({ min: -60, max: 90 }),
        )
        .map(([start, by]) => Math.max(0, start + by)),
    ),
    length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60), fc.nat(3000)),
    newText: fc.constantFrom(
      '',
      '1',
      '9',
      '|',
      '\t',
      '\n',
      '\n\n',
      '。',
      '一、',
      '<',
      '>',
      '<td>',
      '</table>',
      '<!-- ',
      ' -->',
      '\n```\n',
      '~~~\n',
      '---\n',
      '  ',
      '注：',
      '2020年',
      '\n# 甲市乙区财政局2020年政府信息公开工作年度报告\n',
      '\r\n',
    ),
  });

  test('whatever the changes, it says what reading it as a whole says', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let document = before;
        for (const { at, length, newText } of edits) {
          const text = change(document.text, at, length, newText);
          document = rereadDocument(document, text, form);
          expect(said(document)).toEqual(said(readDocument(text, form)));
        }
      }),
      { numRuns: 25 },
    );
  });
});
