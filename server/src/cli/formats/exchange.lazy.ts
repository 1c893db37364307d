import { checkstyle } from './checkstyle.js';
import { csv } from './csv.js';
import type { Format } from './format.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { jsonl } from './jsonl.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import type { FormatName } from './names.js';
import { rdjson } from './rdjson.js';
import { sarif } from './sarif.js';

/** Formats that other programs read, in a bundle of their own. */
export const exchangeFormats: Readonly<Record<Exclude<FormatName, 'pretty' | 'json' | 'html'>, Format>> = {
  jsonl,
  sarif,
  junit,
  checkstyle,
  github,
  gitlab,
  rdjson,
  markdown,
  csv,
};
