import { RuleError } from '../../core/checks/define.js';
import { type Composed, compose } from '../../core/pack/compose.js';
import type { ComposeContext } from '../../core/pack/layer.js';
import type { YamlFile } from '../../core/pack/read-yaml.js';
import { validate } from '../../core/pack/validate.js';
import { range } from '../../core/text/range.js';
import { checkKinds } from '../../generated/check-kinds.js';
import * as z from '../zod.js';
import { PackError } from './fault.js';
import type { HostLayer } from './layer.js';
import { linearPattern, patternJudge } from './pattern.js';

const nowhere = () => range(0, 0);
/** Parameters that packs have put together stand in no file; who set them is said by others. */
const NO_FILE: YamlFile = { text: '', value: undefined, issues: [], rangeOf: nowhere, keyRangeOf: nowhere };

const context = (today: string): ComposeContext => ({
  pattern: linearPattern,
  kinds: checkKinds,
  today,
  checkParams(rule, form) {
    const kind = checkKinds[rule.kind];
    if (!kind) return { zh: rule.kind, en: rule.kind };
    const result = validate(kind.params(z), rule.params, NO_FILE);
    if ('issues' in result) return result.issues[0]!.message;
    try {
      kind.validate?.(result.value, form);
      kind.prepare(result.value, form, patternJudge());
      return null;
    } catch (error) {
      if (error instanceof RuleError) return error.words;
      throw error;
    }
  },
});

/** Layers in order, the last what is composed to; throws the first fault. */
export function composeLayers(layers: Iterable<HostLayer>, today: string): Composed {
  const { composed, faults } = compose([...layers], context(today));
  if (composed === null) throw new PackError(faults[0]!);
  return composed;
}

/** What packs that the settings name side by side, and all that these extend, are composed to. */
export function composeTops(
  layers: readonly HostLayer[],
  tops: readonly HostLayer[],
  placeOf: HostLayer['placeOf'],
  today: string,
): Composed {
  return composeLayers(tops.length === 1 ? layers : [...layers, together(tops, placeOf)], today);
}

/** As if one pack without rules extended them all. */
function together(tops: readonly HostLayer[], place: HostLayer['placeOf']): HostLayer {
  const [first] = tops as [HostLayer];
  const fragments = new Map(tops.flatMap((top) => [...top.fragments]));
  const forms = new Set(tops.map(({ baseForm }) => baseForm.id));
  if (forms.size > 1)
    throw new PackError({
      code: 'pack/two-forms',
      message: {
        zh: '同时继承了两种不同格式的规则包；请按文件夹分开设置。',
        en: 'Packs of two different forms are extended at once; use one gouji.yaml a folder.',
      },
      place: place(['extends']),
    });
  const wide = tops.find((top) => [...fragments.keys()].every((id) => top.fragments.has(id)));
  if (wide === undefined)
    throw new PackError({
      code: 'pack/two-fragments',
      message: {
        zh: '几个规则包各自增加了表格，请写一个规则包同时继承它们。',
        en: 'Several packs add tables; write one pack that extends them all.',
      },
      place: place(['extends']),
    });
  return {
    ...first,
    id: tops.map(({ id }) => id).join('+'),
    parents: tops.map(({ id }) => id),
    builtin: null,
    form: wide.form,
    fragments,
    rules: [],
    adjust: {},
    waivers: [],
    statutes: null,
    terms: null,
    placeOf: place,
  };
}
