import type { Form } from '../form/form.js';
import type { BaseReport } from './base-report.js';
import { cleanReport } from './clean-report.js';
import type { ReportModel } from './model.js';

export interface NewReport {
  readonly agency: string;
  readonly year: number;
  /** Figures that are known already, by address: 上年结转 from last year's 结转下年度. All others are 0. */
  readonly cells: Readonly<Record<string, string>>;
}

/** What stands where the author has to write; the rules find it until it is gone. */
const toFillIn = (what: string): string => `（请填写：${what}）`;

/** A report with every section, table, row and zero, worded as the pack's clean report where wording is given. */
export function newReport(form: Form, base: BaseReport, { agency, year, cells }: NewReport): ReportModel {
  const matters = form.sections.flatMap((section) => section.matters);
  const prose = [
    ...matters.map(({ id, title }) => ({ key: id, text: [toFillIn(title)] })),
    ...form.sections
      .filter(({ content, matters: own }) => content === 'prose' && own.length === 0)
      .map(({ id, title }) => ({ key: id, section: id, text: [toFillIn(title)] })),
  ];
  const contact = {
    address: toFillIn('地址'),
    postcode: toFillIn('邮编'),
    phone: toFillIn('电话'),
    email: toFillIn('电子邮箱'),
  };
  const editions = Object.fromEntries(
    Object.entries(base.editions).map(([id, edition]) => [id, edition.intro ? { intro: edition.intro } : {}]),
  );
  const blank: BaseReport = {
    ...base,
    place: '',
    contact,
    prose,
    cells,
    editions,
    signature: ['{{agency}}', toFillIn('日期')],
  };
  return cleanReport(form, blank, { agency, year });
}
