import type { Severity } from '../../core/checks/define.js';
import { isAtLeast } from '../../core/engine/ruleset.js';
import type { Io } from '../io.js';
import type { Messages } from '../messages/index.js';
import type { CheckSettings } from './check-settings.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The exit status that findings make; a limit that was passed is said. */
export function judge(
  found: Readonly<Record<Severity, number>>,
  { failOn, maxWarnings }: Pick<CheckSettings, 'failOn' | 'maxWarnings'>,
  io: Io,
  say: Messages,
): 0 | 1 {
  if (SEVERITIES.some((severity) => found[severity] > 0 && isAtLeast(severity, failOn))) return 1;
  if (maxWarnings === null || found.warning <= maxWarnings) return 0;
  io.err(`${say.tooManyWarnings(found.warning, maxWarnings)}\n`);
  return 1;
}
