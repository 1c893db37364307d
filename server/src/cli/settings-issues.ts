import type { Language } from '../core/engine/wording.js';
import { shownPath } from '../host/discover.js';
import type { SettingsIssue } from '../host/settings-file.js';
import type { Io } from './io.js';
import { messagesIn } from './messages/index.js';
import { visible } from './terminal-width.js';

/** Names each fault of a settings file as `file:line:column: what`; the exit status is that of wrong settings. */
export function saySettingsIssues(issues: readonly SettingsIssue[], language: Language, io: Io): 2 {
  const lines = issues.map(
    ({ path, line, column, message }) =>
      `  ${visible(shownPath(path, io.cwd))}:${line}:${column}  ${visible(message[language])}`,
  );
  io.err(`${[messagesIn(language).settingsFault, ...lines].join('\n')}\n`);
  return 2;
}
