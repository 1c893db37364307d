import { cellName } from '../../core/form/naming.js';
import { addressText, figureAt } from '../../core/report/table.js';
import { formatDecimal } from '../../core/text/decimal.js';
import { prepareRun } from '../check/prepare-run.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { CSV_MARK, csvLine } from '../output/csv-field.js';
import { readReports } from './read-reports.js';
import { FIGURE_WORDS } from './words.js';

interface SummaryLine {
  readonly path: string;
  readonly year: number | null;
  readonly agency: string | null;
  readonly edition: string;
  /** Address → decimal string; only cells whose figure was read. */
  readonly cells: Readonly<Record<string, string>>;
}

/** `gouji extract --summary DIR…`: the figures of every report below, one a line. */
export async function runSummary(invocation: Invocation, io: Io): Promise<number> {
  const run = await prepareRun(invocation, invocation.operands, io);
  if (run === 2) return 2;
  const { form } = run.workspace.packOf(run.workspace.settings.for(run.files[0]?.absolute ?? ''));
  const lines: SummaryLine[] = [];
  const { failed } = readReports(run, io, ({ path, report }) => {
    const cells: Record<string, string> = {};
    for (const table of report.tables.values()) {
      for (let i = 0; i < table.state.length; i++) {
        const figure = figureAt(table, i);
        if (figure !== null) cells[addressText(table.template, i)] = formatDecimal(figure);
      }
    }
    const { year, agency, edition } = report;
    lines.push({ path, year: year?.value ?? null, agency: agency?.value ?? null, edition, cells });
  });
  if (lines.length === 0 && !failed) io.err(`${FIGURE_WORDS[run.language].noReports}\n`);
  if (invocation.values.format?.[0] === 'csv') {
    // Only columns that some report of the folder has: two editions never fill the same ones.
    const columns = form.tables
      .flatMap((table) =>
        Array.from({ length: table.rows.length * table.columns.length }, (_, i) => ({ table, i })),
      )
      .map(({ table, i }) => ({ table, i, address: addressText(table, i) }))
      .filter(({ address }) => lines.some(({ cells }) => address in cells));
    const words = FIGURE_WORDS[run.language];
    const names = columns.map(({ table, i }) => {
      const width = table.columns.length;
      return cellName(table, Math.floor(i / width), i % width)[run.language];
    });
    io.out(CSV_MARK + csvLine([words.agencyHead, words.yearHead, words.pathHead, ...names]));
    for (const { agency, year, path, cells } of lines)
      io.out(
        csvLine([agency ?? '', year ?? '', path, ...columns.map(({ address }) => cells[address] ?? '')]),
      );
  } else {
    const list = lines.map((line) => JSON.stringify(line));
    io.out(`{"schemaVersion":1,"reports":[${list.length === 0 ? '' : `\n${list.join(',\n')}\n`}]}\n`);
  }
  return failed || lines.length === 0 ? 2 : 0;
}
