import { describe, expect, test } from 'vitest';
import type { Report } from '../../../server/src/core/report/model.js';
import { isSameReading } from '../../../server/src/core/report/same-reading.js';
import type { BoundTable } from '../../../server/src/core/report/table.js';
import { cleanText } from '../../support/clean.js';
import { readOne } from '../../support/reading.js';

// A cell that is lost leaves something that is not bound.
const TEXT = cleanText({ year: 2022 }).replace(/\| 1\.属于国家秘密 \| 0/, '| 1.属于国家秘密');
const report = readOne(TEXT);
const first = <T>(list: readonly T[], change: Partial<T>): readonly T[] => [
  { ...list[0]!, ...change },
  ...list.slice(1),
];
const table = (change: (of: BoundTable) => Partial<BoundTable>): Partial<Report> => {
  const of = report.tables.get('t3')!;
  return { tables: new Map([...report.tables, ['t3', { ...of, ...change(of) }]]) };
};
const raised = <T extends Int32Array | Uint8Array>(values: T): T => {
  const copy = values.slice() as T;
  const at = copy.findIndex((value) => value > 0);
  copy[at] = copy[at]! + 1;
  return copy;
};
const further = ({ start, end }: { start: number; end: number }) => ({ start: start + 1, end });
const longer = ({ start, end }: { start: number; end: number }) => ({ start, end: end + 1 });

test('the same words elsewhere are the same reading, moved by as much', () => {
  const moved = readOne(`\n\n\n${TEXT}`);
  expect(report.unbound.length).toBeGreaterThan(0);
  expect(isSameReading(report, 0, readOne(TEXT), 0)).toBe(true);
  expect(isSameReading(report, 0, moved, -3)).toBe(true);
  expect(isSameReading(moved, -3, report, 0)).toBe(true);
  expect(isSameReading(report, 0, moved, 0)).toBe(false);
  expect(isSameReading(report, 0, moved, 3)).toBe(false);
});

describe('it is another', () => {
  const { title, year, agency, headings, sections, paragraphs, passages, unbound, tables } = report;
  test.each<readonly [string, Partial<Report>]>([
    ['title', { title: { ...title!, text: '年度报告' } }],
    ['no title', { title: null }],
    ['year', { year: { ...year!, value: 2021 } }],
    ['agency', { agency: { ...agency!, value: '丁局' } }],
    ['edition', { edition: '2019' }],
    ['support', { supported: false }],
    ['heading elsewhere', { headings: first(headings, { range: further(headings[0]!.range) }) }],
    ['longer heading', { headings: first(headings, { range: longer(headings[0]!.range) }) }],
    ['words of a heading', { headings: first(headings, { textRange: longer(headings[0]!.textRange) }) }],
    ['depth', { headings: first(headings, { depth: 5 }) }],
    ['section of a heading', { headings: first(headings, { section: 's6' }) }],
    ['heading that opens none', { headings: first(headings, { opensSection: false }) }],
    ['heading that runs on', { headings: first(headings, { runIn: true }) }],
    ['heading less', { headings: headings.slice(1) }],
    ['section', { sections: first(sections, { id: 's6' }) }],
    ['title of a section', { sections: first(sections, { title: 'other' }) }],
    ['paragraph elsewhere', { paragraphs: first(paragraphs, { range: longer(paragraphs[0]!.range) }) }],
    ['words', { paragraphs: first(paragraphs, { text: '甲' }) }],
    ['role', { paragraphs: first(paragraphs, { role: 'noise' }) }],
    ['section of a paragraph', { paragraphs: first(paragraphs, { section: 's6' }) }],
    ['matter', { paragraphs: first(paragraphs, { matter: 'open' }) }],
    ['flags', { paragraphs: first(paragraphs, { flags: 1 << 20 }) }],
    ['paragraph that goes on', { paragraphs: first(paragraphs, { continues: true }) }],
    ['passage', { passages: first(passages, { range: longer(passages[0]!.range) }) }],
    ['unbound elsewhere', { unbound: first(unbound, { range: longer(unbound[0]!.range) }) }],
    ['reason', { unbound: first(unbound, { reason: 'row-twice' }) }],
    ['nothing unbound', { unbound: [] }],
    ['table less', { tables: new Map([...tables].slice(1)) }],
    ['tables in another order', { tables: new Map([...tables].reverse()) }],
    ['range of a table', table((of) => ({ range: longer(of.range) }))],
    ['cell elsewhere', table((of) => ({ start: raised(of.start) }))],
    ['longer cell', table((of) => ({ end: raised(of.end) }))],
    ['fewer cells', table((of) => ({ start: of.start.slice(1) }))],
    ['state of a cell', table((of) => ({ state: raised(of.state) }))],
    ['label elsewhere', table((of) => ({ labelStart: raised(of.labelStart) }))],
    ['longer label', table((of) => ({ labelEnd: raised(of.labelEnd) }))],
    ['part of a table', table((of) => ({ fragments: [...of.fragments, of.range] }))],
    ['foreign row', table((of) => ({ foreignRows: [{ range: of.range, text: '甲' }] }))],
    ['foreign column', table((of) => ({ foreignColumns: [{ range: of.range, text: '甲' }] }))],
    ['missing column', table(() => ({ missingColumns: [1] }))],
    ['evidence', table(() => ({ evidence: [] }))],
    ['note', table(() => ({ note: null }))],
    ['note elsewhere', table((of) => ({ note: further(of.note!) }))],
  ])('by its %s', (_name, change) => {
    expect(isSameReading(report, 0, { ...report, ...change } as Report, 0)).toBe(false);
  });
});
