import type { Language } from '../../core/engine/wording.js';
import type { FoundFile } from '../../host/files/discover.js';
import { loadFile } from '../../host/load.js';
import type { Workspace } from '../../host/workspace.js';
import { visible } from '../terminal/terminal-width.js';

const WORDS = {
  zh: {
    noReport: (path: string) => `注意：--previous 的 ${path} 里没有读到年报，没有与上一年比对。`,
    otherYear: (path: string, years: string, wanted: string) =>
      `注意：--previous 的 ${path} 是 ${years} 年度的年报，不是 ${wanted} 年度的，没有与上一年比对。`,
  },
  en: {
    noReport: (path: string) =>
      `Note: no report was read in ${path} (--previous); nothing was compared with it.`,
    otherYear: (path: string, years: string, wanted: string) =>
      `Note: ${path} (--previous) is of ${years}, not of ${wanted}; nothing was compared with it.`,
  },
} as const;

/** Why a file was not compared with the one that `--previous` names; null where it was, or where no year is known. */
export function previousNotice(
  file: FoundFile,
  previous: FoundFile,
  workspace: Workspace,
  language: Language,
): string | null {
  const path = visible(previous.path);
  const last = yearsOf(previous, workspace);
  if (last === null) return WORDS[language].noReport(path);
  const wanted = (yearsOf(file, workspace) ?? []).map((year) => year - 1);
  if (last.length === 0 || wanted.length === 0 || wanted.some((year) => last.includes(year))) return null;
  const join = language === 'zh' ? '、' : ', ';
  return WORDS[language].otherYear(path, last.join(join), wanted.join(join));
}

/** Years of a file's reports, each once; null where it holds none. */
function yearsOf(file: FoundFile, workspace: Workspace): readonly number[] | null {
  const loaded = loadFile(file, workspace);
  if (!('source' in loaded) || loaded.source.document.reports.length === 0) return null;
  return [...new Set(loaded.source.document.reports.flatMap(({ year }) => year?.value ?? []))];
}
