import type { Report } from '../../core/report/model.js';
import { loadFile } from '../../host/load.js';
import { sayFault } from '../check/check-paths.js';
import type { PreparedRun } from '../check/prepare-run.js';
import type { Io } from '../io.js';
import { visible } from '../terminal/terminal-width.js';

export interface ReadReport {
  readonly path: string;
  readonly report: Report;
}

/** Every report of a run's files; what cannot be read is said, and makes `failed` true. */
export function readReports(
  { files, faults, workspace, say, language }: PreparedRun,
  io: Io,
  take: (one: ReadReport) => void,
): { readonly failed: boolean } {
  let failed = faults.length > 0;
  for (const file of files) {
    const loaded = loadFile(file, workspace);
    if ('source' in loaded) {
      const { reports } = loaded.source.document;
      for (const report of reports) take({ path: file.path, report });
      if (reports.length > 0 || !file.named) continue;
      io.err(`${say.extractNothing(visible(file.path))}\n`);
    } else if ('fault' in loaded) {
      io.err(`${sayFault(loaded.fault, say)}\n`);
    } else {
      const separator = language === 'zh' ? '：' : ': ';
      for (const { message } of loaded.result.findings)
        io.err(`${visible(file.path)}${separator}${message}\n`);
    }
    failed = true;
  }
  return { failed };
}
