import { dateInWords, dateKey, daysIn } from '../../dates/calendar.js';
import { reportDate } from '../../dates/report-date.js';
import { anyOf } from '../../text/words.js';
import { type AgencySettings, defineCheck } from '../define.js';

/** The report's own date is not after the day by which it has to be public. */
export const check = defineCheck({
  summary: "The report's own date is within the deadline for publication.",
  params: (z) => {
    const words = z.array(z.string().min(1));
    const day = z.string().regex(/^\d\d-\d\d$/);
    return z.strictObject({
      department: day.meta({ description: 'Departments, MM-DD of the year after the report year' }),
      government: day.meta({ description: 'Governments at or above county level, MM-DD' }),
      governmentLevels: words.meta({ description: 'Values of agency.level that mean a government' }),
      governmentNames: words.meta({ description: 'Endings of the names of such governments' }),
      otherNames: words.meta({ description: 'Words in names of bodies that the law sets no date for' }),
      published: words.meta({ description: 'Labels of a publication date: 发布日期' }),
    });
  },
  messages: ['late', 'late-local'],
  prepare: (params) => ({ ...params, publishedAt: anyOf(params.published) }),
  run({ report, agency, emit }, params) {
    if (report.year === null) return;
    const name = agency.name ?? report.agency?.value ?? null;
    const limit = agency.deadline ?? statutory(name, agency, params);
    if (limit === null) return;
    const own = reportDate(report, params.publishedAt);
    if (own === null) return;
    const year = report.year.value + 1;
    const [month, day] = limit.split('-').map(Number) as [number, number];
    const { value } = own;
    // A day that does not exist is another rule's finding.
    if (value.day > daysIn(value.month, value.year)) return;
    if (dateKey(value.year, value.month, value.day) <= dateKey(year, month, day)) return;
    emit({
      message: agency.deadline === undefined ? 'late' : 'late-local',
      range: own.range,
      key: 'deadline',
      data: {
        date: dateInWords(value),
        limit: dateInWords({ year, month, day }),
      },
    });
  },
});

interface Names {
  readonly department: string;
  readonly government: string;
  readonly governmentLevels: readonly string[];
  readonly governmentNames: readonly string[];
  readonly otherNames: readonly string[];
}

/** Null where the law names no date (townships, streets) or the kind of body cannot be told. */
function statutory(name: string | null, agency: AgencySettings, params: Names): string | null {
  if (agency.level !== undefined) {
    if (params.governmentLevels.includes(agency.level)) return params.government;
    return agency.level === 'department' ? params.department : null;
  }
  if (name === null || params.otherNames.some((word) => name.endsWith(word))) return null;
  return params.governmentNames.some((word) => name.endsWith(word)) ? params.government : params.department;
}
