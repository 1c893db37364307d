import type { RuleHelp } from '../rule.js';
import { builtinHelp } from './builtin-help.js';
import { OTHER_BUILTIN, otherPackData } from './builtin-others-data.js';

/** Explanations of every built-in rule by id; where two packs have an id, those of the first. */
export const allBuiltinHelp = (): ReadonlyMap<string, RuleHelp> =>
  new Map(
    [...OTHER_BUILTIN.flatMap((id) => otherPackData(id)?.help ?? []), ...builtinHelp()].map((help) => [
      help.id,
      help,
    ]),
  );
