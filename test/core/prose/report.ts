import type { AnyCheckKind, Problem, Severity } from '../../../server/src/core/checks/define.js';
import { check as cellMismatch } from '../../../server/src/core/checks/narrative/cell-mismatch.js';
import { check as duplicateQuantity } from '../../../server/src/core/checks/narrative/duplicate-quantity.js';
import { check as nilMismatch } from '../../../server/src/core/checks/narrative/nil-mismatch.js';
import { check as partsSum } from '../../../server/src/core/checks/narrative/parts-sum.js';
import { check as percentage } from '../../../server/src/core/checks/narrative/percentage.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import type { Paragraph, Report } from '../../../server/src/core/report/model.js';
import type { ReportSummary } from '../../../server/src/core/report/summary.js';
import { nativePattern } from '../../../server/src/core/text/pattern.js';
import { buildTable, reportOf } from '../../support/bound-table.js';
import { vocabularySource } from './read.js';

/** Row (or row/column) → figure; the total column unless one is named. */
export type Cells = Readonly<Record<string, number | string>>;

export interface Setting {
  readonly cells?: Cells;
  readonly matter?: string | null;
  readonly section?: string;
  readonly year?: number;
  readonly agency?: string;
  readonly previous?: Readonly<Record<string, number>>;
}

const form = { ...builtinPack().form, prose: vocabularySource };
const rules = new Map(builtinPack().rules.map((rule) => [rule.id, rule]));

const KINDS: Readonly<Record<string, AnyCheckKind>> = {
  'narrative/parts-sum': partsSum,
  'narrative/cell-mismatch': cellMismatch,
  'narrative/nil-mismatch': nilMismatch,
  'narrative/percentage': percentage,
  'narrative/duplicate-quantity': duplicateQuantity,
};

/** Figures that fit each other, with every class in use. */
export const BUSY: Cells = {
  A: 40,
  'A/person': 33,
  'A/company': 7,
  B: 5,
  'B/person': 5,
  C1: 11,
  'C1/person': 9,
  C2: 6,
  'C3.1': 1,
  'C3.4': 3,
  'C4.1': 8,
  'C4.2': 1,
  'C5.1': 2,
  'C5.2': 1,
  'C6.1': 2,
  'C6.3': 4,
  C7: 39,
  'C7/person': 32,
  D: 6,
};

/** The other applicants of a row: companies have what natural persons have not. */
function withColumns(cells: Cells): Cells {
  const full: Record<string, number | string> = { ...cells };
  for (const [key, total] of Object.entries(cells)) {
    if (!/^[A-D][\d.]*$/.test(key) || typeof total !== 'number') continue;
    const person = cells[`${key}/person`] ?? total;
    full[`${key}/person`] = person;
    full[`${key}/company`] = cells[`${key}/company`] ?? total - Number(person);
  }
  return full;
}

function tables(some: Cells) {
  const cells = withColumns(some);
  const written = (name: (key: string) => string | null) =>
    Object.fromEntries(
      Object.entries(cells).flatMap(([key, value]) => {
        const address = name(key);
        return address === null ? [] : [[address, value]];
      }),
    );
  const isT3 = (key: string) => /^[A-D](?:\d|\/|$)/.test(key);
  const t3 = written((key) => (isT3(key) ? (key.includes('/') ? key : `${key}/total`) : null));
  const rest = (row: RegExp) => (key: string) => (row.test(key) && !isT3(key) ? key : null);
  return [
    buildTable(
      form.tables.find((t) => t.id === 't2')!,
      written(rest(/^(?:rules|norm|permit|penalty|coerce|fee)\//)),
    ),
    buildTable(form.tables.find((t) => t.id === 't3')!, t3),
    buildTable(form.tables.find((t) => t.id === 't4')!, written(rest(/^(?:review|direct|afterReview)\//))),
  ];
}

export function reportWith(text: string, setting: Setting = {}): Report {
  const report = reportOf(
    form,
    tables(setting.cells ?? {}).map(({ table }) => table),
  );
  let start = 0;
  const passages = text.split('\n').map((line): Paragraph => {
    const range = { start, end: start + line.length };
    start = range.end + 1;
    return {
      range,
      text: line,
      map: null,
      flags: -1,
      role: 'body',
      section: setting.section ?? 's1',
      matter: setting.matter ?? null,
      continues: false,
    };
  });
  const at = { start: 0, end: 0 };
  return {
    ...report,
    year: { value: setting.year ?? 2022, range: at, from: 'title' },
    agency: { value: setting.agency ?? '甲市乙区教育局', range: at },
    paragraphs: passages,
    passages,
  };
}

export interface Found {
  readonly rule: string;
  readonly severity: Severity;
  readonly problem: Problem;
  /** What is underlined. */
  readonly words: string;
}

const prepared = new Map(
  Object.entries(KINDS).map(([rule, kind]) => [
    rule,
    kind.prepare(rules.get(rule)!.params, form, nativePattern),
  ]),
);

/** What the narrative rules say of a text. */
export function narrative(text: string, setting: Setting = {}): Found[] {
  const report = reportWith(text, setting);
  const previous: ReportSummary | null = setting.previous
    ? {
        path: 'last.md',
        year: (setting.year ?? 2022) - 1,
        agency: null,
        edition: '2021',
        cells: Object.fromEntries(
          Object.entries(setting.previous).map(([key, value]) => [
            `t3/${key}/total`,
            { value: String(value), range: { start: 0, end: 1 } },
          ]),
        ),
        prose: [],
      }
    : null;
  const found: Found[] = [];
  for (const [rule, kind] of Object.entries(KINDS)) {
    kind.run(
      {
        document: report.document,
        report,
        form,
        statutes: { statutes: [], documents: [] },
        terms: { terms: [] },
        places: { cities: [] },
        agency: {},
        neighbours: { previous, children: [], absentChildren: [], siblings: null, own: null },
        isHidden: () => false,
        emit: (problem) => {
          const compiled = rules.get(rule);
          const severity = compiled?.messages[problem.message]?.severity ?? compiled?.severity ?? 'error';
          found.push({ rule, severity, problem, words: text.slice(problem.range.start, problem.range.end) });
        },
      },
      prepared.get(rule),
    );
  }
  return found;
}

/** `parts-sum error 60`, one line a finding. */
export const said = (text: string, setting: Setting = {}): string[] =>
  narrative(text, setting).map(({ rule, severity, words }) => `${rule.slice(10)} ${severity} ${words}`);
