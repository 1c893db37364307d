import { characters } from './characters.js';
import type { HostileDocument } from './document.js';
import { gaps } from './gaps.js';
import { markup } from './markup.js';
import { pages } from './pages.js';
import { repeated } from './words.js';

/** All hostile documents; `scale`: 1 for the full sizes, less where time is short. */
export function hostileDocuments(scale: number): readonly HostileDocument[] {
  const many = (count: number): number => Math.ceil(count * scale);
  return [...markup(many), ...characters(many), ...pages(many), ...repeated(many), ...gaps(many)];
}
