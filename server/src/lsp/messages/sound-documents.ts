import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isRange, ofDocument } from './sound-params.js';

/** What `TextDocuments` listens to. */
type TextDocumentConnection = Parameters<TextDocuments<TextDocument>['listen']>[0];

interface Params {
  readonly textDocument?: { readonly uri?: unknown; readonly text?: unknown } | null;
  readonly contentChanges?: unknown;
}

/**
 * Texts that nobody writes in: an earlier version beside a file in a comparison, a notebook's cell, a log, pages of
 * ours. Findings there would stand in the list twice, and cannot be mended where they are shown.
 */
const NOT_WRITTEN =
  /^(?:git(?:fs|lens|-graph)?|svn|hg|pr|review|scm[\w-]*|fugitive|diffview|octo|vscode-(?:notebook-cell[\w-]*|scm|interactive|chat[\w-]*|local-history|terminal)|comment|output|log|debug|search-editor|gouji-[\w-]+):/i;

/**
 * What a store of documents listens to, without messages that name no document: it would keep them under no name, and
 * everything that goes through the open documents would fall over them later.
 */
export function soundDocuments(connection: Connection): TextDocumentConnection {
  const sound =
    <P, R>(isSound: (params: Params) => boolean, handler: (params: P) => R) =>
    (params: P): R | undefined => {
      const { textDocument } = (params ?? {}) as Params;
      const uri = textDocument?.uri;
      const isNamed = typeof uri === 'string' && !NOT_WRITTEN.test(uri);
      return isNamed && isSound(params as Params) ? handler(params) : undefined;
    };
  const any = (): boolean => true;
  return {
    onDidOpenTextDocument: (handler) =>
      connection.onDidOpenTextDocument(
        sound(({ textDocument }) => typeof textDocument?.text === 'string', handler),
      ),
    onDidChangeTextDocument: (handler) =>
      connection.onDidChangeTextDocument(
        sound(
          ({ contentChanges }) => Array.isArray(contentChanges) && contentChanges.every(isChange),
          handler,
        ),
      ),
    onDidCloseTextDocument: (handler) => connection.onDidCloseTextDocument(sound(any, handler)),
    onDidSaveTextDocument: (handler) => connection.onDidSaveTextDocument(sound(any, handler)),
    onWillSaveTextDocument: (handler) => connection.onWillSaveTextDocument(sound(any, handler)),
    onWillSaveTextDocumentWaitUntil: (handler) =>
      connection.onWillSaveTextDocumentWaitUntil(ofDocument([], (params, token) => handler(params, token))),
  };
}

function isChange(change: unknown): boolean {
  if (change === null || typeof change !== 'object') return false;
  const { text, range } = change as { readonly text?: unknown; readonly range?: unknown };
  if (typeof text !== 'string') return false;
  if (range === undefined || range === null) return true;
  return isRange(range);
}
