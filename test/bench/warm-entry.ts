export { checkDocument } from '../../server/src/core/engine/check.js';
export { createRuleSet } from '../../server/src/core/engine/ruleset.js';
export { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
export { readDocument } from '../../server/src/core/report/read.js';
