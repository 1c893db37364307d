import { describe, expect, test } from 'vitest';
import {
  formLabel,
  isPlain,
  isReworded,
  isSlipOf,
  labelLike,
  losesFigures,
  matchLabel,
} from '../../../server/src/core/table/labels.js';

const OTHER = formLabel('3.其他');
const OPEN = formLabel('（一）予以公开');
const SECRET = formLabel('1.属于国家秘密');
const NEW = formLabel('一、本年新收政府信息公开申请数量');

describe('a label as written beside the form’s', () => {
  test.each([
    ['（一）予以公开', 'same'],
    ['(一) 予以 公开', 'same'],
    ['予以公开', 'same'],
    ['（一）', 'words'],
    ['', 'words'],
    ['（二）予以公开', 'ordinal'],
    ['一、予以公开', 'marks'],
    ['（一）予以公开。', 'marks'],
    ['（一）予公开', 'words'],
    ['三、本年度办理结果（一）予以公开', 'same'],
  ] as const)('%s: %s', (written, match) => {
    const text = `|${written}|`;
    expect(matchLabel(text, 1, text.length - 1, OPEN)).toBe(match);
  });

  test.each([
    ['予公开', OPEN, true],
    ['（一）予以公示', OPEN, true],
    ['予以', OPEN, false],
    ['予示', OPEN, false],
    ['不予公开', OPEN, false],
    ['不予公示', OPEN, false],
    // Of two characters all would be a slip of all.
    ['其它', OTHER, false],
    ['其他的', OTHER, false],
    ['属于国家机蜜', SECRET, false],
    ['属于国家秘蜜', SECRET, true],
    ['本年新收政府信息公开申请', NEW, true],
    ['本年新收政府信息公开申', NEW, false],
  ] as const)('a slip: %s (%#)', (written, wanted, slip) => {
    expect(isSlipOf(written, wanted)).toBe(slip);
  });

  test.each([
    ['属于国家机密', SECRET, true],
    ['1.属于国家机密', SECRET, true],
    ['2.属于国家机密', SECRET, false],
    ['秘密', SECRET, false],
    ['涉及秘密内容', SECRET, false],
    ['其他的', OTHER, false],
    ['其他其他', OTHER, false],
    ['本年收到政府信息公开申请数', NEW, true],
    ['一、本年收到政府信息公开申请数', NEW, true],
    ['二、本年收到政府信息公开申请数', NEW, false],
  ] as const)('said otherwise: %s (%#)', (written, wanted, reworded) => {
    expect(isReworded(written, wanted)).toBe(reworded);
  });

  test.each([
    ['1.属国家秘密', SECRET, '1.属于国家秘密'],
    ['属国家秘密', SECRET, '属于国家秘密'],
    ['予公开', OPEN, '予以公开'],
    ['（一）予公开', OPEN, '（一）予以公开'],
  ] as const)('%s becomes the form’s with or without its ordinal', (written, wanted, label) => {
    expect(labelLike(written, 0, written.length, wanted)).toBe(label);
  });
});

test.each([
  ['（一）予公开', true],
  ['予<b>公开', false],
  ['予>公开', false],
  ['予&nbsp;公开', false],
  ['予|公开', false],
  ['予\t公开', false],
  ['予\n公开', false],
  ['予\r公开', false],
  ['予*公开', false],
])('%j can be replaced as a whole: %s', (words, plain) => {
  expect(isPlain(words)).toBe(plain);
});

test.each([
  ['4.保护第三方权益', '4.保护第三方合法权益', false],
  ['4.保护第三方权益0', '4.保护第三方合法权益', true],
  ['保护第三方权益', '4.保护第三方合法权益', false],
  ['12', '3', true],
])('%s → %s loses figures: %s', (written, wanted, loses) => {
  expect(losesFigures(written, wanted)).toBe(loses);
});
