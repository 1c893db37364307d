import { createRuleSet, type RuleSet } from '../core/engine/ruleset.js';
import { otherBuiltinPack } from '../core/pack/builtin/builtin-others.js';
import { OTHER_BUILTIN } from '../core/pack/builtin/builtin-others-data.js';
import type { CompiledPack } from '../core/pack/rule.js';
import type { ReportDocument } from '../core/report/model.js';
import { readDocument } from '../core/report/read.js';
import type { EffectiveSettings } from './settings/settings.js';

/** As far into a text as its title is looked for. */
const HEAD = 4000;

/**
 * Reads what is no report of the first form by the other built-in ones. Only a title of theirs counts: sections are
 * named alike in many papers.
 */
function readOther(text: string): { readonly document: ReportDocument; readonly pack: CompiledPack } | null {
  const head = text.slice(0, HEAD);
  for (const id of OTHER_BUILTIN) {
    const pack = otherBuiltinPack(id)!;
    const { suffix, variants } = pack.form.title;
    if (![suffix, ...variants].some((words) => head.includes(words))) continue;
    const document = readDocument(text, pack.form);
    if (document.reports.some(({ title }) => title !== null)) return { document, pack };
  }
  return null;
}

/** Whether `cn-rule-of-law-annual@1.0.0` names a pack whose reports are not compared with those of the first form. */
export const isOtherBuiltin = (pack: string): boolean =>
  OTHER_BUILTIN.some((id) => pack.startsWith(`${id}@`));

/** Ids of the rules that only reports of other forms are checked by. */
export const otherRules = (): ReadonlySet<string> =>
  new Set(OTHER_BUILTIN.flatMap((id) => otherBuiltinPack(id)!.rules.map((rule) => rule.id)));

/** Documents that are reports of another built-in form, and what they are checked by. */
export class OtherReports {
  readonly #packs = new WeakMap<ReportDocument, CompiledPack>();
  readonly #ruleSets = new WeakMap<EffectiveSettings, Map<CompiledPack, RuleSet>>();

  /** Null: no report of another form. */
  read(text: string): ReportDocument | null {
    const found = readOther(text);
    if (found !== null) this.#packs.set(found.document, found.pack);
    return found?.document ?? null;
  }

  packOf(document: ReportDocument): CompiledPack | undefined {
    return this.#packs.get(document);
  }

  ruleSetOf(pack: CompiledPack, settings: EffectiveSettings): RuleSet {
    const sets = this.#ruleSets.get(settings) ?? new Map<CompiledPack, RuleSet>();
    this.#ruleSets.set(settings, sets);
    const made = sets.get(pack) ?? createRuleSet(pack, settings.levels);
    sets.set(pack, made);
    return made;
  }
}
