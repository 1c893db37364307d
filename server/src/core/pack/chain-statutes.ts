import type { StatuteData, StatuteVersion } from './data.js';
import type { Path } from './issue.js';
import type { PackFault, PackLayer } from './layer.js';
import { same } from './strictness.js';

export const NO_STATUTES: StatuteData = { statutes: [], documents: [] };

const joined = new WeakMap<readonly StatuteData[], StatuteData>();

/** The same object at every call: look-ups are cached by it. */
export function mergedStatutes(own: StatuteData, added: readonly StatuteData[]): StatuteData {
  if (added.length === 0) return own;
  let all = joined.get(added);
  if (all === undefined) {
    const known = new Set(own.statutes.map(nameOf));
    const numbers = new Set(own.documents.map(({ number }) => number));
    const isNew = (name: string, names: Set<string>): boolean => !names.has(name) && names.add(name) !== null;
    all = {
      statutes: [
        ...own.statutes,
        ...added.flatMap(({ statutes }) => statutes.filter((one) => isNew(nameOf(one), known))),
      ],
      documents: [
        ...own.documents,
        ...added.flatMap(({ documents }) => documents.filter(({ number }) => isNew(number, numbers))),
      ],
    };
    joined.set(added, all);
  }
  return all;
}

const nameOf = ({ title, version }: StatuteVersion): string => JSON.stringify([title, version]);

/**
 * A pack may add laws, and versions of laws; what it inherits of them stays as it is, or rules on citations, locked
 * or not, would be turned round by their data.
 */
export function checkStatutes(layers: readonly PackLayer[], faults: PackFault[]): void {
  if (layers.every(({ statutes }) => statutes === null)) return;
  const known = new Map<string, Known>();
  for (const layer of layers) {
    const { statutes, documents } = layer.builtin?.statutes() ?? layer.statutes ?? NO_STATUTES;
    for (const [i, version] of statutes.entries()) {
      // Without a version it is all that there is of the law; with another it is one more.
      const title = known.get(version.title);
      const only = version.version === null && title !== undefined && title.layer !== layer ? title : null;
      hold(nameOf(version), { value: version, layer }, version.title, ['statutes', i], only);
      known.set(version.title, title ?? { value: null, layer });
    }
    for (const [i, document] of documents.entries())
      hold(document.number, { value: document, layer }, document.number, ['documents', i], null);
  }

  function hold(name: string, own: Known, shown: string, path: Path, title: Known | null): void {
    const other = known.get(name) ?? title;
    if (other === null) known.set(name, own);
    else if (!same(other.value, own.value))
      faults.push({
        code: 'pack/statutes-conflict',
        message: {
          zh: `“${shown}”已由 ${other.layer.id} 写明，不能另写；法规修订了的，请增加一个版本（version）。`,
          en: `“${shown}” is in ${other.layer.id} already and cannot be said otherwise; add another version.`,
        },
        place: (own.layer.statutesAt ?? own.layer.placeOf)(path),
      });
  }
}

interface Known {
  readonly value: unknown;
  readonly layer: PackLayer;
}
