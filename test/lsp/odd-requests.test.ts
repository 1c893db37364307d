// What clients ask in states that pages of Given, When and Then do not show: empty files, HTML, other answers' shapes.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  FoldingRange,
  Location,
  LocationLink,
} from 'vscode-languageserver/node';
import { Bench } from './support/bench.js';
import { Editor } from './support/editor.js';
import { textOfGiven } from './support/given.js';

let bench: Bench;
let editor: Editor;

async function given(
  files: Record<string, unknown>,
  capabilities = {},
  initializationOptions = {},
): Promise<void> {
  bench = new Bench({ files } as never);
  editor = await Editor.start({ pull: true, folders: [bench.uri('')], capabilities, initializationOptions });
}

const open = async (name: string, language = 'markdown'): Promise<string> => {
  const uri = bench.uri(name);
  await editor.open(uri, bench.text(name), language);
  return uri;
};

const ask = <T>(method: string, params: object): Promise<T> =>
  editor.connection.sendRequest(method, params) as Promise<T>;

/** A place in an open document, `‸` before or in the words. */
const at = (uri: string, words: string) => ({
  textDocument: { uri },
  position: bench.find(editor.document(uri), words),
});

const lineAt = (uri: string, line: number): string => editor.document(uri).getText().split('\n')[line] ?? '';

const lineOf = (uri: string, words: string): number =>
  editor
    .document(uri)
    .getText()
    .split('\n')
    .findIndex((line) => line.includes(words));

afterEach(async () => {
  await editor.stop();
  bench.remove();
});

describe('a number, its cell, a law', () => {
  beforeEach(() => given({ '2022.md': {} }));

  test('all places of a quantity are found from each of them; its cells only where the declaration is wanted', async () => {
    const uri = await open('2022.md');
    const places = async (words: string, includeDeclaration: boolean) =>
      (
        await ask<Location[]>('textDocument/references', {
          ...at(uri, words),
          context: { includeDeclaration },
        })
      ).map(({ range }) => editor.document(uri).getText(range)).length;
    expect(await places('t3/A/total', true)).toBe(2);
    expect(await places('新收政府信息公开申请‸9件', true)).toBe(2);
    expect(await places('t3/A/total', false)).toBe(1);
    expect(await places('新收政府信息公开申请‸9件', false)).toBe(1);
  });

  test('a document’s number is completed once it is begun', async () => {
    const uri = await open('2022.md');
    const { position } = at(uri, '优化门户网站‸');
    await editor.edit(uri, [{ range: { start: position, end: position }, newText: '（国办公开办函〔' }]);
    const items = await ask<CompletionItem[]>(
      'textDocument/completion',
      at(uri, '优化门户网站（国办公开办函〔‸'),
    );
    expect(items.map(({ label }) => label)).toContain('国办公开办函〔2021〕30号');
  });

  test('a command that nobody knows is refused', async () => {
    const asked = ask('workspace/executeCommand', { command: 'gouji.server.none', arguments: [] });
    await expect(asked).rejects.toThrow('gouji.server.none');
  });
});

test('an article leads to its own line of the page of the law', async () => {
  await given({ '2022.md': {} }, {}, { statuteUri: 'gouji-law:/{statute}.md' });
  const uri = await open('2022.md');
  const find = async (words: string) =>
    (await ask<LocationLink[]>('textDocument/definition', at(uri, words)))[0]!;
  const { targetUri, targetRange } = await find('政府信息公开条例》第‸五十条');
  const title = /gouji-law:\/(.*)\.md$/.exec(decodeURIComponent(targetUri))![1];
  const page = await ask<string>('workspace/executeCommand', {
    command: 'gouji.server.explainStatute',
    arguments: [title],
  });
  expect(page.split('\n')[targetRange.start.line]).toMatch(/^- 第五十条：/);
});

describe('HTML', () => {
  test('a section folds up to the next heading, which stays in sight', async () => {
    await given({ '2022.html': { syntax: 'html' } });
    const uri = await open('2022.html', 'html');
    const folds = await ask<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    const sections = folds.filter(({ startLine }) => /<h2>/.test(lineAt(uri, startLine)));
    expect(sections.length).toBe(6);
    for (const { endLine } of sections) expect(lineAt(uri, endLine)).not.toMatch(/<h\d>/);
  });

  test('a client that takes three folds gets three', async () => {
    await given({ '2022.html': { syntax: 'html' } }, { textDocument: { foldingRange: { rangeLimit: 3 } } });
    const uri = await open('2022.html', 'html');
    const folds = await ask<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    expect(folds.map(({ startLine }) => lineAt(uri, startLine).slice(0, 6))).toEqual([
      '<h2>一、',
      '<h2>二、',
      '<h2>三、',
    ]);
  });
});

/** As converters write it: a line for a row, and a blank cell where the form's cell spans rows. */
const asFlatHtml = (markdown: string): string =>
  markdown
    .split('\n')
    .filter((line) => !line.startsWith('| ---'))
    .map((line) => {
      if (!line.startsWith('|')) return line === '' ? '' : `<p>${line.replace(/^#+ /, '')}</p>`;
      const cells = line.split('|').slice(1, -1);
      return `<tr>${cells.map((cell) => `<td>${cell.trim()}</td>`).join('')}</tr>`;
    })
    .join('\n')
    .replace(/(?:<tr>.*\n?)+/g, (rows) => `<table>\n${rows.trimEnd()}\n</table>\n`);

test('a row that is missing from HTML is put in between its neighbours', async () => {
  const whole = asFlatHtml(textOfGiven({ syntax: 'gfm-flat' }));
  await given({ '2022.html': whole.replace(/<tr>.*2\.重复申请.*\n/, '') });
  const uri = await open('2022.html', 'html');
  const [finding, ...others] = (await editor.pull(uri)).items ?? [];
  expect([finding?.code, others]).toEqual(['table/row-missing', []]);
  const actions = await ask<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: finding!.range,
    context: { diagnostics: [finding] },
  });
  editor.apply(actions[0]!.edit!);
  expect(lineOf(uri, '2.重复申请')).toBe(lineOf(uri, '1.信访举报投诉') + 1);
  // Its cells are blank: what they say is the author's to say.
  expect(((await editor.pull(uri)).items ?? []).map(({ code }) => code)).toEqual(['table/cell-blank']);
});

test('a sum of which any figure may be wrong can be given its computed total', async () => {
  await given({ '2022.md': { cells: { 't4/review/upheld': 1, 't4/review/total': 3 } } });
  const uri = await open('2022.md');
  const [finding] = ((await editor.pull(uri)).items ?? []).filter(({ code }) => code === 'table/relation');
  const actions = await ask<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: finding!.range,
    context: { diagnostics: [finding] },
  });
  expect(actions[0]!.title).toContain('改为 1');
  expect(actions[0]!.isPreferred).toBeUndefined();
  editor.apply(actions[0]!.edit!);
  expect(((await editor.pull(uri)).items ?? []).map(({ code }) => code)).not.toContain('table/relation');
});

describe('an empty file', () => {
  const items = async (name: string, text: string, language = 'markdown') => {
    await given({ [name]: text });
    const uri = await open(name, language);
    const { length } = text;
    const found = await ask<CompletionItem[] | null>('textDocument/completion', {
      textDocument: { uri },
      position: editor.document(uri).positionAt(length),
    });
    return { uri, found: found ?? [] };
  };

  test.each([
    ['new.md', '', '# '],
    ['new.md', '# 年', '# '],
    ['new.txt', '年报', ''],
    ['new.html', '', '<h1>'],
  ])('%s with “%s” is offered the whole form, and that is a report', async (name, text, head) => {
    const { uri, found } = await items(name, text);
    expect(found).toHaveLength(1);
    await editor.edit(uri, [found[0]!.textEdit as never]);
    expect(editor.document(uri).getText().startsWith(head)).toBe(true);
    const codes = ((await editor.pull(uri)).items ?? []).map(({ code }) => code);
    expect(codes).toContain('text/placeholder');
    expect(codes.filter((code) => /^(?:table\/|structure\/section)/.test(String(code)))).toEqual([]);
  });

  test.each(['# 会议记录\n', '- [ ] 买纸\n', `${'年报'.repeat(40)}\n`])('%s is left alone', async (text) => {
    expect((await items('notes.md', text)).found).toEqual([]);
  });
});

describe('a folder', () => {
  test('partial results are all that comes: the answer at the end is empty', async () => {
    await given({ '2022.md': {}, 'closed.md': { agency: '柳州市甲乙区民政局' } });
    const parts: { items: unknown[] }[] = [];
    editor.connection.onNotification('$/progress', ({ token, value }) => {
      if (token === 'p') parts.push(value);
    });
    const { items } = await ask<{ items: unknown[] }>('workspace/diagnostic', {
      previousResultIds: [],
      partialResultToken: 'p',
    });
    await editor.quiet();
    expect(items).toEqual([]);
    expect(parts.flatMap((part) => part.items)).toHaveLength(2);
  });

  test('reports of the year before are offered for a fresh one, the agency’s own first', async () => {
    await given({ 'a.md': { agency: '柳州市甲乙区民政局' }, 'b.md': {}, 'c.md': { year: 2021 } });
    const wanted = { agency: '柳州市甲乙区教育局', year: 2023 };
    const answer = await ask<{ reports: { path: string }[]; isShared: boolean }>('workspace/executeCommand', {
      command: 'gouji.server.lastReports',
      arguments: [wanted],
    });
    expect(answer.reports.map(({ path }) => path)).toEqual(['b.md', 'a.md']);
    expect(answer.isShared).toBe(true);
  });
});
