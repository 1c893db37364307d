import type { Localized } from '../form/form.js';
import type { Term, TermData } from './data.js';
import type { LayerTerm, PackFault, PackLayer, Place } from './layer.js';

export const NO_TERMS: TermData = { terms: [] };

/** The kind of check that reads terms. */
export const TERMS_KIND = 'terms';

/**
 * The terms of a chain, parents first. A pack adds to what it inherits; saying it again does nothing, saying otherwise
 * is a fault at the pack that does.
 */
export function mergedTerms(layers: readonly PackLayer[], faults: PackFault[]): TermData {
  const all = layers.flatMap(({ terms }) => terms ?? []);
  if (all.length === 0) return NO_TERMS;
  const avoided = new Map<string, LayerTerm>();
  const used = new Map<string, Place>();
  const conflict = (at: Place, other: Place, message: Localized): void => {
    const related = [{ place: other, message: { zh: '已在这里约定', en: 'agreed here' } }];
    faults.push({ code: 'pack/terms-conflict', message, place: at, related });
  };
  for (const { term, place } of all) if (term.use !== null && !used.has(term.use)) used.set(term.use, place);
  const terms = all.flatMap(({ term, place }): Term[] => {
    const avoid = term.avoid.filter((words) => {
      const wanted = used.get(words);
      if (wanted !== undefined)
        conflict(place, wanted, {
          zh: `“${words}”既是规范用语，又要求不用。`,
          en: `“${words}” is agreed upon, and to be avoided.`,
        });
      const known = avoided.get(words);
      if (known === undefined) {
        avoided.set(words, { term, place });
        return true;
      }
      if (known.term.use !== term.use)
        conflict(place, known.place, {
          zh: `“${words}”应改用什么，两处不一致：${shown(known.term)}、${shown(term)}。`,
          en: `What to write for “${words}” differs: ${shown(known.term)}, ${shown(term)}.`,
        });
      else if (term.unless.some((longer) => longer.includes(words) && !known.term.unless.includes(longer)))
        conflict(place, known.place, {
          zh: `“${words}”的例外 unless 比已有的多，不能放宽。`,
          en: `More is left to “${words}” by unless than was agreed.`,
        });
      return false;
    });
    return avoid.length === 0 && term.sections.length === 0 ? [] : [{ ...term, avoid }];
  });
  return { terms };
}

const shown = ({ use }: Term): string => (use === null ? '—' : `“${use}”`);
