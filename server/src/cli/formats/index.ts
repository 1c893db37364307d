import type { Format } from './format.js';
import { json } from './json.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';

/** Formats by the name that `--format` takes. */
export const formats: Readonly<Record<string, Format>> = { pretty, json, sarif };
