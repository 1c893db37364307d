/** Names under which the server takes `workspace/executeCommand`. Clients put their own names over them. */
export const COMMANDS = {
  /** [rule] → Markdown */
  explainRule: 'gouji.server.explainRule',
  /** [title, WorkspaceEdit] */
  applyEdit: 'gouji.server.applyEdit',
  /** [uri] */
  applySafeFixes: 'gouji.server.applySafeFixes',
  /** [uri, fingerprint, reason] */
  suppress: 'gouji.server.suppress',
  /** [] → findings of all reports of the workspace, counted */
  checkWorkspace: 'gouji.server.checkWorkspace',
  /** [] → text */
  debugInformation: 'gouji.server.debugInformation',
} as const;
