import { dirname, resolve } from 'node:path';
import { builtinBaseReport } from '../../core/pack/builtin/builtin-base.js';
import { newReport } from '../../core/render/new-report.js';
import { renderReport } from '../../core/render/render.js';
import type { Report } from '../../core/report/model.js';
import { carriedOver } from '../../host/compare/carried-over.js';
import { prepareRun } from '../check/prepare-run.js';
import { type Invocation, usage } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { visible } from '../terminal/terminal-width.js';
import { readReports } from './read-reports.js';
import { STYLES } from './styles.js';
import { FIGURE_WORDS } from './words.js';
import { writeNewFile } from './write-new-file.js';

/** `gouji new [--from LAST-YEAR]`: every section, table, row and zero, and what is carried over from last year. */
export async function runNew(invocation: Invocation, io: Io): Promise<number> {
  const { values, command } = invocation;
  const spoken = invocation.language ?? 'zh';
  const say = messagesIn(spoken);
  const words = FIGURE_WORDS[spoken];
  const from = values.from?.[0];
  const year = values.year === undefined ? null : Number(values.year[0]);
  const agency = values.agency?.[0] ?? null;
  if (year !== null && (year < 2008 || year > 9999)) throw usage(words.badYear(String(year)), command, say);
  if (from === undefined && agency === null) throw usage(words.needsAgency, command, say);

  const run = await prepareRun(invocation, from === undefined ? [] : [from], io);
  if (run === 2) return 2;
  const last: Report[] = [];
  if (from !== undefined) {
    const { failed } = readReports(run, io, ({ report }) => last.push(report));
    if (failed) return 2;
    if (last.length !== 1) {
      io.err(`${words.notOneReport(visible(from), last.length)}\n`);
      return 2;
    }
  }
  const [previous] = last;
  const own = {
    agency: agency ?? previous?.agency?.value ?? null,
    year: year ?? (previous?.year ? previous.year.value + 1 : new Date().getFullYear() - 1),
  };
  if (own.agency === null) throw usage(words.needsAgency, command, say);
  if (previous?.year && previous.year.value !== own.year - 1)
    io.err(`${words.otherYear(previous.year.value, own.year)}\n`);
  const folder = from === undefined ? io.cwd : dirname(resolve(io.cwd, from));
  const { form } = run.workspace.packOf(run.workspace.settings.for(resolve(folder, 'x')));
  const { cells, unknown } = previous ? carriedOver(previous) : { cells: {}, unknown: [] };
  const lastAgency = previous?.agency?.value;
  if (lastAgency !== undefined && lastAgency !== own.agency)
    io.err(`${FIGURE_WORDS[run.language].otherAgency(visible(lastAgency))}\n`);
  for (const cell of unknown) io.err(`${FIGURE_WORDS[run.language].notCarried(cell[run.language])}\n`);
  const model = newReport(form, builtinBaseReport(), { agency: own.agency, year: own.year, cells });
  const style = (values.style?.[0] ?? 'markdown') as keyof typeof STYLES;
  const text = renderReport(form, model, { syntax: STYLES[style] });
  return writeNewFile(text, values.out?.[0] ?? null, run.language, io);
}
