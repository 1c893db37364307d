import { checkDocument } from '../../server/src/core/engine/check.js';
import type { CheckOptions } from '../../server/src/core/engine/check-options.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import type { Heading, Paragraph, Report, ReportDocument } from '../../server/src/core/report/model.js';
import { addressText, type BoundTable, CellState } from '../../server/src/core/report/table.js';
import { Has } from '../../server/src/core/text/classes.js';
import type { Range } from '../../server/src/core/text/range.js';

const STATES = Object.keys(CellState);
const CLASSES = Object.entries(Has);
const rules = createRuleSet(builtinPack());

/** Words as one line, their middle left out where they are long. */
export const quoted = (words: string): string =>
  JSON.stringify(words.length > 48 ? `${words.slice(0, 30)}…${words.slice(-12)}` : words);

/** What is read of a text, as lines: of a table's cells only those that are not plain whole numbers. */
export function reading({ text, reports, comments, frontMatter, limits }: ReportDocument): string[] {
  const words = ({ start, end }: Range) => quoted(text.slice(start, end));
  return [
    ...comments.map((range) => `comment ${words(range)}`),
    ...(frontMatter ? [`front matter ${words(frontMatter)}`] : []),
    ...limits.map(({ limit, range, max }) => `limit ${limit} ${max} ${words(range)}`),
    ...reports.flatMap((report) => ofReport(report, words)),
  ];
}

type Words = (range: Range) => string;

function ofReport(report: Report, words: Words): string[] {
  const { title, year, edition, supported, agency, signature, passages, paragraphs } = report;
  return [
    `report ${words(report.range)} form of ${edition}${supported ? '' : ', not supported'}`,
    ...(title ? [`title ${words(title.range)} ${quoted(title.text)}`] : []),
    ...(year ? [`year ${year.value} ${words(year.range)} from the ${year.from}`] : []),
    ...(agency ? [`agency ${agency.value} ${words(agency.range)}`] : []),
    ...report.headings.map((heading) => ofHeading(heading, words)),
    ...report.sections.map((section) => `section ${section.id} (${section.title}) ${words(section.range)}`),
    ...paragraphs.map((paragraph) => ofParagraph(paragraph, words)),
    ...passages
      .filter((passage) => !paragraphs.includes(passage))
      .map((passage) => `joined ${ofParagraph(passage, words)}`),
    ...[...report.tables.values()].flatMap((table) => ofTable(table, words)),
    ...report.unbound.map(
      ({ reason, table, row, range }) => `not bound: ${reason} ${table ?? '-'}/${row ?? '-'} ${words(range)}`,
    ),
    ...(signature ? [`signed ${signature.agency?.value ?? '-'} ${dateOf(signature.date?.value)}`] : []),
  ];
}

const dateOf = (date: { year: number; month: number; day: number } | undefined): string =>
  date ? `${date.year}-${date.month}-${date.day}` : '-';

function ofHeading(heading: Heading, words: Words): string {
  const { depth, ordinal, label, section, opensSection, matters, runIn } = heading;
  const number = ordinal
    ? `${ordinal.style}${ordinal.number}${ordinal.wellFormed ? '' : ' ill-formed'} `
    : '';
  const opens = `${opensSection ? ' opens' : ''}${runIn ? ' runs on' : ''}`;
  return `heading ${depth} ${number}${quoted(label)} in ${section}${opens} [${matters.join(' ')}] ${words(heading.textRange)}`;
}

function ofParagraph({ range, text, map, flags, role, section, matter, continues }: Paragraph, words: Words) {
  const place = `${section ?? '-'}/${matter ?? '-'}${continues ? ' goes on' : ''}`;
  return `${role} in ${place} has ${CLASSES.filter(([, bit]) => (flags & bit) !== 0).map(([name]) => name)} ${map ? `${quoted(text)} of ` : ''}${words(range)}`;
}

function ofTable(table: BoundTable, words: Words): string[] {
  const { template, state, form, start, end, integer, rowState, labelStart, labelEnd } = table;
  const width = template.columns.length;
  const cells = [...state].flatMap((one, at) => {
    // A row without a bound cell is known by its own state.
    const row = state.subarray(at - (at % width), at - (at % width) + width);
    if (one === CellState.unbound && row.every((other) => other === one || other === CellState.absent))
      return [];
    const text = start[at]! < 0 ? '' : words({ start: start[at]!, end: end[at]! });
    if (one === CellState.integer && form[at] === 0 && text === `"${integer[at]}"`) return [];
    if (one === CellState.absent) return [];
    return [`  ${addressText(template, at)} ${STATES[one]}${form[at] ? ` written ${form[at]}` : ''} ${text}`];
  });
  const rows = template.rows.flatMap(({ id }, at) =>
    labelStart[at]! < 0
      ? []
      : [`  ${template.id}/${id} ${rowState[at]} ${words({ start: labelStart[at]!, end: labelEnd[at]! })}`],
  );
  const of = (name: string, list: readonly { range: Range }[]) =>
    list.length > 0 ? [`  ${name} ${list.map(({ range }) => words(range)).join(' ')}`] : [];
  return [
    `table ${template.id}: ${[...state].filter((one) => one === CellState.integer).length} whole numbers, ${table.fragments.length} parts, ${words(table.range)}`,
    `  rows ${table.rowOrder.join(' ')}`,
    ...rows,
    ...(table.header ? [`  header ${words(table.header)}`] : []),
    ...(table.missingColumns.length > 0 ? [`  without columns ${table.missingColumns.join(' ')}`] : []),
    ...of('foreign rows', table.foreignRows),
    ...of('foreign columns', table.foreignColumns),
    ...table.evidence.map(({ edition, range }) => `  ${edition} by ${words(range)}`),
    ...(table.note ? [`  note ${words(table.note)}`] : []),
    ...cells,
  ];
}

/** What the built-in rules find, a line each. */
export const findings = (document: ReportDocument, options: CheckOptions = {}): string[] =>
  checkDocument(document, rules, options).map(({ rule, messageId, severity, cell, range, related }) => {
    const words = quoted(document.text.slice(range.start, range.end));
    const beside = related.length > 0 ? ` beside ${related.length}` : '';
    return `${severity} ${rule} ${messageId} ${cell ? `${cell} ` : ''}${words}${beside}`;
  });
