import { defineCheck } from '../define.js';

/** Rules whose problems the engine or the host finds (bytes, limits, suppressions): only wording and weight. */
export const check = defineCheck({
  summary: 'Problems that the engine itself reports; the rule words and weighs them.',
  params: (z) => z.strictObject({}),
  messages: null,
  textOnly: true,
  idle: true,
  prepare: () => null,
  run: () => {},
});
