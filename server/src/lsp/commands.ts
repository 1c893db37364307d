/** Names under which the server takes `workspace/executeCommand`. Clients put their own names over them. */
export const COMMANDS = {
  /** [rule] → Markdown */
  explainRule: 'gouji.server.explainRule',
  /** [title] → Markdown */
  explainStatute: 'gouji.server.explainStatute',
  /** [title, WorkspaceEdit] */
  applyEdit: 'gouji.server.applyEdit',
  /** [uri] */
  applySafeFixes: 'gouji.server.applySafeFixes',
  /** [uri, fingerprint, reason] */
  suppress: 'gouji.server.suppress',
  /** [] → findings of all reports of the workspace, counted */
  checkWorkspace: 'gouji.server.checkWorkspace',
  /** [] → [{ id, title }] */
  listRules: 'gouji.server.listRules',
  /** [uri] → tables of the reports in a file, as grids */
  tables: 'gouji.server.tables',
  /** [{ agency, year, previous }] → text of a fresh report; `previous`: URI of last year's, or null */
  newReport: 'gouji.server.newReport',
  /** [{ agency, year }] → { reports: those of the year before, the agency's own first; isShared: others' are there } */
  lastReports: 'gouji.server.lastReports',
  /** [] → HTML, findings of all reports of the workspace */
  exportReport: 'gouji.server.exportReport',
  /** [uri, fingerprint] → Markdown, one finding with its text masked */
  redactedCase: 'gouji.server.redactedCase',
  /** [uri] → pack, edition and what was read of each report */
  describe: 'gouji.server.describe',
  /** [uri] → how many cases of the rule in a pack's file pass and fail; run again */
  runCases: 'gouji.server.runCases',
  /** [] → text */
  debugInformation: 'gouji.server.debugInformation',
} as const;

/** Commands that only clients of ours have (`ClientOptions.commands`): they ask or show something. */
export const CLIENT_COMMANDS = {
  /** [rule] */
  explainRule: 'gouji.explainRule',
  /** [uri, fingerprint, rule] */
  disableWithReason: 'gouji.disableWithReason',
  /** [uri, table] */
  showTables: 'gouji.showTables',
} as const;
