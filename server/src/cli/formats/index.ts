import type { Format } from './format.js';
import { json } from './json.js';
import type { FormatName } from './names.js';
import { pretty } from './pretty.js';

/** The two that nearly every run uses are at hand; the others are loaded when asked for. */
export async function loadFormat(name: FormatName): Promise<Format> {
  if (name === 'pretty') return pretty;
  if (name === 'json') return json;
  if (name === 'html') return (await import('./html.js')).html;
  return (await import('./exchange.lazy.js')).exchangeFormats[name];
}
