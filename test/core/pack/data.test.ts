import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { compileRegions, compileStatutes } from '../../../server/src/core/pack/compile-data.js';
import { REGION_COLUMNS, statutesSchema } from '../../../server/src/core/pack/schema/data-schema.js';

const { statutes, documents } = builtinPack().statutes();
const { cities } = builtinPack().places();

describe('the built-in data', () => {
  test('the Regulation of 2019, article by article', () => {
    const regulation = statutes.find(({ number }) => number === '国务院令第711号');
    expect(regulation).toMatchObject({
      title: '中华人民共和国政府信息公开条例',
      inForce: '2019-05-15',
      articles: 56,
    });
    // Article 20: one paragraph of fifteen items; article 50: two paragraphs, five items in the first.
    expect(regulation?.structure?.['20']).toEqual([1, { 1: 15 }]);
    expect(regulation?.structure?.['50']).toEqual([2, { 1: 5 }]);
  });

  test('what is known from memory is no date to hold anyone to', () => {
    for (const { unverified, inForce } of statutes)
      if (unverified.includes('inForce')) expect(inForce).toBeNull();
    expect(statutes.filter(({ unverified }) => unverified.length > 0).length).toBeGreaterThan(4);
  });

  test('every superseded notice leads to one in the list', () => {
    expect(documents.find(({ number }) => number === '国办公开办函〔2019〕60号')).toMatchObject({
      reportYears: [2019, 2020],
      successor: '国办公开办函〔2021〕30号',
    });
  });

  test('cities have area codes and postcodes', () => {
    expect(cities.length).toBeGreaterThan(360);
    expect(cities.find(({ name }) => name === '柳州市')).toMatchObject({
      code: '450200',
      areaCodes: ['0772'],
      postcodes3: ['545'],
    });
    for (const { postcodes3, postcodes4, name } of cities)
      for (const four of postcodes4) expect(postcodes3, name).toContain(four.slice(0, 3));
  });
});

describe('faults in data', () => {
  test('statutes', () => {
    const file = statutesSchema(z).parse({
      statutes: [
        {
          title: '甲法',
          status: 'repealed',
          successor: '乙法',
          articles: 2,
          structure: '甲',
          confidence: 'A',
        },
      ],
      documents: [{ number: '甲发〔2020〕1号', name: '甲', successor: '甲发〔2021〕1号', confidence: 'B' }],
    });
    const { faults } = compileStatutes(file, { 甲: { 1: [1, {}] } });
    expect(faults.map(({ path }) => path.join('.'))).toEqual([
      'statutes.0.articles',
      'statutes.0.successor',
      'statutes.0',
      'documents.0.successor',
    ]);
  });

  test('regions, by line', () => {
    const head = REGION_COLUMNS.join('\t');
    const good = '450200\t广西壮族自治区\t柳州市\t0772\t\t545\t5450|5451\thigh';
    expect(compileRegions(`${head}\n${good}\n`, z).faults).toEqual([]);
    const bad = good.replace('0772', '772');
    expect(compileRegions(`${head}\n${good}\n${bad}\n`, z).faults.map(({ path }) => path)).toEqual([[3]]);
  });
});
