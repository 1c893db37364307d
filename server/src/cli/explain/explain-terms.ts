import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack, CompiledRule } from '../../core/pack/rule.js';
import { TERMS_KIND } from '../../core/pack/terms.js';

const WORDS = {
  zh: { insteadOf: '，不写', leftOut: '不写', sections: '，须写在', between: '、' },
  en: { insteadOf: ', not ', leftOut: 'never ', sections: ', wanted in ', between: ', ' },
};

/** The agreed wording that a rule asks for, a line each; none for other rules. */
export function termLines(rule: CompiledRule, { terms, form }: CompiledPack, language: Language): string[] {
  if (rule.kind !== TERMS_KIND) return [];
  const say = WORDS[language];
  const titleOf = (id: string): string => form.sections.find((section) => section.id === id)?.title ?? id;
  return (terms?.terms ?? []).map(({ use, avoid, sections, why }) => {
    const others =
      avoid.length === 0 ? '' : (use === null ? say.leftOut : say.insteadOf) + avoid.join(say.between);
    const places = sections.length === 0 ? '' : say.sections + sections.map(titleOf).join(say.between);
    const reason = why === null ? '' : language === 'zh' ? `（${why.zh}）` : ` (${why.en})`;
    return `${use ?? ''}${others}${places}${reason}`;
  });
}
