import { describe, expect, it } from 'vitest';
import { readBareOrdinal, readOrdinal } from '../../../server/src/core/text/ordinal.js';

const read = (text: string) => {
  const found = readOrdinal(text, 0, text.length);
  return (
    found && `${found.style} ${found.number} ${found.wellFormed ? 'right' : 'wrong'} ${text.slice(found.end)}`
  );
};

describe('ordinals', () => {
  it.each([
    ['一、总体情况', '一、 1 right 总体情况'],
    ['十二、总体情况', '一、 12 right 总体情况'],
    ['二十、总体情况', '一、 20 right 总体情况'],
    ['—、总体情况', '一、 1 wrong 总体情况'],
    ['-、总体情况', '一、 1 wrong 总体情况'],
    ['壹、总体情况', '一、 1 wrong 总体情况'],
    ['三，总体情况', '一、 3 wrong 总体情况'],
    ['（一）主动公开', '（一） 1 right 主动公开'],
    ['(一)主动公开', '（一） 1 wrong 主动公开'],
    ['（ 一 ）主动公开', '（一） 1 wrong 主动公开'],
    ['（一）、主动公开', '（一） 1 wrong 主动公开'],
    ['（2）重复申请', '（1） 2 right 重复申请'],
    ['2）重复申请', '（1） 2 wrong 重复申请'],
    ['1.属于国家秘密', '1. 1 right 属于国家秘密'],
    ['1．属于国家秘密', '1. 1 right 属于国家秘密'],
    ['1、属于国家秘密', '1. 1 wrong 属于国家秘密'],
    ['③其他', '① 3 right 其他'],
    ['一是加大力度', '一是 1 right 加大力度'],
    ['第二，加大力度', '第一 2 right 加大力度'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each(['总体情况', '1.5万人', '第二十条第（一）项', '十年来', '2022年', '一', '（说明）', '（一', '-3'])(
    '%s has none',
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it('a bare numeral counts where a blank follows', () => {
    expect(readBareOrdinal('一 总体情况', 0, 6)?.number).toBe(1);
    expect(readBareOrdinal('1 属于国家秘密', 0, 8)?.number).toBe(1);
    expect(readBareOrdinal('一总体情况', 0, 5)).toBeNull();
  });
});
