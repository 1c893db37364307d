import type { Language } from '../../core/engine/wording.js';
import { cellName } from '../../core/form/naming.js';
import type { Report } from '../../core/report/model.js';
import { addressText, figureAt } from '../../core/report/table.js';
import { compare, formatDecimal } from '../../core/text/decimal.js';
import { prepareRun } from '../check/prepare-run.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { visible } from '../terminal/terminal-width.js';
import { type ReadReport, readReports } from './read-reports.js';
import { type Rollup, sumUp } from './rollup-sum.js';
import { brokenRelations, writeRollup } from './rollup-write.js';
import { FIGURE_WORDS } from './words.js';

/** `gouji rollup DIR…`: the parent's tables out of the children's, ready to paste; 1 where they do not add up. */
export async function runRollup(invocation: Invocation, io: Io): Promise<number> {
  const { operands, values } = invocation;
  const run = await prepareRun(invocation, operands, io);
  if (run === 2) return 2;
  const { language, workspace } = run;
  const words = FIGURE_WORDS[language];
  const all: ReadReport[] = [];
  const { failed } = readReports(run, io, (one) => all.push(one));
  if (failed) return 2;
  const wanted = values.year === undefined ? null : Number(values.year[0]);
  const chosen = ofOneYear(all, wanted, language, io);
  if (chosen === null || hasTwins(chosen.reports, language, io)) return 2;

  const pack = workspace.packOf(workspace.settings.for(run.files[0]?.absolute ?? ''));
  const rollup = sumUp(chosen.reports, chosen.year, pack.form, words.unnamed);
  io.err(`${words.summed(chosen.year, chosen.reports.length)}\n`);
  for (const { path, report } of chosen.reports)
    io.err(`  ${visible(report.agency?.value ?? words.unnamed)}  ${visible(path)}\n`);
  for (const { cell, of } of rollup.unknown)
    io.err(`${words.unknownCell(cell[language], visible(of.join(language === 'zh' ? '、' : ', ')))}\n`);
  io.out(writeRollup(rollup, pack.form, values.format?.[0] ?? 'markdown', language));
  const broken = brokenRelations(rollup, pack, language);
  io.err(`${broken.length === 0 ? words.allHold : [words.brokenSum, ...broken].join('\n  ')}\n`);
  const against = values.against?.[0];
  if (against === undefined) return broken.length + rollup.unknown.length > 0 ? 1 : 0;
  const same = await agrees(rollup, against, invocation, io);
  if (same === null) return 2;
  return same && broken.length + rollup.unknown.length === 0 ? 0 : 1;
}

function ofOneYear(all: readonly ReadReport[], wanted: number | null, language: Language, { err }: Io) {
  const words = FIGURE_WORDS[language];
  for (const { path, report } of all) if (report.year === null) err(`${words.noYear(visible(path))}\n`);
  const years = [...new Set(all.flatMap(({ report }) => report.year?.value ?? []))].sort();
  const year = wanted ?? years[0];
  if (year === undefined) err(`${words.noReports}\n`);
  else if (wanted === null && years.length > 1)
    err(`${words.severalYears(years.join(language === 'zh' ? '、' : ', '))}\n`);
  else {
    const reports = all.filter(({ report }) => report.year?.value === year);
    if (reports.length > 0) return { year, reports };
    err(`${words.noneOfYear(year)}\n`);
  }
  return null;
}

/** Two reports of one agency: adding both would count it twice. */
function hasTwins(reports: readonly ReadReport[], language: Language, { err }: Io): boolean {
  const paths = new Map<string, string[]>();
  for (const { path, report } of reports) {
    const name = report.agency?.value;
    if (name === undefined) continue;
    const list = paths.get(name);
    if (list) list.push(path);
    else paths.set(name, [path]);
  }
  const twins = [...paths].filter(([, list]) => list.length > 1);
  for (const [agency, list] of twins)
    err(
      `${FIGURE_WORDS[language].twice(visible(agency), visible(list.join(language === 'zh' ? '、' : ', ')))}\n`,
    );
  return twins.length > 0;
}

/** Null where the parent's report could not be read. */
async function agrees(
  { sums }: Rollup,
  path: string,
  invocation: Invocation,
  io: Io,
): Promise<boolean | null> {
  const run = await prepareRun(invocation, [path], io);
  if (run === 2) return null;
  const words = FIGURE_WORDS[run.language];
  const parents: Report[] = [];
  if (readReports(run, io, ({ report }) => parents.push(report)).failed) return null;
  const [parent] = parents;
  if (!parent || parents.length > 1) {
    io.err(`${words.notOneReport(visible(path), parents.length)}\n`);
    return null;
  }
  const lines: string[] = [];
  for (const table of parent.tables.values()) {
    for (let i = 0; i < table.state.length; i++) {
      const own = figureAt(table, i);
      const sum = sums.get(addressText(table.template, i));
      if (own === null || sum === undefined || compare(own, sum) === 0) continue;
      const width = table.template.columns.length;
      const cell = cellName(table.template, Math.floor(i / width), i % width)[run.language];
      lines.push(`  ${words.differs(cell, formatDecimal(own), formatDecimal(sum))}`);
    }
  }
  const shown = visible(path);
  io.err(
    `${[lines.length === 0 ? words.againstSame(shown) : words.againstDiffers(shown, lines.length), ...lines].join('\n')}\n`,
  );
  return lines.length === 0;
}
