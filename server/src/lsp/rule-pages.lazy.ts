import { allBuiltinHelp } from '../core/pack/builtin-others-help.js';

/** What the built-in rules say of themselves. Loaded with the first hover or page, not with the server. */
export const ruleHelp = allBuiltinHelp;
