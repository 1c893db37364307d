import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtinPack } from '../../server/src/core/pack/builtin.js';
import { LineIndex } from '../../server/src/core/text/lines.js';
import { FileState } from '../../server/src/lsp/file-state.js';
import { Project } from '../../server/src/lsp/project.js';
import { COMPILATION } from './support/compilation.js';

const PATH = '/nowhere/compilation.md';

function findingsOf(project: Project, text: string) {
  const state = new FileState(
    {
      uri: 'file:///nowhere/compilation.md',
      path: PATH,
      version: 1,
      text,
      positions: new LineIndex(text),
      language: 'zh',
      project,
    },
    '1',
  );
  project.opened(PATH, state);
  return state.findings;
}

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
  const open = () => new Project('/nowhere', builtinPack(), () => {}, 60_000);
  const started = async () => {
    const project = open();
    await project.ready(PATH, '');
    return project;
  };
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
      const kept = await started();
      let text = COMPILATION;
      findingsOf(kept, text);
      for (const { at, length, text: newText } of edits) {
        text = text.slice(0, at) + newText + text.slice(at + length);
        expect(findingsOf(kept, text)).toEqual(findingsOf(await started(), text));
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);
