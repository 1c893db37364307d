import { describe, expect, test } from 'vitest';
import { inForceWithin, quotable, statuteIndex } from '../../../server/src/core/law/statutes.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import type { StatuteVersion } from '../../../server/src/core/pack/data.js';

const version = (title: string, more: Partial<StatuteVersion> = {}): StatuteVersion => ({
  title,
  aliases: [],
  number: null,
  version: null,
  inForce: null,
  until: null,
  status: 'in-force',
  successor: null,
  articles: null,
  structure: null,
  gists: {},
  confidence: 'A',
  unverified: [],
  ...more,
});

const OLD = version('中华人民共和国甲条例', {
  aliases: ['甲例'],
  number: '国务院令第11号',
  inForce: '2008-05-01',
  until: '2019-05-14',
});
const NEW = version('中华人民共和国甲条例', {
  aliases: ['甲例'],
  number: '国务院令第22号',
  inForce: '2019-05-15',
});
const OTHER = version('乙实施条例', { aliases: ['甲例'], number: '国务院令第33号', unverified: ['number'] });
const index = statuteIndex({
  statutes: [OLD, NEW, OTHER, version('丙办法', { number: '甲政发〔2020〕1号' })],
  documents: [
    { number: '甲发〔2020〕1号', name: '甲通知', reportYears: null, successor: null, confidence: 'A' },
    { number: '甲发〔2020〕2号', name: '乙通知', reportYears: null, successor: null, confidence: 'B' },
  ],
});

describe('statutes by their names', () => {
  test.each([
    ['中华人民共和国甲条例', '中华人民共和国甲条例'],
    ['甲条例', '中华人民共和国甲条例'],
    // A short form that two have is the first one's.
    ['甲例', '中华人民共和国甲条例'],
    ['乙实施条例', '乙实施条例'],
    ['丙办法', '丙办法'],
    ['丁法', undefined],
  ])('%s', (name, title) => {
    expect(index.byName.get(name)?.title).toBe(title);
  });

  test('the versions of a title are one statute', () => {
    expect(index.statutes.map(({ plain, versions }) => [plain, versions.length])).toEqual([
      ['甲条例', 2],
      ['乙实施条例', 1],
      ['丙办法', 1],
    ]);
  });

  test('orders are those of the State Council, and only where the number is known', () => {
    expect([...index.orders]).toEqual([
      [11, OLD],
      [22, NEW],
    ]);
  });

  test('documents are those that are facts', () => {
    expect([...index.documents.keys()]).toEqual(['甲发〔2020〕1号']);
    expect([...index.documentsByName.keys()]).toEqual(['甲通知']);
  });

  test('ordinances, longest first', () => {
    expect(index.ordinances).toEqual(['中华人民共和国甲条例', '乙实施条例', '甲条例']);
  });
});

describe('what a report of a year may quote', () => {
  test.each([
    [2018, ['国务院令第11号', '国务院令第22号'].slice(0, 1)],
    // It is written until the end of March of the next.
    [2019, ['国务院令第11号', '国务院令第22号']],
    [2020, ['国务院令第22号']],
    [2006, []],
    [2007, []],
    [2008, ['国务院令第11号']],
  ])('%i', (year, numbers) => {
    expect(quotable(index.byName.get('甲条例')!, year).map(({ number }) => number)).toEqual(numbers);
  });

  test.each([
    ['2019-05-14', '2019-05-14', true],
    ['2019-05-15', '2019-05-15', false],
    ['2008-05-01', '2008-05-01', true],
    ['2008-01-01', '2008-04-30', false],
  ])('in force from %s to %s: %s', (from, to, inForce) => {
    expect(inForceWithin(OLD, from, to)).toBe(inForce);
  });

  test('a first day that is not known counts as in force', () => {
    expect(inForceWithin(OTHER, '1990-01-01', '1990-12-31')).toBe(true);
  });
});

test.each(
  builtinPack()
    .statutes()
    .statutes.map((one) => [`${one.title} ${one.version ?? ''}`, one] as const),
)('what is told of the articles of %s is told of articles that it has', (_, { gists, articles }) => {
  for (const article of Object.keys(gists)) {
    expect(article).toMatch(/^[1-9]\d*$/);
    expect(Number(article)).toBeLessThanOrEqual(articles ?? 0);
  }
});

test('of the Regulation every article is told what it is about', () => {
  const one = builtinPack()
    .statutes()
    .statutes.find(
      ({ title, status }) => title === '中华人民共和国政府信息公开条例' && status === 'in-force',
    );
  expect(Object.keys(one?.gists ?? {})).toHaveLength(56);
});
