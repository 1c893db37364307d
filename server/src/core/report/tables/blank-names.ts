import type { Sense } from '../../form/sense.js';
import { isBlank, skipBlanks } from '../../text/fold.js';
import type { Source } from '../source.js';

const LONGEST_LINE = 120;

/**
 * What the words of a line mean that blanks part, as text taken from a PDF has a header: `自然人 法人或其他组织 总计`.
 * Null where it is one word, or some word is none of the table's.
 */
export function blankNames({ items, text, lexicon }: Source, cell: number, table: number): Sense[] | null {
  const start = items.cellStart[cell]!;
  const end = items.cellEnd[cell]!;
  if (end - start > LONGEST_LINE) return null;
  const out: Sense[] = [];
  for (let from = start; from < end; ) {
    let to = from;
    while (to < end && !isBlank(text.charCodeAt(to))) to++;
    if (to === end && from === start) return null;
    const sense = lexicon.look(text, from, to).senses[table];
    if (!sense || sense.fuzzy || sense.torn) return null;
    out.push(sense);
    from = skipBlanks(text, to, end);
  }
  return out;
}
