import { expect, test } from 'vitest';
import { checkDocument } from '../../../server/src/core/engine/check.js';
import { createRuleSet } from '../../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { rewordDocument } from '../../../server/src/core/report/reword.js';
import { difference } from '../../../server/src/core/text/difference.js';
import { CompilationMemo } from '../../../server/src/lsp/project/report-memo.js';
import { cleanText, form } from '../../support/clean.js';

const rules = createRuleSet(builtinPack());
const PROSE = `${'各科室按照分工推进公开工作，定期检查栏目内容，'.repeat(4)}及时更正过时信息。`;

/** The prose with other words near its end. */
const worded = (words: string): string => PROSE.replace('及时更正', `${words}及时更正`);
const inReport = (prose: string): string =>
  cleanText().replace(
    '## 二、',
    `1.加强信息发布，及时公开各类文件。\n\n2.规范文件管理，定期清理。\n\n${prose}\n\n4.完善平台功能，方便查阅。\n\n## 二、`,
  );

/** Words between numbered paragraphs bear on their order, though the passage has no number at its head. */
test.each([
  ['the number that was looked for', worded('共3次'), PROSE],
  ['no number', PROSE, worded('共3次')],
])('an edit between numbered paragraphs, from %s', (_, before, after) => {
  const text = inReport(after);
  const known = readDocument(inReport(before), form);
  const memo = new CompilationMemo();
  checkDocument(known, rules, { memo: memo.of(known, []) });
  const made = rewordDocument(known, text, difference(known.text, text)!)!;
  const fresh = checkDocument(readDocument(text, form), rules);
  expect(checkDocument(made, rules, { memo: memo.of(made, []) })).toEqual(fresh);
  expect(fresh.some(({ rule }) => rule === 'structure/ordinal')).toBe(after === PROSE);
});
