import type { BaseReport } from '../../render/base-report.js';
import type { CompiledPack, RuleHelp } from '../rule.js';
import { builtinHelp } from './builtin-help.js';
import { otherBuiltinPack, takenFrom } from './builtin-others.js';
import { otherPackData } from './builtin-others-data.js';

/** A built-in pack with what explaining and testing it needs. */
export interface OtherPack {
  readonly pack: CompiledPack;
  readonly help: readonly RuleHelp[];
  readonly base: BaseReport;
}

/** A built-in pack besides the one that needs no entry; null: there is none of the id. */
export function builtinPackNamed(id: string): OtherPack | null {
  const data = otherPackData(id);
  const pack = otherBuiltinPack(id);
  if (data === null || pack === null) return null;
  const isTaken = takenFrom(data);
  return {
    pack,
    help: [...builtinHelp().filter((page) => isTaken(page.id)), ...data.help],
    base: data.base,
  };
}
