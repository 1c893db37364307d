import { characters } from './characters.js';
import type { HostileDocument } from './document.js';
import { formats } from './formats.js';
import { gaps } from './gaps.js';
import { markup } from './markup.js';
import { pages } from './pages.js';
import { prose } from './prose.js';
import { tables } from './tables.js';
import { repeated } from './words.js';

/** All hostile documents; `scale`: 1 for the full sizes, less where time is short. */
export function hostileDocuments(scale: number): readonly HostileDocument[] {
  const many = (count: number): number => Math.ceil(count * scale);
  return [markup, characters, pages, tables, prose, formats, repeated, gaps].flatMap((kind) => kind(many));
}
