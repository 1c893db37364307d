import { builtinPackJson } from '../../../generated/builtin-pack.js';
import { checkKinds } from '../../../generated/check-kinds.js';
import { regionsJson } from '../../../generated/regions.js';
import { statutesJson } from '../../../generated/statutes.js';
import { type FormData, hydrateForm } from '../../form/compile.js';
import { type FormDigest, keepFormDigest } from '../../form/digest.js';
import { keepDigest } from '../../text/digest.js';
import { once } from '../../text/once.js';
import type { PlaceData, StatuteData } from '../data.js';
import type { CompiledPack, CompiledRule } from '../rule.js';

interface PackData {
  readonly id: string;
  readonly version: string;
  readonly form: FormData;
  readonly formDigest: FormDigest;
  readonly rules: readonly CompiledRule[];
  /** What kinds have made of their rules' parameters, by rule id. */
  readonly digests: Readonly<Record<string, unknown>>;
  /** Of the form's vocabulary. */
  readonly gates: unknown;
}

/** The pack that gouji ships with, from data compiled ahead of time: no YAML, no zod, no file is touched. */
export const builtinPack: () => CompiledPack = once(() => {
  const pack = JSON.parse(builtinPackJson()) as PackData;
  const { id, version, form: data, formDigest, rules, digests, gates } = pack;
  for (const rule of rules)
    if (Object.hasOwn(digests, rule.id)) keepDigest(rule.params as object, digests[rule.id]);
  const form = hydrateForm(data);
  keepFormDigest(form, formDigest);
  if (form.prose) keepDigest(form.prose, gates);
  return {
    id,
    version,
    form,
    rules,
    statutes: once(() => JSON.parse(statutesJson()) as StatuteData),
    places: once(() => JSON.parse(regionsJson()) as PlaceData),
    kinds: checkKinds,
  };
});
