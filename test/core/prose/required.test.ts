import { describe, expect, test } from 'vitest';
import { requiredOf } from '../../../server/src/core/prose/required.js';

const known: readonly (readonly [
  fragments: readonly string[],
  within: string | null,
  first: string | null,
])[] = [
  [['复议', '诉讼'], '议诉', '复诉'],
  [['行政(?:许可|处罚)'], '许处', '行'],
  [['(?:上|去)一?年度?结转'], '结', '上去'],
  [['(?<!不)予以(?:全部)?公开'], '予', '予'],
  [['近?百'], '百', '近百'],
  [['各(?:有|为)?'], '各', '各'],
  [['[未无]申请'], '未无', '未无'],
  [['[^，。]{0,4}率'], '率', null],
  [['：\\s*(?=一是)'], null, '：'],
  [['\\s*余'], '余', null],
  [['占', '.*'], null, null],
  [['(?:占)?'], null, null],
  [['占{2,3}?'], '占', '占'],
  [['占{0,3}比'], '比', '占比'],
  [[], '', ''],
];

describe('what every match of a pattern holds and begins with', () => {
  test.each(known)('%j', (fragments, within, first) => {
    expect(requiredOf(fragments)).toMatchObject({ within, first });
  });
});
