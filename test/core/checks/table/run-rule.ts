import type { AgencySettings, Problem } from '../../../../server/src/core/checks/define.js';
import type { Language } from '../../../../server/src/core/engine/wording.js';
import { word } from '../../../../server/src/core/engine/wording.js';
import { builtinPack } from '../../../../server/src/core/pack/builtin/builtin.js';
import type { Report } from '../../../../server/src/core/report/model.js';
import type { BoundTable } from '../../../../server/src/core/report/table.js';
import { applyEdits } from '../../../../server/src/core/text/edit.js';
import { nativePattern } from '../../../../server/src/core/text/pattern.js';
import { type BuildOptions, buildTable, reportOf, type Written } from '../../../support/bound-table.js';

export const pack = builtinPack();
export const { form } = pack;
export const template = (id: string) => form.tables.find((table) => table.id === id)!;

export interface Sample extends BuildOptions {
  readonly table: string;
  readonly written?: Written;
  readonly year?: number | null;
  readonly agency?: AgencySettings;
  /** Last touch on the bound table and on the report, for what no cell can say. */
  readonly bound?: (table: BoundTable, text: string) => Partial<BoundTable>;
  readonly report?: (report: Report) => Partial<Report>;
}

/** Runs one rule of the built-in pack on a report that has a single, hand-built table. */
export function problemsOf(rule: string, sample: Sample): { problems: Problem[]; text: string } {
  const { table: built, text } = buildTable(template(sample.table), sample.written, sample);
  const bound: BoundTable = { ...built, ...sample.bound?.(built, text) };
  const plain = reportOf(form, [bound], sample.edition, text);
  const year = sample.year === null ? null : { ...plain.year!, value: sample.year ?? plain.year!.value };
  const report: Report = { ...plain, year, ...sample.report?.({ ...plain, year }) };
  const compiled = pack.rules.find(({ id }) => id === rule)!;
  const kind = pack.kinds[compiled.kind]!;
  const problems: Problem[] = [];
  kind.run(
    {
      document: report.document,
      report,
      form,
      statutes: { statutes: [], documents: [] },
      terms: { terms: [] },
      places: { cities: [] },
      agency: sample.agency ?? {},
      neighbours: { previous: null, children: [], absentChildren: [], siblings: null, own: null },
      isHidden: () => false,
      emit: (problem) => problems.push(problem),
    },
    kind.prepare(compiled.params, form, nativePattern),
  );
  return { problems, text };
}

/** Findings as short lines: message, cell or words, and what stands related. */
export function lines(rule: string, sample: Sample): string[] {
  const { problems, text } = problemsOf(rule, sample);
  return problems.map(({ message, range, cell, related = [] }) => {
    const at = cell ?? text.slice(range.start, range.end);
    return `${message} ${at}${related.length > 0 ? ` +${related.length}` : ''}`;
  });
}

/** Everything that a reader would read: message, related notes, titles of fixes. */
export function wording(rule: string, sample: Sample, language: Language = 'zh'): string[] {
  const { messages } = pack.rules.find(({ id }) => id === rule)!;
  return problemsOf(rule, sample).problems.flatMap(({ message, data, related = [], fixes = [] }) => [
    word(messages[message]!, data, language),
    ...related.map((place) => word(messages[place.message]!, place.data, language)),
    ...fixes.map((fix) => word(messages[fix.title]!, fix.data, language)),
  ]);
}

/** The text after the fixes of all findings. */
export function fixed(rule: string, sample: Sample): string {
  const { problems, text } = problemsOf(rule, sample);
  return applyEdits(
    text,
    problems.flatMap(({ fixes = [] }) => fixes.flatMap(({ edits }) => edits)),
  );
}
