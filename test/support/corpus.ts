import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../server/src/core/pack/builtin/builtin-base.js';
import { caseReport, type RuleCase } from '../../server/src/core/pack/cases.js';
import { editionOf } from '../../server/src/core/render/clean-report.js';
import type { ReportModel } from '../../server/src/core/render/model.js';
import { renderReport } from '../../server/src/core/render/render.js';
import type { TableSyntax, TextStyle } from '../../server/src/core/render/syntax.js';

/** A report of the corpus: a case of a rule with its rendering and figures that are worked out. */
export interface CorpusEntry extends RuleCase {
  /** Name of the file in samples/; only samples have one. */
  readonly file?: string;
  readonly syntax: TableSyntax;
  readonly style?: TextStyle;
  readonly level?: string;
  /** Counts of table three by row, in the six columns of applicants; A, C7 and totals are worked out. */
  readonly t3?: Readonly<Record<string, readonly number[]>>;
  /** 维持, 纠正, 其他, 未审结 by row; totals are worked out. */
  readonly t4?: Readonly<Record<string, readonly number[]>>;
  /** Findings that a reader would call true faults of this report: rule and words or cell. */
  readonly faults?: readonly { readonly rule: string; readonly text?: string; readonly at?: string }[];
}

export interface CorpusReport {
  readonly name: string;
  readonly entry: CorpusEntry;
  readonly model: ReportModel;
  readonly text: string;
}

const pack = builtinPack();

/** Every report of `test/corpus/` below the project's root, rendered; files hold one list each. */
export function readCorpus(root: string): CorpusReport[] {
  const folder = join(root, 'test', 'corpus');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')) as CorpusEntry[])
    .map(renderEntry);
}

export function renderEntry(entry: CorpusEntry): CorpusReport {
  const model = modelOf(entry);
  const { syntax, style } = entry;
  const text = renderReport(pack.form, model, { syntax, ...(style ? { style } : {}) });
  return { name: entry.name, entry, model, text: replaced(text, entry) };
}

export function modelOf(entry: CorpusEntry): ReportModel {
  const base = builtinBaseReport();
  const edition = editionOf(pack.form, entry.year ?? base.year);
  const cells = {
    ...(entry.t3 ? tableThree(entry.t3, edition) : {}),
    ...(entry.t4 ? tableFour(entry.t4) : {}),
  };
  return caseReport(pack.form, base, { ...entry, cells: { ...cells, ...entry.cells } });
}

function replaced(text: string, entry: CorpusEntry): string {
  let out = text;
  for (const { find, with: by } of entry.replace ?? []) {
    if (!out.includes(find)) throw new Error(`corpus "${entry.name}": nothing to replace: ${find}`);
    out = out.replace(find, () => by);
  }
  return out;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

function tableThree(given: NonNullable<CorpusEntry['t3']>, edition: string): Record<string, number> {
  const template = pack.form.tables.find(({ id }) => id === 't3')!;
  const columns = template.columns.map(({ id }) => id);
  const six = (row: string) => columns.slice(0, 6).map((_, i) => given[row]?.[i] ?? 0);
  const rows = new Map<string, number[]>();
  for (const { id, editions } of template.rows) if (editions.includes(edition)) rows.set(id, six(id));
  const leaves = [...rows.keys()].filter((id) => /^C[1-6]/.test(id));
  const handled = columns.slice(0, 6).map((_, i) => sum(leaves.map((id) => rows.get(id)![i]!)));
  rows.set('C7', handled);
  rows.set(
    'A',
    handled.map((n, i) => n + rows.get('D')![i]! - rows.get('B')![i]!),
  );
  const cells: Record<string, number> = {};
  for (const [row, counts] of rows) {
    if (counts.some((n) => n < 0)) throw new Error(`t3/${row} would be negative`);
    [...counts, sum(counts)].forEach((n, i) => {
      cells[`t3/${row}/${columns[i]}`] = n;
    });
  }
  return cells;
}

function tableFour(given: NonNullable<CorpusEntry['t4']>): Record<string, number> {
  const cells: Record<string, number> = {};
  for (const row of ['review', 'direct', 'afterReview']) {
    const [upheld = 0, corrected = 0, other = 0, pending = 0] = given[row] ?? [];
    Object.assign(cells, {
      [`t4/${row}/upheld`]: upheld,
      [`t4/${row}/corrected`]: corrected,
      [`t4/${row}/other`]: other,
      [`t4/${row}/pending`]: pending,
      [`t4/${row}/total`]: upheld + corrected + other + pending,
    });
  }
  return cells;
}
