import type { SectionTemplate } from '../../form/form.js';
import type { Section } from '../../report/model.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** The sections stand in the form's order, each once. */
export const check = defineCheck({
  summary: 'Sections stand in the order of the form, each once.',
  params: (z) => z.strictObject({}),
  messages: ['twice', 'first', 'order', 'should-follow'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, form, emit }) {
    if (isRising(report.sections, form.sections)) return;
    const rank = new Map(form.sections.map(({ id, ordinal }) => [id, ordinal]));
    const titles = new Map(form.sections.map(({ id, title }) => [id, title]));
    const seen = new Map<string, Section>();
    const once: Section[] = [];
    for (const section of report.sections) {
      const first = seen.get(section.id);
      if (first === undefined) {
        seen.set(section.id, section);
        once.push(section);
        continue;
      }
      emit({
        message: 'twice',
        range: section.heading.textRange,
        key: `twice ${section.id}`,
        data: { title: titles.get(section.id)! },
        related: [{ range: first.heading.textRange, message: 'first' }],
      });
    }
    const inOrder = longestRising(once.map(({ id }) => rank.get(id)!));
    for (const [index, section] of once.entries()) {
      if (inOrder.has(index)) continue;
      const own = rank.get(section.id)!;
      const before = once.filter((other, i) => inOrder.has(i) && rank.get(other.id)! < own).at(-1);
      emit({
        message: 'order',
        range: section.heading.textRange,
        key: `order ${section.id}`,
        data: { title: titles.get(section.id)! },
        related:
          before === undefined
            ? []
            : [
                {
                  range: before.heading.textRange,
                  message: 'should-follow',
                  data: { title: titles.get(section.id)! },
                },
              ],
      });
    }
  },
});

/** Every section further on in the form than the one before it: as nearly every report has them. */
function isRising(sections: readonly Section[], templates: readonly SectionTemplate[]): boolean {
  let last = 0;
  for (const { id } of sections) {
    const ordinal = templates.find((template) => template.id === id)?.ordinal ?? 0;
    if (ordinal <= last) return false;
    last = ordinal;
  }
  return true;
}

/** Indexes of a longest rising subsequence: what is not in it has been moved. */
function longestRising(ranks: readonly number[]): ReadonlySet<number> {
  const length: number[] = [];
  const from: number[] = [];
  let best = -1;
  for (const [i, rank] of ranks.entries()) {
    length[i] = 1;
    from[i] = -1;
    for (let j = 0; j < i; j++) {
      if (ranks[j]! >= rank || length[j]! + 1 <= length[i]!) continue;
      length[i] = length[j]! + 1;
      from[i] = j;
    }
    if (best < 0 || length[i]! > length[best]!) best = i;
  }
  const chosen = new Set<number>();
  for (let i = best; i >= 0; i = from[i]!) chosen.add(i);
  return chosen;
}
