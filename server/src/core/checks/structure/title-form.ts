import type { Report, Title } from '../../report/model.js';
import { compareNames } from '../../wording/agency-names.js';
import { defineCheck, type Problem } from '../define.js';

/** The title follows 机关全称 + 年 + 政府信息公开工作年度报告, and names the office that signs. */
export const check = defineCheck({
  summary: "The title has the form's parts and agrees with the signature.",
  params: (z) =>
    z.strictObject({
      yearly: z.string().min(1).meta({ description: '年度: once is enough' }),
      organs: z.array(z.string().min(1)).meta({ description: "Words that end an office's name" }),
      short: z
        .array(z.string().min(2))
        .meta({ description: "Names of the report that the introduction uses instead of the title's" }),
    }),
  messages: [
    'missing',
    'wording',
    'twice',
    'no-year',
    'no-agency',
    'year-first',
    'signature',
    'signed',
    'short-name',
  ],
  prepare: (params) => params,
  run({ report, form, emit }, { yearly, organs, short }) {
    const { title } = report;
    if (title === null) {
      const { start } = report.range;
      emit({
        message: 'missing',
        range: { start, end: start },
        key: 'missing',
        data: { suffix: form.title.suffix },
      });
      return;
    }
    const { suffix } = form.title;
    const words = title.text.replace(/\s+/g, '').replace(/[（(][^（）()]*[）)]$/, '');
    const data = { title: words, suffix };
    const problem = (message: string): Problem => ({ message, range: title.range, key: message, data });
    if (!words.endsWith(suffix)) emit(problem('wording'));
    else if (title.year !== null && words.slice(0, -suffix.length).endsWith(yearly)) emit(problem('twice'));
    if (title.year === null) emit(problem('no-year'));
    if (title.agency === null) emit(problem('no-agency'));
    else if (title.year !== null && title.year.range.start < title.agency.range.start)
      emit(problem('year-first'));
    signature(report, title, organs, emit);
    shortName(report, short, suffix, emit);
  },
});

function signature(
  report: Report,
  { agency }: Title,
  organs: readonly string[],
  emit: (problem: Problem) => void,
): void {
  const signed = report.signature?.agency;
  if (agency === null || signed === null || signed === undefined) return;
  if (compareNames(agency.value, signed.value, organs) !== 'different') return;
  const data = { title: agency.value, signed: signed.value };
  emit({
    message: 'signature',
    range: agency.range,
    key: 'signature',
    data,
    related: [{ range: signed.range, message: 'signed', data }],
  });
}

/** The introduction calls the report otherwise than its title does. */
function shortName(
  report: Report,
  short: readonly string[],
  suffix: string,
  emit: (problem: Problem) => void,
): void {
  for (const { text, role, range, map } of report.passages) {
    if (role !== 'intro') continue;
    for (const name of short) {
      const at = text.indexOf(name);
      if (at < 0 || map !== null) continue;
      const start = range.start + at;
      emit({
        message: 'short-name',
        range: { start, end: start + name.length },
        key: 'short-name',
        data: { name, suffix },
      });
      return;
    }
  }
}
