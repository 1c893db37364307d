import type { ClientFeatures } from './client-features.js';
import type { RuleUri } from './rule-uri.js';

/** What every feature may know besides the file: the same for the whole session. */
export interface Context {
  readonly client: ClientFeatures;
  readonly ruleUri: RuleUri;
}
