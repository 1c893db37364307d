import type {
  CodeAction,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  LocationLink,
  PublishDiagnosticsParams,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Bench } from './bench.js';
import { accept, complete, sorted } from './complete.js';
import type { Editor } from './editor.js';

export interface Play {
  readonly bench: Bench;
  readonly editor: Editor;
  readonly pull: boolean;
  /** Last result id of each document, as a pulling client keeps them. */
  readonly resultIds: Map<string, string>;
  /** Last faults that were pushed for each file. */
  readonly faults: Map<string, PublishDiagnosticsParams>;
}

type Args = Readonly<Record<string, string>>;
type Action = (play: Play, args: Args) => Promise<unknown>;

const SEVERITY = ['', 'error', 'warning', 'info', 'hint'];

const at = ({ bench, editor }: Play, { file = '', at: where = '' }: Args) => {
  const uri = bench.uri(file);
  return { textDocument: { uri }, position: bench.find(editor.document(uri), where) };
};

const documentOf = ({ bench, editor }: Play, uri: string): TextDocument =>
  editor.documents.get(uri) ?? bench.document(bench.name(uri));

const sayDiagnostic = (play: Play, uri: string, one: Diagnostic): string =>
  `${SEVERITY[one.severity ?? 0]} ${one.code} ${play.bench
    .say(documentOf(play, uri), one.range)
    .slice(play.bench.name(uri).length + 1)}`;

async function diagnostics(play: Play, uri: string): Promise<Diagnostic[]> {
  if (!play.pull) return play.editor.pushed(uri);
  const report = await play.editor.pull(uri);
  play.resultIds.set(uri, report.resultId ?? '');
  return report.items ?? [];
}

async function actionsAt(play: Play, args: Args): Promise<CodeAction[]> {
  const { textDocument, position } = at(play, args);
  const context = { diagnostics: [], ...(args.only === undefined ? {} : { only: [args.only] }) };
  const range = { start: position, end: position };
  const found = await play.editor.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
    textDocument,
    range,
    context,
  });
  return found ?? [];
}

function sayHover(hover: Hover | null): string {
  if (hover === null) return '';
  const { contents } = hover;
  return typeof contents === 'object' && 'value' in contents ? contents.value : String(contents);
}

const sayPlaces = (play: Play, found: (Location | LocationLink)[] | null): string[] =>
  (found ?? []).map((one) => {
    const uri = 'uri' in one ? one.uri : one.targetUri;
    const range = 'uri' in one ? one.range : one.targetSelectionRange;
    return uri.startsWith(play.bench.uri('')) ? play.bench.say(documentOf(play, uri), range) : uri;
  });

/** What changed, line by line: `- before` and `+ after`. */
function changes(before: string, after: string): string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const gone = old.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  return [...gone, ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`)];
}

async function applied(play: Play, uri: string, change: () => Promise<void> | void): Promise<string[]> {
  const before = play.editor.document(uri).getText();
  await change();
  return changes(before, play.editor.document(uri).getText());
}

const request =
  <T>(method: string, say: (result: T, play: Play, args: Args) => unknown): Action =>
  async (play, args) =>
    say(await play.editor.connection.sendRequest<T>(method, at(play, args)), play, args);

const wholeFile =
  <T>(method: string, say: (result: T, play: Play, uri: string) => unknown): Action =>
  async (play, { file = '' }) => {
    const uri = play.bench.uri(file);
    const textDocument = { uri };
    const options = { tabSize: 2, insertSpaces: true };
    return say(await play.editor.connection.sendRequest<T>(method, { textDocument, options }), play, uri);
  };

const outline = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
  symbols.flatMap(({ name, detail, children = [] }) => [
    `${'  '.repeat(depth)}${name}${detail ? ` (${detail})` : ''}`,
    ...outline(children, depth + 1),
  ]);

/** The verbs that pages may use under When. */
export const ACTIONS: Readonly<Record<string, Action>> = {
  open: async (play, { file = '', language = 'markdown' }) => {
    await play.editor.open(play.bench.uri(file), play.bench.text(file), language);
    return 'open';
  },
  close: async (play, { file = '' }) => {
    await play.editor.close(play.bench.uri(file));
    return 'closed';
  },
  edit: async (play, { file = '', find = '', with: by = '' }) => {
    const uri = play.bench.uri(file);
    const document = play.editor.document(uri);
    const start = play.bench.offset(document.getText(), find);
    const range = {
      start: document.positionAt(start),
      end: document.positionAt(start + find.replace('‸', '').length),
    };
    return applied(play, uri, () => play.editor.edit(uri, [{ range, newText: by }]));
  },
  'edit again': (play, args) => ACTIONS.edit!(play, args),
  /** A file written behind the editor's back, and the client's word of it. */
  write: async (play, { file = '', text = '' }) => {
    play.bench.write(file, text);
    const changed = [{ uri: play.bench.uri(file), type: 2 }];
    await play.editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: changed });
    return 'written';
  },
  diagnostics: async (play, { file = '' }) => {
    const uri = play.bench.uri(file);
    return (await diagnostics(play, uri)).map((one) => sayDiagnostic(play, uri, one));
  },
  /** What is pushed for a file that is no report: the settings. */
  published: async (play, { file = '' }) => {
    await play.editor.quiet();
    const found = play.editor.published.get(play.bench.uri(file))?.diagnostics ?? [];
    return found.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
  },
  /** The next that is pushed for a pack's file in the editor, with the words that each is about. */
  faults: async (play, { file = '' }) => {
    const uri = play.bench.uri(file);
    const before = play.faults.get(uri);
    for (let i = 0; i < 400 && play.editor.published.get(uri) === before; i++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    await play.editor.quiet();
    const now = play.editor.published.get(uri);
    if (now) play.faults.set(uri, now);
    const document = documentOf(play, uri);
    const said = (now?.diagnostics ?? []).map(
      ({ range, message, severity = 0, code = '-' }) =>
        `${SEVERITY[severity]} ${code} «${document.getText(range)}» ${message}`,
    );
    return said.join('\n');
  },
  message: async (play, { file = '', rule = '' }) => {
    const found = await diagnostics(play, play.bench.uri(file));
    return found.find(({ code }) => code === rule)?.message ?? '';
  },
  related: async (play, { file = '', rule = '' }) => {
    const found = await diagnostics(play, play.bench.uri(file));
    const one = found.find(({ code }) => code === rule);
    return (one?.relatedInformation ?? []).map(
      ({ location, message }) => `${sayPlaces(play, [location])[0]}: ${message}`,
    );
  },
  'pull again': async (play, { file = '' }) => {
    const uri = play.bench.uri(file);
    return (await play.editor.pull(uri, play.resultIds.get(uri))).kind;
  },
  actions: async (play, args) =>
    (await actionsAt(play, args)).map(({ title, disabled }) =>
      disabled ? `${title} ✗ ${disabled.reason}` : title,
    ),
  fix: async (play, args) => {
    const action = (await actionsAt(play, args)).find(({ title }) => title.includes(args.title ?? ''));
    if (!action?.edit) throw new Error(`no fix “${args.title}”`);
    return applied(play, play.bench.uri(args.file ?? ''), () => play.editor.apply(action.edit!));
  },
  'fix all': async (play, args) => {
    const [action] = await actionsAt(play, { ...args, at: '', only: 'source.fixAll.gouji' });
    if (!action?.edit) return [];
    return applied(play, play.bench.uri(args.file ?? ''), () => play.editor.apply(action.edit!));
  },
  hover: request<Hover | null>('textDocument/hover', sayHover),
  definition: request<LocationLink[] | null>('textDocument/definition', (found, play) =>
    sayPlaces(play, found),
  ),
  references: async (play, args) => {
    const params = { ...at(play, args), context: { includeDeclaration: false } };
    return sayPlaces(play, await play.editor.connection.sendRequest('textDocument/references', params));
  },
  highlight: async (play, args) => {
    const found = await play.editor.connection.sendRequest<Location[] | null>(
      'textDocument/documentHighlight',
      at(play, args),
    );
    const uri = play.bench.uri(args.file ?? '');
    return sayPlaces(
      play,
      (found ?? []).map(({ range }) => ({ uri, range })),
    );
  },
  symbols: wholeFile<DocumentSymbol[]>('textDocument/documentSymbol', (found) => outline(found)),
  folding: wholeFile<FoldingRange[]>('textDocument/foldingRange', (found, play, uri) =>
    found.map(({ startLine }) => {
      const start = { line: startLine, character: 0 };
      return documentOf(play, uri)
        .getText({ start, end: { line: startLine + 1, character: 0 } })
        .trim();
    }),
  ),
  format: async (play, { file = '' }) => {
    const uri = play.bench.uri(file);
    const edits = await play.editor.connection.sendRequest<TextEdit[] | null>('textDocument/formatting', {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    return applied(play, uri, () => play.editor.apply({ changes: { [uri]: edits ?? [] } }));
  },
  selection: async (play, args) => {
    const { textDocument, position } = at(play, args);
    const [found] = await play.editor.connection.sendRequest<SelectionRange[]>(
      'textDocument/selectionRange',
      {
        textDocument,
        positions: [position],
      },
    );
    const said: string[] = [];
    for (let one: SelectionRange | undefined = found; one; one = one.parent) {
      const text = documentOf(play, textDocument.uri).getText(one.range);
      said.push(text.length > 30 ? `${text.slice(0, 15).trim()}…` : text);
    }
    return said;
  },
  rename: async (play, args) => {
    const params = { ...at(play, args), newName: args.to };
    const answer = play.editor.connection.sendRequest<WorkspaceEdit | null>('textDocument/rename', params);
    const edit = await answer.catch((error: Error) => error);
    if (edit instanceof Error) return [`✗ ${edit.message}`];
    return applied(play, play.bench.uri(args.file ?? ''), () => play.editor.apply(edit ?? {}));
  },
  hints: async (play, { file = '' }) => {
    const uri = play.bench.uri(file);
    const document = documentOf(play, uri);
    const range = { start: { line: 0, character: 0 }, end: document.positionAt(document.getText().length) };
    const found = await play.editor.connection.sendRequest<InlayHint[] | null>('textDocument/inlayHint', {
      textDocument: { uri },
      range,
    });
    return (found ?? []).map(({ position, label }) => {
      const before = document.getText({ start: { line: position.line, character: 0 }, end: position });
      return `${before.slice(-12)}‸${label}`;
    });
  },
  lenses: wholeFile<{ command?: { title: string } }[]>('textDocument/codeLens', (found) =>
    found.map(({ command }) => command?.title),
  ),
  complete,
  sorted,
  accept,
  'workspace symbols': async (play, { query = '' }) => {
    const found = await play.editor.connection.sendRequest<{ name: string; location: Location }[]>(
      'workspace/symbol',
      { query },
    );
    return found.map(({ name, location }) => `${name} ${play.bench.name(location.uri)}`);
  },
  'workspace diagnostics': async (play) => {
    const { items } = await play.editor.connection.sendRequest<{
      items: { uri: string; kind: string; items?: Diagnostic[] }[];
    }>('workspace/diagnostic', { previousResultIds: [] });
    return items.map(
      ({ uri, items: own = [] }) =>
        `${play.bench.name(uri)}: ${own.map(({ code }) => code).join(' ') || 'nothing'}`,
    );
  },
};
