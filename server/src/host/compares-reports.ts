import type { FoundFile } from './discover.js';
import type { Workspace } from './workspace.js';

/** True where some rule that is active for one of the files compares reports. */
export const comparesReports = (files: readonly FoundFile[], workspace: Workspace): boolean =>
  files.some(
    ({ absolute }) => workspace.wantedCells(workspace.ruleSetOf(workspace.settings.for(absolute))) !== null,
  );
