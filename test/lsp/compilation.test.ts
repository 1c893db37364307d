import { expect, test } from 'vitest';
import * as fc from '../support/fast-check.js';
import { COMPILATION } from './support/compilation.js';
import { findingsOf, startedProject } from './support/findings.js';

const edit = fc.record({
  at: fc.nat(COMPILATION.length),
  length: fc.oneof(fc.nat(3), fc.nat(400)),
  text: fc.constantFrom(
    '',
    '1',
    '9',
    '|',
    '\n',
    '。',
    '2020年',
    '<!-- x -->',
    '---\n',
    '𠮷',
    '\n# 柳州市甲乙区财政局2020年政府信息公开工作年度报告\n',
  ),
});

test('what is kept of a compilation from check to check is what a fresh check finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
      const kept = await startedProject();
      let text = COMPILATION;
      findingsOf(kept, text);
      for (const { at, length, text: newText } of edits) {
        text = text.slice(0, at) + newText + text.slice(at + length);
        expect(findingsOf(kept, text)).toEqual(findingsOf(await startedProject(), text));
      }
    }),
    { numRuns: 40 },
  );
});
