import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Severity } from '../core/checks/define.js';
import { isAtLeast } from '../core/engine/ruleset.js';
import { LineIndex } from '../core/text/lines.js';
import { decode } from '../host/decode.js';
import type { FileResult } from '../host/result.js';
import type { RunResult } from '../host/run.js';
import { VERSION } from '../host/version.js';
import type { CheckSettings } from './check-options.js';
import { faultOf } from './check-paths.js';
import type { RunReport, Summary } from './formats/format.js';
import { formats } from './formats/index.js';
import type { Io } from './io.js';
import { messagesIn } from './messages/index.js';
import { plain } from './style.js';

/** Renders every format, one write each. False where a file could not be written. */
export async function writeOutputs(
  run: RunResult,
  { outputs, quiet, failOn }: CheckSettings,
  { pack, language }: Pick<RunReport, 'pack' | 'language'>,
  io: Io,
): Promise<boolean> {
  const shown = quiet ? run.files.map((file) => only(file, failOn)) : run.files;
  const count = (files: readonly FileResult[]): number =>
    files.reduce((n, file) => n + file.findings.length, 0);
  const wantsHelp = outputs.some(
    ({ format }) => formats[format]!.wantsHelp && (format !== 'pretty' || count(shown) > 0),
  );
  const report: RunReport = {
    version: VERSION,
    files: shown,
    notReports: run.notReports,
    summary: summarise(run),
    language,
    pack,
    help: wantsHelp ? (await import('./rule-help.lazy.js')).ruleHelp() : new Map(),
    linesOf: linesOf(run.files, io.cwd),
    style: io.style,
    width: io.width,
    hidden: count(run.files) - count(shown),
  };
  let written = true;
  for (const { format, file } of outputs) {
    // People are told in words below that there was nothing; programs get their empty list.
    if (format === 'pretty' && run.files.length === 0) continue;
    const text = formats[format]!.render(file === null ? report : { ...report, style: plain });
    if (file === null) io.out(text);
    else
      try {
        writeFileSync(resolve(io.cwd, file), text);
      } catch (error) {
        written = false;
        io.err(`${messagesIn(language).cannotWrite(file, faultOf(file, error).code ?? '')}\n`);
      }
  }
  return written;
}

const only = (file: FileResult, level: Severity): FileResult => ({
  ...file,
  findings: file.findings.filter(({ severity }) => isAtLeast(severity, level)),
});

function summarise({ files, notReports }: RunResult): Summary {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { findings } of files) for (const { severity } of findings) counts[severity]++;
  const reports = files.reduce((sum, file) => sum + file.reports.length, 0);
  return { files: files.length, reports, notReports: notReports.length, ...counts };
}

/** Lines of any file that a related place names; files that are not in the run are read once. */
function linesOf(files: readonly FileResult[], cwd: string): (path: string) => LineIndex {
  const known = new Map(files.map((file) => [file.path, file.lines]));
  return (path) => {
    const lines = known.get(path);
    if (lines) return lines();
    const decoded = decode(readFileSync(resolve(cwd, path)));
    const index = new LineIndex(typeof decoded === 'string' ? '' : decoded.text);
    known.set(path, () => index);
    return index;
  };
}
