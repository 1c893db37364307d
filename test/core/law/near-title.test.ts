import { describe, expect, test } from 'vitest';
import { nearTitle } from '../../../server/src/core/law/near-title.js';
import { statuteIndex } from '../../../server/src/core/law/statutes.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';

const index = statuteIndex(builtinPack().statutes());

describe('slips of the pen', () => {
  test.each([
    ['中华人民共合国政府信息公开条例', '中华人民共和国政府信息公开条例'],
    ['中共人民共和国政府信息公开条例', '中华人民共和国政府信息公开条例'],
    ['中华人民共国政府信息公开条例', '中华人民共和国政府信息公开条例'],
    ['中华人民共和国政府信息公开条列', '中华人民共和国政府信息公开条例'],
    ['中华人民共和国政府信息公开办法', '中华人民共和国政府信息公开条例'],
    ['政府信公开条例', '中华人民共和国政府信息公开条例'],
    ['中华人民共和国保守国家密法', '中华人民共和国保守国家秘密法'],
    ['中华人民共和国档安法', '中华人民共和国档案法'],
    ['中华人民共和国公务员发', '中华人民共和国公务员法'],
    ['重大行政决策程序条例', '重大行政决策程序暂行条例'],
  ])('%s', (written, title) => {
    expect(nearTitle(index, written)?.title).toBe(title);
  });
});

describe('texts of their own', () => {
  test.each([
    '政府信息公开办法',
    '政府信息公开规定',
    '政府信息公开指南',
    '政府信息公开目录',
    '政府信息公开制度',
    '政府信息公开年报',
    '甲省政府信息公开条例',
    '甲市政府信息公开规定',
    '甲省优化营商环境条例',
    '中华人民共和国统计法',
    '中华人民共和国会计法',
    '中华人民共和国国家安全法',
    '中华人民共和国民事诉讼法',
    '中华人民共和国生物安全法',
    '食品安全法',
    '民法典',
    '保密制度',
    '',
  ])('%s', (written) => {
    expect(nearTitle(index, written)).toBeNull();
  });
});
