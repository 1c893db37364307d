import { dirname, resolve } from 'node:path';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { LineIndex } from '../../core/text/lines.js';
import { shownPath } from '../../host/files/discover.js';
import { loadFile } from '../../host/load.js';
import { Workspace } from '../../host/workspace.js';
import { sayFault } from '../check/check-paths.js';
import { saySettingsIssues } from '../check/settings-issues.js';
import { type Invocation, usage } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { CSV_MARK, csvLine } from '../output/csv-field.js';
import { visible } from '../terminal/terminal-width.js';
import { type ExtractedReport, extractReport } from './extract-data.js';

/** `gouji extract FILE`: the report's figures and sections, for other programs and for spreadsheets. */
export async function extract({ command, operands, values, language }: Invocation, io: Io): Promise<number> {
  const say = messagesIn(language ?? 'zh');
  if (operands.length > 1) throw usage(say.tooManyOperands(command.name, operands[1]!), command, say);
  const absolute = resolve(io.cwd, operands[0]!);
  const path = shownPath(absolute, io.cwd);
  const pack = builtinPack();
  const workspace = new Workspace({ pack, language });
  const issues = await workspace.prepare([dirname(absolute)]);
  if (issues.length > 0) return saySettingsIssues(issues, language ?? 'zh', io);
  const loaded = loadFile({ path, absolute, named: true }, workspace);
  if ('fault' in loaded) {
    io.err(`${sayFault({ ...loaded.fault, path: operands[0]! }, say)}\n`);
    return 2;
  }
  if ('result' in loaded) {
    for (const { message } of loaded.result.findings) io.err(`${say.of(visible(path), message)}\n`);
    return 2;
  }
  const { document } = loaded.source;
  const lines = new LineIndex(document.text);
  const reports = document.reports.map((report) => extractReport(report, lines));
  const format = values.format?.[0] ?? 'json';
  io.out(
    format === 'csv'
      ? csv(reports, workspace)
      : `${JSON.stringify({ schemaVersion: 1, path, reports }, null, 2)}\n`,
  );
  if (reports.length > 0) return 0;
  io.err(`${say.extractNothing(visible(path))}\n`);
  return 2;
}

/** One cell a line. The byte order mark makes WPS and Excel read it as UTF-8. */
function csv(reports: readonly ExtractedReport[], { pack: { form } }: Workspace): string {
  const lines = [
    csvLine(['year', 'agency', 'table', 'row', 'column', 'rowLabel', 'columnLabel', 'value', 'text']),
  ];
  for (const { year, agency, tables } of reports) {
    for (const [tableId, rows] of Object.entries(tables)) {
      const template = form.tables.find(({ id }) => id === tableId)!;
      for (const [rowId, cells] of Object.entries(rows)) {
        const row = template.rows[template.rowIndex.get(rowId)!]!;
        for (const [columnId, { value, text }] of Object.entries(cells)) {
          const column = template.columns[template.columnIndex.get(columnId)!]!;
          const names = [row.label, column.label];
          lines.push(
            csvLine([year ?? '', agency ?? '', tableId, rowId, columnId, ...names, value ?? '', text]),
          );
        }
      }
    }
  }
  return CSV_MARK + lines.join('');
}
