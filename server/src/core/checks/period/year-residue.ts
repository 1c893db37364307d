import { digitRuns, runValue } from '../../dates/digit-runs.js';
import { digitValue, skipBlanks } from '../../dates/numerals.js';
import { clauseEnd, hasAny, sentenceEnd, sentenceStart } from '../../dates/sentence.js';
import { isOtherYear, opensSentence, type YearWords } from '../../dates/year-words.js';
import { facet, type Paragraph, type Report, sourceRange } from '../../report/model.js';
import type { Range } from '../../text/range.js';
import { anyOf, type WordSearch } from '../../text/words.js';
import { ALONE, defineCheck, type Problem } from '../define.js';

interface Prepared extends YearWords {
  readonly deeds: readonly string[];
  readonly directlyAt: WordSearch | null;
  readonly actorsAt: WordSearch | null;
  readonly spansAt: WordSearch | null;
  readonly plans: readonly string[];
  readonly closing: readonly string[];
  readonly sections: readonly string[];
  readonly futureAt: WordSearch | null;
  readonly reportName: WordSearch | null;
  readonly announce: readonly string[];
  readonly introWords: readonly string[];
}

/** Marks beside a number that make it part of something else: a document number, a range, a code. */
const GLUE: ReadonlySet<number> = new Set([...'〔﹝[【（(/-—–.~～第年.:：_、'].map((c) => c.charCodeAt(0)));
const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const YEAR = 0x5e74; // 年
const SPAN = 0x5ea6; // 度

const COUNT = /\d\s*(?:[件条份次篇期]|人次)/;
const COUNT_REACH = 60;

/** Last year's year where this year's is meant, and a year without 年. */
export const check = defineCheck({
  summary: "No other year stands where the report's own year is meant.",
  params: (z) => {
    const words = z.array(z.string().min(1));
    return z.strictObject({
      directly: words.meta({ description: 'After the year they make it another date: 以来, 至今, 底' }),
      clause: words.meta({ description: 'In the rest of the clause, likewise: 决算, 规划, 同期' }),
      clauseUnless: words.default([]).meta({ description: 'Longer words in which those do not count' }),
      deeds: words.meta({
        description:
          'In the clause: what may well have been done in another year (印发, 获得); counts are not',
      }),
      before: words.meta({ description: 'Shortly before the year, likewise: 较, 比, 去年' }),
      actors: words.meta({ description: "After the year they make it the report's year: 我局, 主动公开" }),
      spans: words.default([]).meta({ description: 'After a number they make it a year: 以来, 上半年' }),
      closing: words.default([]).meta({
        description: 'Alone before the last day of a year, with counts behind it: 截至',
      }),
      plans: words.meta({ description: 'Words of plans, for years still to come: 将, 拟' }),
      sections: words.meta({ description: 'Sections that tell plans; ids' }),
      future: words.meta({ description: 'There, after the own year and who acts: a plan for the next year' }),
      reportNames: words.meta({ description: 'What the introduction calls the report: 年度报告' }),
      announce: words.meta({ description: 'Verbs with which the introduction announces it: 公布' }),
      introWords: words
        .default([])
        .meta({ description: 'A paragraph of a section that holds one is an introduction: 统计期限' }),
    });
  },
  messages: ['residue', 'heading', 'no-mark', 'past-plan', 'fix', 'fix-mark', 'fix-next'],
  textOnly: true,
  prepare: (params): Prepared => ({
    ...params,
    directlyAt: anyOf(params.directly),
    actorsAt: anyOf(params.actors),
    spansAt: anyOf(params.spans),
    futureAt: anyOf(params.future),
    reportName: anyOf(params.reportNames),
  }),
  alone: ALONE,
  run({ report, emit }, words) {
    const year = report.year?.value;
    if (year === undefined) return;
    const agency = report.agency?.value ?? '';
    for (const run of facet(report, digitRuns)) {
      if (run.end - run.start !== 4) continue;
      const value = runValue(run);
      if (value < year - 5 || value > year + 1) continue;
      const { passage } = run;
      const problem = judge(passage, run.start, run.end, value, year, agency, words);
      if (problem) emit(worded(sourceRange(passage, run.start, run.end), value, year, problem));
    }
    inHeadings(report, year, words, emit);
  },
});

type Verdict = 'residue' | 'no-mark' | 'past-plan' | null;

function judge(
  passage: Paragraph,
  start: number,
  end: number,
  value: number,
  year: number,
  agency: string,
  words: Prepared,
): Verdict {
  const { text } = passage;
  const before = start > 0 ? text.charCodeAt(start - 1) : 0;
  if (isLetter(before) || GLUE.has(before)) return null;
  const mark = skipBlanks(text, end);
  const code = text.charCodeAt(mark);
  if (code !== YEAR) {
    if (Math.abs(value - year) > 1) return null;
    const next = skipBlanks(text, code === SPAN ? mark + 1 : mark);
    const isYear =
      words.actorsAt?.standsAt(text, next) ||
      words.spansAt?.standsAt(text, next) ||
      namesAgency(text, start, next, agency);
    return isYear ? 'no-mark' : null;
  }
  if (value === year) {
    const plans = passage.section !== null && words.sections.includes(passage.section);
    return plans && isPlan(text, start, mark + 1, words) ? 'past-plan' : null;
  }
  let next = skipBlanks(text, mark + 1);
  if (text.charCodeAt(next) === SPAN) next = skipBlanks(text, next + 1);
  // 2021年6月17日 is a date: laws, requests and events have theirs.
  if (digitValue(text.charCodeAt(next)) >= 0)
    return value === year - 1 &&
      (isClosingDay(text, start, next, year, words) || isWholeYear(text, start, next, year, words))
      ? 'residue'
      : null;
  const from = sentenceStart(text, start);
  const to = sentenceEnd(text, next);
  const isIntro = passage.section === null || words.introWords.some((word) => text.includes(word));
  if (isIntro && announces(text, from, start, next, to, words)) return 'residue';
  if (isOtherYear(text, start, next, words, words.directlyAt)) return null;
  const named = passage.section === null && agency.length > KIND && text.startsWith(agency, next);
  const strong = named || words.actorsAt?.standsAt(text, next);
  const counted = strong && COUNT.test(text.slice(next, Math.min(to, next + COUNT_REACH)));
  if (value > year) return counted && !hasAny(text, words.plans, from, to) ? 'residue' : null;
  const figures = counted || (value === year - 1 && isCounted(text, start, next));
  if (!figures && hasAny(text, words.deeds, next, clauseEnd(text, next))) return null;
  // 2021年收到5件，2022年收到8件: whoever names both years compares.
  if (text.slice(from, to).includes(String(year))) return null;
  return strong || figures || (value === year - 1 && opens(text, start, next)) ? 'residue' : null;
}

/** 截至2021年12月31日，主动公开12条: the last day of the year counted, when no other year is named beside it. */
function isClosingDay(text: string, start: number, next: number, year: number, words: Prepared): boolean {
  if (!LAST_DAY.test(text.slice(next, next + 8))) return false;
  const from = sentenceStart(text, start);
  if (!words.closing.some((word) => text.slice(from, start).trimEnd() === word)) return false;
  const to = sentenceEnd(text, next);
  return !text.slice(from, to).includes(String(year)) && COUNT.test(text.slice(next + 6, to));
}

/** 2021年1至12月，发布信息6条: the months of a whole year open a sentence that counts. */
const isWholeYear = (text: string, start: number, next: number, year: number, words: Prepared): boolean => {
  if (!WHOLE_YEAR.test(text.slice(next, next + 10)) || !opensSentence(text, start)) return false;
  const sentence = text.slice(start, sentenceEnd(text, next));
  return (
    !sentence.includes(String(year)) &&
    COUNT.test(sentence.slice(next - start + 4)) &&
    !isOtherYear(text, start, next, words, null)
  );
};

const WHOLE_YEAR = /^1\s*月?\s*[-—–－~～至到]\s*12\s*月/;

/** 市场监督管理局 → 管理局: so many last characters tell what kind of agency a name is of. */
const KIND = 3;
/** Before the kind stand at most a place and the words of its task: 市城市. */
const NAME_REACH = 12;

/** `公布2022甲市城市管理局…`: the own name follows; in `2022市城市管理局全年…` its kind, within one run of Chinese. */
function namesAgency(text: string, start: number, next: number, agency: string): boolean {
  if (agency.length <= KIND) return false;
  if (text.startsWith(agency, next)) return true;
  if (!opensSentence(text, start)) return false;
  const kind = agency.slice(-KIND);
  const at = text.indexOf(kind, next);
  return at > next && at - next <= NAME_REACH && ALL_HAN.test(text.slice(next, at));
}

const ALL_HAN = /^[\u4e00-\u9fff]+$/;

const LAST_DAY = /^12\s*月\s*31\s*日/;

/** `2021年，…` and `在2021年，…` at the start of a sentence. */
const opens = (text: string, start: number, next: number): boolean =>
  opensSentence(text, start) ||
  (text[start - 1] === '在' && text[next] === '，' && opensSentence(text, start - 1));

/** How far behind the year the one who acts may reach: 2022年，我局将进一步. */
const ACTOR_REACH = 14;

/** A clause opens with the year and tells what will be done. */
function isPlan(text: string, start: number, next: number, words: Prepared): boolean {
  if (!opensSentence(text, start) && !CLAUSE.includes(text[start - 1]!)) return false;
  const limit = Math.min(sentenceEnd(text, next), next + ACTOR_REACH);
  for (let at = next; at < limit; at++) if (words.futureAt?.standsAt(text, at)) return true;
  return false;
}

/** `，2021年组织培训2次`: the year opens a clause that counts. */
function isCounted(text: string, start: number, next: number): boolean {
  if (start === 0 || !CLAUSE.includes(text[start - 1]!)) return false;
  const end = clauseEnd(text, next);
  return COUNT.test(text.slice(next, end));
}

const CLAUSE = '，,；;。：:';

/** 现公布2021年政府信息公开工作年度报告: in the introduction that is this report, whatever year it says. */
function announces(
  text: string,
  from: number,
  start: number,
  next: number,
  to: number,
  words: Prepared,
): boolean {
  const limit = Math.min(to, next + 24);
  for (let i = next; i < limit && !'，,《》（('.includes(text[i]!); i++) {
    if (words.reportName?.standsAt(text, i)) return hasAny(text, words.announce, from, start);
  }
  return false;
}

function inHeadings(report: Report, year: number, words: Prepared, emit: (problem: Problem) => void): void {
  const last = String(year - 1);
  for (const heading of report.headings) {
    if (heading.runIn) continue;
    const at = heading.text.indexOf(last);
    if (at < 0 || heading.text.charCodeAt(skipBlanks(heading.text, at + 4)) !== YEAR) continue;
    const title = report.title?.range;
    if (title && heading.range.start < title.end && title.start < heading.range.end) continue;
    const mark = skipBlanks(heading.text, at + 4) + 1;
    if (heading.text.includes(String(year)) || isOtherYear(heading.text, at, mark, words, words.directlyAt))
      continue;
    // The figures may end behind the words: only where they begin counts.
    const { start, end } = heading.textRange;
    const source = report.document.text.slice(start, end + 3).indexOf(last);
    if (source < 0) continue;
    emit(worded({ start: start + source, end: start + source + 4 }, year - 1, year, 'heading'));
  }
}

function worded(
  range: Range,
  stated: number,
  year: number,
  message: 'residue' | 'heading' | 'no-mark' | 'past-plan',
): Problem {
  if (message === 'past-plan') {
    const data = { stated, next: year + 1 };
    const edit = { range, newText: String(year + 1) };
    return { message, range, data, fixes: [{ title: 'fix-next', data, kind: 'suggestion', edits: [edit] }] };
  }
  const data = { stated, year };
  return message === 'no-mark'
    ? {
        message,
        range,
        data,
        fixes: [
          {
            title: 'fix-mark',
            data,
            kind: 'suggestion',
            edits: [{ range: { start: range.end, end: range.end }, newText: '年' }],
          },
        ],
      }
    : {
        message,
        range,
        data,
        fixes: [{ title: 'fix', data, kind: 'suggestion', edits: [{ range, newText: String(year) }] }],
      };
}
