import { allBuiltinHelp } from '../../core/pack/builtin/builtin-others-help.js';

/** Explanations of built-in rules by id. Loaded only where something is to be explained. */
export const ruleHelp = allBuiltinHelp;
