import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { cleanText } from '../support/clean.js';
import { Bench } from './support/bench.js';
import { Editor } from './support/editor.js';

const LAUNCHER = join(import.meta.dirname, '../../server/bin/gouji-language-server.cjs');

/** One server for all that follows: whatever a test does to it, the next one must find it well. */
describe('a client that breaks every rule', () => {
  const bench = new Bench({ files: { '2022.md': { cells: { 't3/A/person': 8 } } } });
  const good = bench.uri('2022.md');
  let editor: Editor;
  let exit: number | null | undefined;
  const send = (method: string, params: unknown): Promise<void> =>
    editor.connection.sendNotification(method, params);
  const ask = (method: string, params: unknown): Promise<unknown> =>
    editor.connection.sendRequest(method, params).then(
      (result) => ({ result }),
      (error: { code?: number }) => ({ code: error.code }),
    );
  const rulesOf = async (uri: string): Promise<unknown[]> =>
    ((await editor.pull(uri)).items ?? []).map(({ code }) => code);

  beforeAll(async () => {
    editor = await Editor.start({ pull: true, folders: [bench.uri('')], server: LAUNCHER });
    editor.process!.once('exit', (code) => {
      exit = code;
    });
    await editor.open(good, bench.text('2022.md'));
  });
  afterAll(async () => {
    await editor.stop();
    bench.remove();
  });

  /** It lives, and says of the good report what it said before. */
  async function isWell(): Promise<void> {
    expect(exit).toBeUndefined();
    expect(await rulesOf(good)).toEqual(['table/relation']);
  }

  test('documents that were never opened, or are opened and closed twice', async () => {
    const uri = bench.uri('never.md');
    await send('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: 'x' }],
    });
    await send('textDocument/didClose', { textDocument: { uri } });
    await send('textDocument/didSave', { textDocument: { uri } });
    await ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
    for (let i = 0; i < 2; i++) await editor.open(bench.uri('twice.md'), cleanText());
    for (let i = 0; i < 2; i++)
      await send('textDocument/didClose', { textDocument: { uri: bench.uri('twice.md') } });
    await isWell();
  });

  test.each([0, -1, 1, 2 ** 31, null, 'two', 1.5])('a change with version %s', async (version) => {
    const uri = bench.uri('version.md');
    await editor.open(uri, cleanText());
    await send('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ text: 'XX' }],
    });
    await ask('textDocument/diagnostic', { textDocument: { uri } });
    await editor.close(uri);
    await isWell();
  });

  test.each(['opened once more', 'changed'])('another text %s under the same number', async (how) => {
    const uri = bench.uri('number.md');
    const text = cleanText();
    const cut = text.slice(0, text.indexOf('| 二、上年结转') + 12);
    await editor.open(uri, text);
    await ask('textDocument/formatting', { textDocument: { uri }, options: {} });
    const version = 1;
    await (how === 'changed'
      ? send('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: cut }] })
      : send('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version, text: cut } }));
    const fresh = bench.uri('fresh.md');
    await editor.open(fresh, cut);
    for (let round = 0; round < 2; round++) {
      await send('workspace/didChangeConfiguration', { settings: { gouji: {} } });
      for (const method of ['documentSymbol', 'formatting', 'foldingRange']) {
        const about = (one: string) =>
          ask(`textDocument/${method}`, { textDocument: { uri: one }, options: {} });
        // What was read of the longer text would lead beyond the end of this one.
        const [changed, opened] = [await about(uri), await about(fresh)];
        expect(changed).toHaveProperty('result');
        expect(changed).toEqual(opened);
      }
    }
    await editor.close(fresh);
    await editor.close(uri);
    await isWell();
  });

  const at = (line: unknown, character: unknown) => ({ line, character });
  test.each<[string, unknown, unknown]>([
    ['behind the end', at(1e6, 1e6), at(1e6, 1e6)],
    ['beyond every number', at(2 ** 53, 2 ** 53), at(2 ** 60, 0)],
    ['the wrong way round', at(20, 0), at(2, 0)],
    ['below nothing', at(-1, -5), at(-1, 0)],
    ['of fractions', at(1.5, 2.5), at(2.5, 1.5)],
    ['of words', at('1', '2'), at(null, undefined)],
    ['of nothing', null, undefined],
  ])('ranges %s', async (_, start, end) => {
    const uri = bench.uri('range.md');
    await editor.open(uri, cleanText());
    const range = { start, end };
    await send('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range, text: 'XX' }],
    });
    for (const method of [
      'hover',
      'completion',
      'definition',
      'references',
      'rename',
      'prepareRename',
      'documentHighlight',
    ])
      await ask(`textDocument/${method}`, {
        textDocument: { uri },
        position: start,
        newName: '1',
        context: {},
      });
    for (const method of [
      'codeAction',
      'inlayHint',
      'rangeFormatting',
      'formatting',
      'selectionRange',
      'semanticTokens/range',
    ])
      await ask(`textDocument/${method}`, {
        textDocument: { uri },
        range,
        positions: [start],
        context: { diagnostics: [{ range, message: 'x', code: 'table/relation' }] },
        options: {},
      });
    await editor.close(uri);
    await isWell();
  });

  const long = 'a'.repeat(300);
  test.each([
    'untitled:Untitled-1',
    'vscode-vfs://github/a/b/2022.md',
    'http://example.invalid/2022.md',
    'file:',
    'file:///',
    '',
    'no address at all',
    'file:///c%3A/%E5%B9%B4%E6%8A%A5/2022.md',
    'file:///C:/年报/2022年 报告.md',
    'file://server/share/年报/2022.md',
    `file:///${'年报/'.repeat(60)}${long}.md`,
    'file:///%E4%B8/2022.md',
    'file:///a%00b.md',
    'file:///a%2Fb.md',
    'file:///../../etc/passwd',
    'file:///a.md?query#fragment',
    '__proto__',
    'constructor',
  ])('the address %j', async (uri) => {
    await editor.open(uri, cleanText().replace('（一）主动公开', '（一）主动公开XX'));
    expect(await rulesOf(uri)).toContain('text/placeholder');
    await ask('textDocument/documentSymbol', { textDocument: { uri } });
    await ask('textDocument/documentLink', { textDocument: { uri } });
    await editor.close(uri);
    await isWell();
  });

  test.each([
    'git:/repo/2022.md?ref=HEAD',
    'vscode-notebook-cell:/a.ipynb#1',
    'output:extension-output-gouji',
    'gouji-rule:/table/relation.md',
    'fugitive:///repo/.git//0/2022.md',
  ])('a text that nobody writes in is left alone: %j', async (uri) => {
    await editor.open(uri, cleanText().replace('（一）主动公开', '（一）主动公开XX'));
    expect(await rulesOf(uri)).toEqual([]);
    await editor.close(uri);
    await isWell();
  });

  const REQUESTS = [
    ...['hover', 'completion', 'definition', 'references', 'rename', 'prepareRename', 'documentHighlight'],
    ...[
      'documentSymbol',
      'codeAction',
      'codeLens',
      'inlayHint',
      'foldingRange',
      'selectionRange',
      'formatting',
    ],
    ...['rangeFormatting', 'documentLink', 'semanticTokens/full', 'diagnostic'],
  ].map((name) => `textDocument/${name}`);
  test.each([
    ...REQUESTS,
    'workspace/symbol',
    'workspace/diagnostic',
    'workspace/executeCommand',
    'completionItem/resolve',
    'gouji/nothing',
  ])('%s with parameters of no kind', async (method) => {
    for (const params of [
      null,
      [],
      {},
      17,
      'x',
      { textDocument: null },
      { textDocument: { uri: 3 } },
      { command: {} },
      { command: 'gouji.none', arguments: [null, { __proto__: 1 }] },
      { previousResultIds: 5, query: {} },
    ])
      await ask(method, params);
    await isWell();
  });

  test('notifications with parameters of no kind', async () => {
    const names = ['didOpen', 'didChange', 'didClose', 'didSave'].map((name) => `textDocument/${name}`);
    for (const method of [
      ...names,
      'workspace/didChangeWatchedFiles',
      'workspace/didChangeConfiguration',
      'workspace/didChangeWorkspaceFolders',
      '$/setTrace',
      '$/cancelRequest',
      'initialized',
    ])
      for (const params of [
        null,
        [],
        {},
        17,
        { textDocument: {} },
        { changes: [{ uri: 'x', type: 9 }] },
        { settings: { gouji: [1] } },
        { event: {} },
      ])
        await send(method, params);
    await isWell();
  });

  test('a storm of requests that are cancelled', async () => {
    const waiting: Promise<unknown>[] = [];
    for (let i = 0; i < 500; i++) {
      const source = new CancellationTokenSource();
      waiting.push(
        editor.connection
          .sendRequest('textDocument/diagnostic', { textDocument: { uri: good } }, source.token)
          .catch(() => null),
      );
      if (i % 2 === 0) source.cancel();
      else setTimeout(() => source.cancel(), i % 7);
    }
    await Promise.all(waiting);
    await isWell();
  });

  test('a thousand changes in a message, and a thousand messages', async () => {
    const uri = bench.uri('many.md');
    const start = { line: 2, character: 0 };
    await editor.open(uri, cleanText());
    await editor.edit(
      uri,
      Array.from({ length: 1000 }, (_, i) => ({
        range: { start, end: start },
        newText: i % 10 === 9 ? '\n' : '甲',
      })),
    );
    for (let i = 0; i < 1000; i++)
      await editor.edit(uri, [
        { range: { start, end: { line: 2, character: 1 } }, newText: i % 2 === 0 ? '' : '乙' },
      ]);
    const anew = bench.uri('anew.md');
    await editor.open(anew, editor.document(uri).getText());
    const { items } = await editor.pull(uri);
    expect(items!.map(({ range, message }) => [range, message])).toEqual(
      (await editor.pull(anew)).items!.map(({ range, message }) => [range, message]),
    );
    await editor.close(uri);
    await editor.close(anew);
    await isWell();
  });

  const REPORT = cleanText().replace('（一）主动公开', '（一）主动公开XX');
  test.each([
    ['lone carriage returns', REPORT.replaceAll('\n', '\r')],
    ['halves of pairs', `${REPORT.replaceAll('的', '\uD842')}\uDC00`],
    ['astral characters', REPORT.replaceAll('的', '𠮷')],
    ['git conflict marks', REPORT.replace(/^(## .*)$/gm, '<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other')],
    ['NUL', REPORT.replaceAll('的', '\0')],
    ['separators of lines', REPORT.replaceAll('。', '。\u2028\u2029')],
    ['a line of a million characters', `${REPORT}${'公开'.repeat(500_000)}`],
    ['a table without end', `${REPORT}${'<table><tr><td>'.repeat(20_000)}`],
    ['nothing', ''],
  ])('a document of %s is edited like any other', async (_, text) => {
    const uri = bench.uri('poison.md');
    await editor.open(uri, text);
    const document = editor.document(uri);
    for (const offset of [0, 1, Math.floor(text.length / 2), text.length]) {
      const place = document.positionAt(offset);
      await editor.edit(uri, [{ range: { start: place, end: place }, newText: '年' }]);
      await editor.edit(uri, [
        { range: { start: place, end: document.positionAt(offset + 2) }, newText: '' },
      ]);
    }
    const anew = bench.uri('poison-anew.md');
    await editor.open(anew, editor.document(uri).getText());
    const plain = ({ items }: Awaited<ReturnType<Editor['pull']>>) =>
      items!.map(({ range, code, message }) => ({ range, code, message }));
    expect(plain(await editor.pull(uri))).toEqual(plain(await editor.pull(anew)));
    for (const method of ['documentSymbol', 'foldingRange', 'codeLens', 'formatting'])
      await ask(`textDocument/${method}`, { textDocument: { uri }, options: {} });
    await editor.close(uri);
    await editor.close(anew);
    await isWell();
  });
});

test('killed and started again, it says the same', async () => {
  const bench = new Bench({ files: { '2022.md': { cells: { 't3/A/person': 8 } } } });
  const uri = bench.uri('2022.md');
  const said: unknown[] = [];
  for (let i = 0; i < 3; i++) {
    const editor = await Editor.start({ pull: true, folders: [bench.uri('')], server: LAUNCHER });
    await editor.open(uri, bench.text('2022.md'));
    said.push((await editor.pull(uri)).items);
    const gone = new Promise((done) => editor.process!.once('exit', done));
    editor.process!.kill('SIGKILL');
    await gone;
    editor.connection.dispose();
  }
  expect(said[1]).toEqual(said[0]);
  expect(said[2]).toEqual(said[0]);
  bench.remove();
});
