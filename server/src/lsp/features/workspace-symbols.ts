import { type SymbolInformation, SymbolKind } from 'vscode-languageserver';
import type { Language } from '../../core/engine/wording.js';
import type { Report } from '../../core/report/model.js';
import type { ReportSummary } from '../../core/report/summary.js';
import type { BoundTable } from '../../core/report/table.js';
import type { Range } from '../../core/text/range.js';
import { uriOf } from '../paths.js';
import { toLspRange } from '../positions.js';
import type { Project } from '../project/project.js';
import { textOf } from './places.js';

const MAX = 500;
/** Reports that are read through for one question: a folder may hold thousands. */
const MAX_READ = 200;

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * Reports of the folder by agency and year, and in them sections and rows: `2022 教育局` finds the report whatever its
 * file is called, `新收 总计` that figure of every year. Editors sift once more, the first word by the name and the
 * others by what stands beside it.
 */
export function workspaceSymbols(project: Project, query: string, language: Language): SymbolInformation[] {
  const words = query
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const symbols: SymbolInformation[] = [];
  let read = 0;
  for (const summary of project.index.summaries()) {
    if (symbols.length >= MAX) break;
    const { path, agency, year } = summary;
    const unknown = language === 'zh' ? '？' : '?';
    const said = language === 'zh' ? `${year ?? unknown}年` : String(year ?? unknown);
    const name = `${agency ?? unknown} ${said}`;
    const left = words.filter((word) => !name.includes(word) && !path.includes(word));
    const uri = uriOf(project.resolve(path));
    const containerName = `${name} · ${path}`;
    if (left.length === 0) {
      symbols.push({ name, kind: SymbolKind.File, containerName, location: { uri, range: TOP } });
      continue;
    }
    if (++read > MAX_READ) continue;
    const report = reportOf(project, summary);
    const positions = report && project.positions(project.resolve(path));
    if (!report || !positions) continue;
    for (const { title, beside, kind, range } of placesIn(report, language, left))
      symbols.push({
        name: `${title} · ${said}`,
        kind,
        containerName: beside === '' ? containerName : `${beside} · ${containerName}`,
        location: { uri, range: toLspRange(positions, range) },
      });
  }
  return symbols.slice(0, MAX);
}

const reportOf = (project: Project, { path, year, agency }: ReportSummary): Report | undefined =>
  project
    .documentOf(project.resolve(path))
    ?.reports.find((one) => (one.year?.value ?? null) === year && (one.agency?.value ?? null) === agency);

interface Place {
  readonly title: string;
  readonly beside: string;
  readonly kind: SymbolKind;
  readonly range: Range;
}

function* placesIn(report: Report, language: Language, words: readonly string[]): Generator<Place> {
  for (const { heading } of report.sections)
    if (words.every((word) => heading.text.includes(word)))
      yield { title: heading.text, beside: '', kind: SymbolKind.Module, range: heading.range };
  for (const table of report.tables.values())
    for (const row of table.rowOrder) {
      const place = rowPlace(report, table, row, language, words);
      if (place) yield place;
    }
}

/** A row by its name or its label; where a word names a column as well, the figure there. */
function rowPlace(
  report: Report,
  table: BoundTable,
  row: number,
  language: Language,
  words: readonly string[],
): Place | null {
  const { name, rows, columns } = table.template;
  const label = { start: table.labelStart[row]!, end: table.labelEnd[row]! };
  const title = rows[row]!.name[language];
  const own = `${name[language]} ${title} ${label.start < 0 ? '' : textOf(report, label)}`;
  const left = words.filter((word) => !own.includes(word));
  if (left.length === words.length) return null;
  const cell = (column: number): number => table.start[row * columns.length + column]!;
  const column = columns.findLastIndex(
    (one, at) => cell(at) >= 0 && left.every((word) => one.name[language].includes(word)),
  );
  if (column < 0) return null;
  const range = { start: cell(column), end: table.end[row * columns.length + column]! };
  return {
    title: `${title} ${textOf(report, range)}`,
    beside: `${name[language]} ${columns[column]!.name[language]}`,
    kind: SymbolKind.Field,
    range,
  };
}
