import { describe, expect, it } from 'vitest';
import { isNote, mayBeNote, noteLetters } from '../../../server/src/core/form/note.js';
import { labelKey } from '../../../server/src/core/text/label.js';
import * as fc from '../../support/fast-check.js';

const NOTE = labelKey('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）');
const letters = noteLetters(NOTE);

describe('the printed note', () => {
  it.each([
    ['as printed', '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', true],
    ['with slips', '本列数据勾嵇关系为第一项加第二项之和等于第三项加四项之和', true],
    ['half of it', '本列数据的勾稽关系为第一项', false],
    ['prose', '第一项工作由办公室负责，第二项工作由各科室负责，二者之和不超过三项。', false],
  ])('%s', (_, words, expected) => {
    expect(isNote(NOTE, labelKey(words))).toBe(expected);
    if (expected) expect(mayBeNote(letters, NOTE, words)).toBe(true);
  });

  it('prose is told by its letters', () => {
    expect(mayBeNote(letters, NOTE, '持续规范依申请公开办理流程，全年未发生超期答复情形。')).toBe(false);
  });

  it('letters never refuse what the pairs accept', () => {
    const piece = fc.oneof(
      fc.nat(NOTE.length).map((at) => NOTE.slice(at, at + 9)),
      fc.string({ unit: fc.constantFrom(...NOTE, '，', '年') }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const words = pieces.join('');
        if (isNote(NOTE, labelKey(words))) expect(mayBeNote(letters, NOTE, words)).toBe(true);
      }),
    );
  });
});
