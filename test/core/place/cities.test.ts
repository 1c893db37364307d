import { describe, expect, test } from 'vitest';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { cityAtStart, cityIndex, cityOfRegion } from '../../../server/src/core/place/cities.js';
import { cityEndingAt } from '../../../server/src/core/place/mentions.js';

const index = cityIndex(builtinPack().places());

describe('the city a name begins with', () => {
  test.each([
    ['柳州市甲乙区档案服务中心', '柳州市'],
    ['广西壮族自治区柳州市甲乙区', '柳州市'],
    ['广西柳州市甲乙区', '柳州市'],
    ['北京市甲乙区', '北京市'],
    ['延边朝鲜族自治州甲乙局', '延边朝鲜族自治州'],
    ['马鞍山市甲乙局', '马鞍山市'],
    ['甲市乙区档案服务中心', null],
    ['柳州甲乙局', null],
    ['广西壮族自治区档案服务中心', null],
    ['', null],
  ])('%s', (name, city) => {
    expect(cityAtStart(name, index)?.name ?? null).toBe(city);
  });
});

test('regions of the settings are names or codes', () => {
  expect(
    ['450200', '450221', '柳州市', '柳州', '999999'].map((r) => cityOfRegion(r, index)?.name ?? null),
  ).toEqual(['柳州市', '柳州市', '柳州市', '柳州市', null]);
});

test('a municipality is one city with the codes of all its parts', () => {
  expect(index.byName.get('重庆市')?.areaCodes).toEqual(['023']);
});

test('full names in running text', () => {
  const text = '我市赴南宁市和马鞍山市考察，全市推广。';
  const found = Array.from(text, (_, end) => cityEndingAt(text, end, index)?.name ?? '');
  expect(found.filter((name) => name !== '')).toEqual(['南宁市', '马鞍山市']);
});
