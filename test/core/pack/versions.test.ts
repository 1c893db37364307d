import { describe, expect, test } from 'vitest';
import { holds, liesBelow } from '../../../server/src/core/pack/namespaces.js';
import { compareVersions, satisfies, yearRange } from '../../../server/src/core/pack/versions.js';

test.each([
  ['1.2.3', '1.2.3', 0],
  ['1.2.3', '1.2.4', -1],
  ['1.3.0', '1.2.9', 1],
  ['2.0.0', '1.9.9', 1],
  ['1.10.0', '1.9.0', 1],
  ['1', '1.0.0', 0],
  ['1.2', '1.2.1', -1],
  ['none', '0.0.0', 0],
  ['none', '0.0.1', -1],
])('%s beside %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
  expect(Math.sign(compareVersions(b, a))).toBe(sign === 0 ? 0 : -sign);
});

describe('a version fits a range', () => {
  test.each([
    ['*', ['0.0.0', '9.9.9'], []],
    ['1.2.3', ['1.2.3'], ['1.2.2', '1.2.4']],
    ['=1.2.3', ['1.2.3'], ['1.2.4']],
    ['1.2', ['1.2.0', '1.2.9'], ['1.1.9', '1.3.0']],
    ['1', ['1.0.0', '1.9.9'], ['0.9.9', '2.0.0']],
    ['>=1.2.3', ['1.2.3', '2.0.0'], ['1.2.2']],
    ['<=1.2.3', ['1.2.3', '0.1.0'], ['1.2.4']],
    ['>1.2.3', ['1.2.4'], ['1.2.3']],
    ['<1.2.3', ['1.2.2'], ['1.2.3']],
    ['>=0.1 <2', ['0.1.0', '1.9.9'], ['0.0.9', '2.0.0']],
    ['~1.2.3', ['1.2.3', '1.2.9'], ['1.2.2', '1.3.0']],
    ['~1', ['1.0.0', '1.9.0'], ['2.0.0']],
    ['^1.2.3', ['1.2.3', '1.9.0'], ['1.2.2', '2.0.0']],
    ['^0.2.3', ['0.2.3', '0.2.9'], ['0.2.2', '0.3.0']],
  ])('%s', (range, fitting, others) => {
    for (const version of fitting) expect(`${version} ${satisfies(version, range)}`).toBe(`${version} true`);
    for (const version of others) expect(`${version} ${satisfies(version, range)}`).toBe(`${version} false`);
  });

  test.each(['', 'x', '>', '>=', '1.2.3.4', '>=1 or <3', 'v1', '1.x'])('“%s” is no range', (range) => {
    expect(satisfies('1.0.0', range)).toBeNull();
  });

  test('what is no version fits nothing but everything', () => {
    expect(satisfies('one', '>=1')).toBeNull();
    expect(satisfies('one', '*')).toBe(true);
  });
});

test.each([
  ['2022', [2022, 2022]],
  ['>=2021', [2021, null]],
  ['<=2024', [null, 2024]],
  ['>=2021 <=2024', [2021, 2024]],
])('years %s', (text, years) => {
  expect(yearRange(text)).toEqual(years);
});

describe('namespaces', () => {
  test.each([
    ['cn.aa', ['cn.aa'], ['cn.ab', 'cn.aa.bb', 'cn']],
    ['cn.aa.*', ['cn.aa.bb'], ['cn.aa', 'cn.aa.bb.cc', 'cn.ab.bb']],
    ['cn.aa.**', ['cn.aa', 'cn.aa.bb', 'cn.aa.bb.cc'], ['cn.aab', 'cn']],
  ])('%s holds', (namespace, inside, outside) => {
    for (const id of inside) expect(`${id} ${holds(namespace, id)}`).toBe(`${id} true`);
    for (const id of outside) expect(`${id} ${holds(namespace, id)}`).toBe(`${id} false`);
  });

  test.each([
    ['cn.aa.bb', true],
    ['cn.aa.bb.*', true],
    ['cn.aa.bb.**', true],
    ['cn.aa.*', true],
    ['cn.aa', false],
    ['cn.aa.**', false],
    ['cn.aab.*', false],
    ['cn.*', false],
  ])('%s below cn.aa: %s', (narrow, is) => {
    expect(liesBelow(narrow, 'cn.aa')).toBe(is);
  });
});
