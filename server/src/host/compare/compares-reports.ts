import type { RuleSet } from '../../core/engine/ruleset.js';
import type { FoundFile } from '../files/discover.js';
import type { Workspace } from '../workspace.js';

/** True where some rule that is active for one of the files compares reports. */
export const comparesReports = (files: readonly FoundFile[], workspace: Workspace): boolean =>
  files.some(({ absolute }) => readsOthers(workspace.ruleSetOf(workspace.settings.for(absolute))));

const readsOthers = ({ active }: RuleSet): boolean => active.some(({ kind }) => kind.reads !== undefined);
