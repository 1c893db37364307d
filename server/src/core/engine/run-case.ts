import type { Neighbours } from '../checks/define.js';
import {
  caseReport,
  caseSyntaxes,
  childReports,
  type ExpectedFinding,
  previousReport,
  type RuleCase,
} from '../pack/cases.js';
import type { CompiledPack } from '../pack/rule.js';
import type { BaseReport } from '../render/base-report.js';
import type { ReportModel } from '../render/model.js';
import { type Rendered, renderMapped } from '../render/render.js';
import type { TableSyntax } from '../render/syntax.js';
import type { Report } from '../report/model.js';
import { readDocument } from '../report/read.js';
import type { ReportSummary } from '../report/summary.js';
import { summarise } from '../summary/summarise.js';
import { applyEdits } from '../text/edit.js';
import type { Range } from '../text/range.js';
import { checkDocument } from './check.js';
import type { Finding } from './finding.js';
import type { RuleSet } from './ruleset.js';
import type { ParseYaml } from './suppress.js';
import type { Language } from './wording.js';

export interface CaseContext {
  readonly pack: CompiledPack;
  readonly base: BaseReport;
  readonly rules: RuleSet;
  readonly parseYaml?: ParseYaml;
  readonly language?: Language;
}

/** A rendering of a case that did not give what it should. */
export interface CaseFailure {
  readonly syntax: TableSyntax | 'text';
  /** One finding a line, as `message @cell "words" severity`; readable as a diff. */
  readonly expected: string;
  readonly actual: string;
  readonly text: string;
}

/** What a rule finds in one rendering of its case. */
export interface CaseFindings {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** By address; empty where the text is not as it was rendered. */
  readonly places: ReadonlyMap<string, Range>;
}

/** Runs a rule's case in each of its renderings; empty where all is as the case says. */
export function runCase(rule: string, one: RuleCase, context: CaseContext): CaseFailure[] {
  return renderingsOf(one, context).flatMap((rendering) => {
    const found = findingsIn(rule, one, rendering, context);
    const { syntax, text } = rendering;
    if (typeof found === 'string')
      return [{ syntax, expected: `the report to hold "${found}"`, actual: 'it does not', text }];
    const { findings, places } = found;
    const actual = findings.map((finding, index) => describe(finding, one.expect[index], found.text, places));
    const expected = one.expect.map(wanted);
    const [left, right] = [expected.join('\n'), actual.join('\n')];
    return left === right ? [] : [{ syntax, expected: left, actual: right, text: found.text }];
  });
}

/** What the rule finds in the first rendering of its case; null where that cannot be made. */
export function caseFindings(rule: string, one: RuleCase, context: CaseContext): CaseFindings | null {
  const [first] = renderingsOf(one, context);
  const found = first ? findingsIn(rule, one, first, context) : '';
  return typeof found === 'string' ? null : found;
}

interface Rendering extends Rendered {
  readonly syntax: TableSyntax | 'text';
}

function renderingsOf(one: RuleCase, { pack, base }: CaseContext): Rendering[] {
  if (one.text !== undefined) return [{ text: one.text, cells: new Map(), syntax: 'text' }];
  const model = caseReport(pack.form, base, one);
  return caseSyntaxes(one, model).map((syntax) => ({
    ...renderMapped(pack.form, model, { syntax }),
    syntax,
  }));
}

/** The findings, or the words that the case replaces and the text has not. */
function findingsIn(
  rule: string,
  one: RuleCase,
  { text: written, cells, syntax }: Rendering,
  context: CaseContext,
): CaseFindings | string {
  let text = written;
  for (const { find, with: by } of one.replace ?? []) {
    if (!text.includes(find)) return find;
    text = text.replace(find, () => by);
  }
  const document = readDocument(text, context.pack.form);
  const neighbours = neighboursOf(one, syntax, context);
  const { region, level, deadline } = one;
  const findings = checkDocument(document, context.rules, {
    agency: {
      ...(region === undefined ? {} : { region }),
      ...(level === undefined ? {} : { level }),
      ...(deadline === undefined ? {} : { deadline }),
    },
    ...(neighbours ? { neighbours } : {}),
    ...(context.parseYaml ? { parseYaml: context.parseYaml } : {}),
    ...(context.language ? { language: context.language } : {}),
  }).filter((finding) => finding.rule === rule);
  // Places of cells are known only while the text is as rendered.
  return { text, findings, places: text === written ? cells : new Map() };
}

/** The reports that a case brings besides its own, as a run would find them. */
function neighboursOf(
  one: RuleCase,
  syntax: TableSyntax | 'text',
  { pack, base }: CaseContext,
): ((report: Report) => Neighbours) | null {
  const summary = (model: ReportModel, path: string): ReportSummary | null => {
    const { text } = renderMapped(pack.form, model, { syntax: syntax === 'text' ? 'gfm-flat' : syntax });
    const report = readDocument(text, pack.form).reports[0];
    return report ? summarise(report, path, 'all') : null;
  };
  const previous = previousReport(pack.form, base, one);
  const children = childReports(pack.form, base, one);
  if (previous === null && children.length === 0) return null;
  const found = {
    previous: previous && summary(previous, 'previous.md'),
    children: children
      .map((child, index) => summary(child, `child-${index + 1}.md`))
      .filter((child) => child !== null),
    absentChildren: [],
    siblings: null,
  };
  return (report) => ({ ...found, own: summarise(report, 'case.md', 'all') });
}

/** Words without markup: what a case can say for every rendering. */
const bare = (text: string): string =>
  text
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/\*\*|^#+ /g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();

const wanted = ({ message, at, text, severity, related, fixed }: ExpectedFinding): string =>
  [
    message ?? 'any',
    at === undefined ? '' : `@${at}`,
    text === undefined ? '' : `"${bare(text)}"`,
    severity ?? '',
    related === undefined ? '' : `related [${related.join(' | ')}]`,
    fixed === undefined ? '' : `fixed "${fixed}"`,
  ]
    .filter((part) => part !== '')
    .join(' ');

/** A finding in the words of a case, as far as the expectation beside it asks; whole where there is none. */
function describe(
  finding: Finding,
  asked: ExpectedFinding | undefined,
  text: string,
  places: ReadonlyMap<string, Range>,
): string {
  const words = (range: Range): string => bare(text.slice(range.start, range.end));
  const want = asked ?? { message: '', at: '', text: '', severity: 'error' };
  const parts = [want.message === undefined ? 'any' : finding.messageId];
  if (want.at !== undefined) {
    const place = places.get(finding.cell ?? '');
    // A finding on prose may be about a cell; one on another cell is a wrong place.
    const others = [...places.values()].some((other) => same(other, finding.range));
    const off = place && want.text === undefined && others && !same(place, finding.range);
    if (finding.cell !== undefined || asked)
      parts.push(`@${finding.cell ?? ''}${off ? ` (but underlines "${words(finding.range)}")` : ''}`);
  }
  if (want.text !== undefined) parts.push(`"${words(finding.range)}"`);
  if (want.severity !== undefined) parts.push(finding.severity);
  if (want.related !== undefined) {
    const names = finding.related.map(({ range }, index) => {
      const place = places.get(want.related?.[index] ?? '');
      return place && same(place, range) ? want.related![index]! : words(range);
    });
    parts.push(`related [${names.join(' | ')}]`);
  }
  if (want.fixed !== undefined) {
    const [fix] = finding.fixes;
    const after = fix ? applyEdits(text, fix.edits) : text;
    parts.push(
      after.includes(want.fixed) && !text.includes(want.fixed) ? `fixed "${want.fixed}"` : 'not fixed so',
    );
  }
  const unfilled = placeholdersIn(finding).filter((name) => !text.includes(name));
  return [...parts, ...unfilled.map((name) => `(no value for ${name})`)].join(' ');
}

/** Placeholders that the check has no value for stand as they were written. */
const placeholdersIn = ({ message, related, fixes }: Finding): string[] => [
  ...new Set(
    [message, ...related.map((one) => one.message), ...fixes.map(({ title }) => title)].flatMap(
      (words) => words.match(/\{\{[a-zA-Z][a-zA-Z0-9]*\}\}/g) ?? [],
    ),
  ),
];

const same = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;
