import { afterAll, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import * as fc from '../support/fast-check.js';
import { Bench } from './support/bench.js';
import { COMPILATION } from './support/compilation.js';
import { Editor } from './support/editor.js';
import { textOfGiven } from './support/given.js';

interface Edit {
  readonly do: 'edit';
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** What a client may do, in any order. */
type Step =
  | Edit
  | { readonly do: 'open' | 'close' | 'pull' | 'cancel' | 'hover' | 'undo'; readonly file: number }
  | { readonly do: 'configure' }
  /** Written behind the editor's back, and told. */
  | { readonly do: 'write'; readonly name: string; readonly text: string };

/** What the files on disk may say. */
const DISK = [
  { year: 2021 },
  { cells: { 't3/A/person': 8 } },
  { year: 2021, cells: { 't3/D/person': 3 } },
].map(textOfGiven);
const NAMES = ['2021.md', '2022.md', 'compilation.md'] as const;
const file = fc.nat(NAMES.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      file,
      at: fc.nat(20_000),
      length: fc.nat(40),
      text: fc.constantFrom('', '1', '|', '\n', '。', '2021年', '<!-- x', '---\n', '\t', '𠮷', '表'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('open', 'close', 'pull', 'cancel', 'hover'), file }),
  },
  // What is taken back is mostly what has just been looked at.
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), file }) },
  { weight: 1, arbitrary: fc.constant({ do: 'configure' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      name: fc.constant('gouji.yaml'),
      text: fc.constantFrom(
        '',
        'rules: { table/relation: warning }\n',
        'rules: { cross/carry-over: off }\n',
        'overrides:\n  - files: "2022.md"\n    rules: { table/relation: off }\n',
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      name: fc.constantFrom('2021.md', '2022.md'),
      text: fc.constantFrom(...DISK),
    }),
  },
) as fc.Arbitrary<Step>;

const bench = new Bench({
  files: {
    '2021.md': { year: 2021 },
    '2022.md': { cells: { 't3/A/person': 8 } },
    'compilation.md': COMPILATION,
  },
});
afterAll(() => bench.remove());

test('whatever the stream of edits, the end is that of a fresh start', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const editor = await Editor.start({ pull: true, folders: [bench.uri('')] });
      const history: History = new Map();
      for (const one of steps) await play(editor, one, history);
      const fresh = await Editor.start({ pull: true, folders: [bench.uri('')] });
      for (const [uri, document] of editor.documents) await fresh.open(uri, document.getText());
      for (const uri of editor.documents.keys()) {
        const { items } = await editor.pull(uri);
        expect(items).toEqual((await fresh.pull(uri)).items);
      }
      expect(await ofWorkspace(editor)).toEqual(await ofWorkspace(fresh));
      await editor.stop();
      await fresh.stop();
    }),
    { numRuns: 25 },
  );
});

/** Every file of the folder, open or not. */
async function ofWorkspace(editor: Editor): Promise<unknown> {
  const { items } = await editor.connection.sendRequest<{ items: { uri: string; items?: unknown }[] }>(
    'workspace/diagnostic',
    { previousResultIds: [] },
  );
  return items.map(({ uri, items: own }) => ({ uri, own })).sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

/** Of each document, the texts that it had before its edits. */
type History = Map<string, string[]>;

async function play(editor: Editor, step: Step, history: History): Promise<void> {
  if (step.do === 'configure') {
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    return;
  }
  if (step.do === 'write') {
    bench.write(step.name, step.text);
    const changes = [{ uri: bench.uri(step.name), type: 2 }];
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    return;
  }
  const name = NAMES[step.file]!;
  const uri = bench.uri(name);
  const document = editor.documents.get(uri);
  if (document === undefined) {
    if (step.do === 'open') {
      history.set(uri, []);
      await editor.open(uri, bench.text(name));
    }
    return;
  }
  const ignore = (): void => {};
  const position = { line: 9, character: 9 };
  switch (step.do) {
    case 'close':
      return editor.close(uri);
    case 'pull':
      void editor.pull(uri).catch(ignore);
      return;
    case 'hover':
      void editor.connection
        .sendRequest('textDocument/hover', { textDocument: { uri }, position })
        .catch(ignore);
      return;
    case 'cancel': {
      const source = new CancellationTokenSource();
      const request = editor.connection
        .sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token)
        .catch(ignore);
      source.cancel();
      await request;
      return;
    }
    case 'edit': {
      const start = Math.min(step.at, document.getText().length);
      const end = Math.min(start + step.length, document.getText().length);
      const range = { start: document.positionAt(start), end: document.positionAt(end) };
      history.get(uri)!.push(document.getText());
      await editor.edit(uri, [{ range, newText: step.text }]);
      return;
    }
    case 'undo': {
      const before = history.get(uri)!.pop();
      if (before === undefined) return;
      const end = document.positionAt(document.getText().length);
      await editor.pull(uri);
      await editor.edit(uri, [{ range: { start: { line: 0, character: 0 }, end }, newText: before }]);
    }
  }
}
