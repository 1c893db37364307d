import type { TitleTemplate } from '../../form/form.js';
import { type Report, sourceRange, type Title } from '../../report/model.js';
import { compareNames } from '../../wording/agency-names.js';
import { type NamerWords, namedOffice } from '../../wording/named-office.js';
import { type CheckContext, defineCheck, type Problem, type ProblemFix } from '../define.js';

/** The title follows 机关全称 + 年 + 政府信息公开工作年度报告, and names the office that reports and signs. */
export const check = defineCheck({
  summary: "The title has the form's parts and agrees with introduction and signature.",
  params: (z) =>
    z.strictObject({
      yearly: z.string().min(2).meta({ description: '年度: once is enough' }),
      organs: z.array(z.string().min(1)).meta({ description: "Words that end an office's name" }),
      namers: z
        .array(
          z.strictObject({
            before: z.string().min(1),
            after: z.string().min(1),
            whole: z
              .boolean()
              .default(false)
              .meta({ description: 'The name goes from the one to the other' }),
          }),
        )
        .meta({ description: 'Words between which the introduction names the office that reports' }),
      inner: z
        .array(z.string().min(2))
        .meta({ description: 'Offices within an office: what stands before them is its name' }),
      short: z
        .array(z.string().min(2))
        .meta({ description: "Names of the report that the introduction uses instead of the title's" }),
    }),
  messages: [
    'missing',
    'wording',
    'twice',
    'no-year',
    'other-year',
    'stated',
    'to-year',
    'no-agency',
    'year-first',
    'signature',
    'signed',
    'text',
    'titled',
    'short-name',
    'reword',
    'once',
  ],
  prepare: (params) => params,
  concerns: ({ role }) => role === 'intro',
  run(context, { yearly, organs, namers, inner, short }) {
    const { report, form, document, emit } = context;
    const { title } = report;
    const { suffix } = form.title;
    if (title === null) {
      const { start } = report.range;
      emit({ message: 'missing', range: { start, end: start }, key: 'missing', data: { suffix } });
      return;
    }
    const words = title.text.replace(/\s+/g, '').replace(/[（(][^（）()]*[）)]$/, '');
    const problem = (message: string, fixes: readonly ProblemFix[] = []): Problem => ({
      message,
      range: title.range,
      key: message,
      data: { title: words, suffix },
      fixes,
    });
    if (!words.endsWith(suffix)) emit(problem('wording', officialSuffix(document.text, title, form.title)));
    else if (title.year !== null && words.slice(0, -suffix.length).endsWith(yearly))
      emit(problem('twice', yearOnce(document.text, title, yearly)));
    // No year anywhere is said by the rule that asks for one.
    if (title.year === null) {
      if (report.year !== null) emit(problem('no-year'));
    } else otherYear(report, title.year, emit);
    if (title.agency === null) emit(problem('no-agency'));
    else {
      if (title.year !== null && title.year.range.start < title.agency.range.start)
        emit(problem('year-first'));
      sameOffice(context, title.agency, organs, namers, inner);
    }
    shortName(report, short, suffix, emit);
  },
});

/** The form's own words for the variant that ends the title. */
function officialSuffix(text: string, { range }: Title, { suffix, variants }: TitleTemplate): ProblemFix[] {
  const source = text.slice(range.start, range.end);
  const variant = variants.find((words) => source.endsWith(words));
  if (variant === undefined) return [];
  const place = { start: range.end - variant.length, end: range.end };
  return [
    { title: 'reword', data: { suffix }, kind: 'suggestion', edits: [{ range: place, newText: suffix }] },
  ];
}

/** The title has last year's year, and period and text agree upon another. */
function otherYear(
  { year, document }: Report,
  titled: NonNullable<Title['year']>,
  emit: (problem: Problem) => void,
): void {
  if (year === null || year.value === titled.value) return;
  const data = { titled: titled.value, year: year.value };
  const { range } = titled;
  emit({
    message: 'other-year',
    range,
    key: 'year',
    data,
    related: [{ range: year.range, message: 'stated', data }],
    // 二〇二二年 is not mended with Arabic figures.
    fixes:
      document.text.slice(range.start, range.end) === String(titled.value)
        ? [
            {
              title: 'to-year',
              data,
              kind: 'suggestion',
              edits: [{ range, newText: String(year.value) }],
            },
          ]
        : [],
  });
}

/** 年度 behind the year without its 度. */
function yearOnce(text: string, { year }: Title, yearly: string): ProblemFix[] {
  if (year === null) return [];
  let at = year.range.end;
  while (text[at] === ' ') at++;
  if (!text.startsWith(yearly, at)) return [];
  const place = { start: at + 1, end: at + yearly.length };
  return [{ title: 'once', data: { yearly }, kind: 'suggestion', edits: [{ range: place, newText: '' }] }];
}

/** Another office signs, or is named by the introduction as the one that reports. */
function sameOffice(
  { report, emit }: CheckContext,
  agency: NonNullable<Title['agency']>,
  organs: readonly string[],
  namers: readonly NamerWords[],
  inner: readonly string[],
): void {
  const signed = report.signature?.agency ?? null;
  if (signed !== null && compareNames(agency.value, signed.value, organs) === 'different') {
    const data = { title: agency.value, signed: signed.value };
    emit({
      message: 'signature',
      range: agency.range,
      key: 'signature',
      data,
      related: [{ range: signed.range, message: 'signed', data }],
    });
    return;
  }
  for (const passage of report.passages) {
    if (passage.role !== 'intro') continue;
    const named = namedOffice(passage.text, organs, namers);
    if (named === null) continue;
    const within = inner.find((office) => named.name.endsWith(office));
    const whole = within === undefined ? named.name : named.name.slice(0, -within.length);
    if (compareNames(agency.value, whole, organs) !== 'different') continue;
    const data = { title: agency.value, named: named.name };
    emit({
      message: 'text',
      range: sourceRange(passage, named.from, named.from + named.name.length),
      key: 'text',
      data,
      related: [{ range: agency.range, message: 'titled', data }],
    });
    return;
  }
}

/** The introduction calls the report otherwise than its title does. */
function shortName(
  report: Report,
  short: readonly string[],
  suffix: string,
  emit: (problem: Problem) => void,
): void {
  for (const passage of report.passages) {
    if (passage.role !== 'intro') continue;
    for (const name of short) {
      const at = passage.text.indexOf(name);
      if (at < 0) continue;
      emit({
        message: 'short-name',
        range: sourceRange(passage, at, at + name.length),
        key: 'short-name',
        data: { name, suffix },
      });
      return;
    }
  }
}
