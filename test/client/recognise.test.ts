import { describe, expect, test } from 'vitest';
import { mayBeReport, TITLE } from '../../client/src/recognise.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { otherBuiltinPack } from '../../server/src/core/pack/builtin/builtin-others.js';
import { OTHER_BUILTIN } from '../../server/src/core/pack/builtin/builtin-others-data.js';

const forms = [builtinPack(), ...OTHER_BUILTIN.map((id) => otherBuiltinPack(id)!)].map(({ form }) => form);

const looksLikeReport = (text: string, languageId = 'markdown'): boolean =>
  mayBeReport({ languageId, getText: () => text } as never);

describe('the extension starts the server for what may be a report, and for nothing else', () => {
  test.each(forms.flatMap(({ title }) => [title.suffix, ...title.variants]))('title %s', (title) => {
    expect(title).toMatch(TITLE);
    expect(looksLikeReport(`# 甲市乙区教育局2022年${title}\n`)).toBe(true);
  });

  test.each([
    ['notes', '# 会议记录\n\n讨论了政府信息公开的分工。\n', 'markdown'],
    ['one section title alone', '## 总体情况\n\n今年经营良好。\n', 'markdown'],
    ['a program', '// 政府信息公开工作年度报告\n', 'javascript'],
  ])('%s', (_, text, languageId) => {
    expect(looksLikeReport(text, languageId)).toBe(false);
  });

  test.each([
    ['two sections', '## 一、总体情况\n\n## 二、主动公开政府信息情况\n'],
    ['a table of the form', '一、本年新收政府信息公开申请数量\t1\n'],
  ])('%s', (_, text) => {
    expect(looksLikeReport(text, 'plaintext')).toBe(true);
  });
});
