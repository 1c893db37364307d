import type { BaseReport } from '../render/base-report.js';
import type { CompiledPack, RuleHelp } from './rule.js';

interface OtherPack {
  readonly pack: CompiledPack;
  readonly help: readonly RuleHelp[];
  readonly base: BaseReport;
}

/** A built-in pack besides the one that needs no entry; null: there is none of the id. */
export function builtinPackNamed(_id: string): OtherPack | null {
  return null;
}
