import type { Form } from '../../core/form/form.js';
import type { LayerTerm } from '../../core/pack/layer.js';
import { nearestName } from '../../core/pack/nearest.js';
import { termsSchema } from '../../core/pack/schema/terms-schema.js';
import type { ReadPack } from './read-pack.js';

const FILE = 'data/terms.yaml';

/** Wording that a pack has agreed upon; null where it says nothing. Throws the first fault. */
export function readTerms(read: ReadPack, form: Form): readonly LayerTerm[] | null {
  const file = read.yaml(FILE, termsSchema);
  if (file === null) return null;
  const wrong = (zh: string, en: string, path: readonly (string | number)[]): never =>
    read.failIn(FILE, 'terms', zh, en, path);
  return file.terms.map(({ use = null, avoid, unless, sections, why = null }, i) => {
    const at = ['terms', i];
    if (avoid.length === 0 && sections.length === 0)
      wrong(
        '写明不用哪些说法（avoid），或哪些部分必须写到（sections）。',
        'Say what to avoid, or the sections that must hold it.',
        at,
      );
    if (use === null && sections.length > 0)
      wrong('写了 sections，就要写 use。', 'With sections there must be use.', [...at, 'sections']);
    const idle = unless.findIndex((longer) => !avoid.some((words) => longer.includes(words)));
    if (idle >= 0)
      wrong(`“${unless[idle]}”不含要避免的说法。`, `“${unless[idle]}” holds none of the avoided words.`, [
        ...at,
        'unless',
        idle,
      ]);
    for (const [j, id] of sections.entries()) {
      const ids = form.sections.map((section) => section.id);
      if (ids.includes(id)) continue;
      const near = nearestName(id, ids);
      wrong(
        `没有编号为“${id}”的部分${near ? `，是否想写“${near}”？` : '。'}`,
        `There is no section “${id}”${near ? `; did you mean “${near}”?` : '.'}`,
        [...at, 'sections', j],
      );
    }
    return { term: { use, avoid, unless, sections, why }, place: read.place(FILE, at) };
  });
}
