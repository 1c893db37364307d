import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { Language } from '../../core/engine/wording.js';

/** What the client can do and wants, read once from `initialize`; the rest of the server asks only this. */
export interface ClientFeatures {
  readonly pull: boolean;
  readonly pullRefresh: boolean;
  readonly related: boolean;
  readonly tags: boolean;
  readonly codeDescription: boolean;
  readonly codeActionLiterals: boolean;
  readonly codeActionDisabled: boolean;
  readonly codeActionPreferred: boolean;
  /** `documentChanges` with versions; without it edits go out as plain `changes`. */
  readonly versionedEdits: boolean;
  readonly hierarchicalSymbols: boolean;
  /** As many folds as it takes. */
  readonly foldingLimit: number;
  readonly definitionLinks: boolean;
  readonly markdownHover: boolean;
  readonly snippets: boolean;
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly watchedFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly workDoneProgress: boolean;
  readonly inlayRefresh: boolean;
  readonly lensRefresh: boolean;
  readonly tokensRefresh: boolean;
  readonly showDocument: boolean;
  /** The client's own language; `gouji.language` and `gouji.yaml` come before it. */
  readonly language: Language;
  readonly options: ClientOptions;
}

/** `initializationOptions`: what only our own clients send. */
export interface ClientOptions {
  /** Where a rule's page is shown, `{rule}` put in: `gouji-rule:/{rule}.md`. */
  readonly ruleUri?: string;
  /** The same for a statute: `gouji-law:/{statute}.md`. */
  readonly statuteUri?: string;
  /** The client has our commands `gouji.explainRule`, `gouji.disableWithReason`, `gouji.showTables`. */
  readonly commands: boolean;
  /** Files that brought the server down twice: not read again until they change on the client's word. */
  readonly quarantined: readonly string[];
  /** The workspace is not trusted: packs that its settings name are not read. */
  readonly restricted: boolean;
}

export function readClientFeatures(params: InitializeParams): ClientFeatures {
  const { workspace, textDocument, window }: ClientCapabilities = params.capabilities ?? {};
  const edit = workspace?.workspaceEdit;
  const pull = textDocument?.diagnostic;
  const push = textDocument?.publishDiagnostics;
  const action = textDocument?.codeAction;
  return {
    pull: pull !== undefined,
    pullRefresh: workspace?.diagnostics?.refreshSupport === true,
    related: (pull?.relatedInformation ?? push?.relatedInformation) === true,
    tags: (pull?.tagSupport ?? push?.tagSupport) !== undefined,
    codeDescription: (pull?.codeDescriptionSupport ?? push?.codeDescriptionSupport) === true,
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    codeActionDisabled: action?.disabledSupport === true,
    codeActionPreferred: action?.isPreferredSupport === true,
    versionedEdits: edit?.documentChanges === true,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    markdownHover: takesMarkdown(textDocument?.hover?.contentFormat),
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    workDoneProgress: window?.workDoneProgress === true,
    inlayRefresh: workspace?.inlayHint?.refreshSupport === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    tokensRefresh: workspace?.semanticTokens?.refreshSupport === true,
    showDocument: window?.showDocument?.support === true,
    language: /^en\b/i.test(String(params.locale ?? '')) ? 'en' : 'zh',
    options: readOptions(params.initializationOptions),
  };
}

/** Formats in the client's order; no list at all is a client that has not thought of it. */
const takesMarkdown = (formats: unknown): boolean => !Array.isArray(formats) || formats.includes('markdown');

function readOptions(value: unknown): ClientOptions {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const quarantined = Array.isArray(given.quarantined) ? given.quarantined : [];
  const text = (key: string) => (typeof given[key] === 'string' ? { [key]: given[key] } : {});
  return {
    ...text('ruleUri'),
    ...text('statuteUri'),
    commands: given.commands === true,
    restricted: given.restricted === true,
    quarantined: quarantined.filter((uri): uri is string => typeof uri === 'string'),
  };
}
