import type { Language } from '../../core/engine/wording.js';
import { shownPath } from '../../host/files/discover.js';
import type { SettingsIssue } from '../../host/settings/settings-file.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { visible } from '../terminal/terminal-width.js';

/** Names each fault of a settings file as `file:line:column: what`; the exit status is that of wrong settings. */
export function saySettingsIssues(issues: readonly SettingsIssue[], language: Language, io: Io): 2 {
  io.err(`${[messagesIn(language).settingsFault, ...issueLines(issues, language, io)].join('\n')}\n`);
  return 2;
}

/** What went on all the same: an older pack stays in use. */
export function sayNotices(notices: readonly SettingsIssue[], language: Language, io: Io): void {
  for (const line of issueLines(notices, language, io)) io.err(`${line.trimStart()}\n`);
}

/** More than a screen of faults helps nobody. */
const MOST = 30;

export const issueLines = (issues: readonly SettingsIssue[], language: Language, io: Io): string[] => {
  const place = ({ path, line, column }: Pick<SettingsIssue, 'path' | 'line' | 'column'>): string =>
    `${visible(path.startsWith('builtin:') ? path : shownPath(path, io.cwd))}:${line}:${column}`;
  const left = issues.length - MOST;
  const lines = issues
    .slice(0, MOST)
    .flatMap((issue) => [
      `  ${place(issue)}  ${issue.code === undefined ? '' : `[${issue.code}] `}${visible(issue.message[language])}`,
      ...(issue.related ?? []).map((one) => `      ${place(one)}  ${visible(one.message[language])}`),
    ]);
  return left > 0 ? [...lines, `  … +${left}`] : lines;
};
