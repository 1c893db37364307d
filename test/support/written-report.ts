import type { AgencySettings, Problem, Severity } from '../../server/src/core/checks/define.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import type {
  Heading,
  Paragraph,
  PlainDate,
  Report,
  ReportDocument,
} from '../../server/src/core/report/model.js';
import { cleanText } from '../../server/src/core/syntax/clean.js';
import { applyEdits } from '../../server/src/core/text/edit.js';
import { nativePattern } from '../../server/src/core/text/pattern.js';

export interface Setting {
  readonly year?: number;
  readonly agency?: string;
  /** Dated signature. */
  readonly date?: PlainDate;
  readonly settings?: AgencySettings;
  /** Editions that the tables give evidence of. */
  readonly evidence?: readonly string[];
}

const SECTIONS = '一二三四五六';

/**
 * A report of the given lines without any table: lines before the first `一、` are the introduction, lines with
 * `一、` headings of sections, a last line of the form `落款：…` a signature.
 */
export function writtenReport(text: string, setting: Setting = {}): Report {
  const pack = builtinPack();
  const headings: Heading[] = [];
  const passages: Paragraph[] = [];
  let section: string | null = null;
  let start = 0;
  for (const line of text.split('\n')) {
    const range = { start, end: start + line.length };
    start = range.end + 1;
    const ordinal = line[1] === '、' ? SECTIONS.indexOf(line[0]!) : -1;
    if (ordinal >= 0) {
      section = `s${ordinal + 1}`;
      headings.push({
        range,
        textRange: range,
        text: line,
        depth: 0,
        ordinal: null,
        label: line.slice(2),
        runIn: false,
        section,
        opensSection: true,
        matters: [],
      });
      continue;
    }
    if (line.trim() === '') continue;
    const clean = cleanText(text, range.start, range.end, false);
    const role = line.startsWith('落款：') ? 'signature' : section === null ? 'intro' : 'body';
    passages.push({ range, ...clean, role, section, matter: null, continues: false });
  }
  const at = { start: 0, end: 0 };
  const document = {
    text,
    reports: [],
    comments: [],
    frontMatter: null,
    limits: [],
  } as unknown as ReportDocument;
  const evidence = (setting.evidence ?? []).map((edition) => ({ edition, range: at, text: '' }));
  return {
    document,
    form: pack.form,
    range: { start: 0, end: text.length },
    title: null,
    year: { value: setting.year ?? 2022, range: at, from: 'title' },
    edition: '2021',
    supported: true,
    agency: { value: setting.agency ?? '柳州市甲乙区教育局', range: at },
    headings,
    sections: [],
    paragraphs: passages,
    passages,
    tables: new Map(evidence.length > 0 ? [['t2', { evidence } as never]] : []),
    unbound: [],
    signature: setting.date ? { agency: null, date: { value: setting.date, range: at } } : null,
    facets: [],
  };
}

export interface Said {
  readonly message: string;
  readonly severity: Severity;
  readonly words: string;
  readonly problem: Problem;
  /** The text after the first fix. */
  readonly fixed: string | null;
  readonly fixKind: string | null;
}

/** What one rule of the built-in pack says of a written report. */
export function ruleSays(id: string, text: string, setting: Setting = {}): Said[] {
  const pack = builtinPack();
  const rule = pack.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  const kind = pack.kinds[rule.kind]!;
  const report = writtenReport(text, setting);
  const found: Said[] = [];
  kind.run(
    {
      document: report.document,
      report,
      form: pack.form,
      statutes: pack.statutes(),
      terms: { terms: [] },
      places: pack.places(),
      agency: setting.settings ?? {},
      neighbours: { previous: null, children: [], absentChildren: [], siblings: null, own: null },
      isHidden: () => false,
      emit: (problem) => {
        if (!rule.messages[problem.message]) throw new Error(`${id} has no message ${problem.message}`);
        const [fix] = problem.fixes ?? [];
        found.push({
          message: problem.message,
          severity: rule.messages[problem.message]!.severity ?? rule.severity,
          words: text.slice(problem.range.start, problem.range.end),
          problem,
          fixed: fix ? applyEdits(text, fix.edits) : null,
          fixKind: fix?.kind ?? null,
        });
      },
    },
    kind.prepare(rule.params, pack.form, nativePattern),
  );
  return found;
}

/** `message 词语`, one a finding: readable in a diff. */
export const says = (id: string, text: string, setting: Setting = {}): string[] =>
  ruleSays(id, text, setting).map(({ message, words }) => `${message} ${words}`);
