/** Names that `--format` takes. */
export const FORMATS = [
  'pretty',
  'json',
  'jsonl',
  'sarif',
  'junit',
  'checkstyle',
  'github',
  'gitlab',
  'rdjson',
  'markdown',
  'csv',
  'html',
] as const;

export type FormatName = (typeof FORMATS)[number];
