/** Words of the commands that deal in figures: new, extract --summary, rollup. */
export const FIGURE_WORDS = {
  zh: {
    needsAgency: '请用 --agency 写明机关全称，或用 --from 指明上一年度的年报。',
    badYear: (year: string) => `--year 的值“${year}”不是年度，例如 2025。`,
    notOneReport: (path: string, count: number) =>
      `${path}：应当恰好有一份年报，实际有 ${count} 份，无法确定结转哪一份。`,
    otherYear: (from: number, year: number) =>
      `注意：所给的是 ${from} 年度的年报，新年报是 ${year} 年度，结转的数字请自行核对。`,
    otherAgency: (agency: string) => `注意：所给的是${agency}的年报，结转的数字请自行核对。`,
    notCarried: (cell: string) => `注意：上一年度年报${cell}的数字读不出来，新年报中写作 0，请自行填写。`,
    written: (path: string) => `已写入 ${path}`,
    exists: (path: string) => `${path} 已经存在，没有改动；请换一个文件名。`,
    noReports: '没有读到年报。',
    noYear: (path: string) => `${path}：没有读到年度，未计入。`,
    severalYears: (years: string) => `年报分属 ${years} 几个年度，请用 --year 选定一个。`,
    noneOfYear: (year: number) => `没有 ${year} 年度的年报。`,
    twice: (agency: string, paths: string) => `${agency} 同一年度有几份年报，不能汇总：${paths}`,
    summed: (year: number, count: number) => `已汇总 ${year} 年度 ${count} 个单位：`,
    unknownCell: (cell: string, agencies: string) => `${cell}：${agencies} 的数字读不出来，汇总表此格留空`,
    brokenSum: '汇总后勾稽关系不成立（说明有单位的数字有误）：',
    allHold: '汇总后勾稽关系都成立。',
    againstSame: (path: string) => `与 ${path} 的各格一致。`,
    againstDiffers: (path: string, count: number) => `与 ${path} 有 ${count} 格不一致：`,
    differs: (cell: string, own: string, sum: string) => `${cell}：报告为 ${own}，各单位合计为 ${sum}`,
    unnamed: '（未找到单位名称）',
    pathHead: '文件',
    yearHead: '年度',
    agencyHead: '单位',
  },
  en: {
    needsAgency: "Name the agency with --agency, or last year's report with --from.",
    badYear: (year: string) => `--year wants a year such as 2025, not “${year}”.`,
    notOneReport: (path: string, count: number) =>
      `${path}: should hold exactly one report but holds ${count}; which one to carry over from is not clear.`,
    otherYear: (from: number, year: number) =>
      `Note: that is the report of ${from}, the new one is of ${year}; check what was carried over.`,
    otherAgency: (agency: string) => `Note: that is the report of ${agency}; check what was carried over.`,
    notCarried: (cell: string) =>
      `Note: last year's report, ${cell}: the figure cannot be read; the new report has 0 there, please fill it in.`,
    written: (path: string) => `Wrote ${path}`,
    exists: (path: string) => `${path} exists and was not touched; take another name.`,
    noReports: 'No report was read.',
    noYear: (path: string) => `${path}: no year found; left out.`,
    severalYears: (years: string) => `The reports are of several years (${years}); choose one with --year.`,
    noneOfYear: (year: number) => `There is no report of ${year}.`,
    twice: (agency: string, paths: string) =>
      `${agency} has several reports of this year; no sum is made: ${paths}`,
    summed: (year: number, count: number) => `Summed ${count} report(s) of ${year}:`,
    unknownCell: (cell: string, agencies: string) =>
      `${cell}: the figure of ${agencies} cannot be read; the cell stays blank`,
    brokenSum: 'The sums do not add up, so some figure below is wrong:',
    allHold: 'All relations of the sums hold.',
    againstSame: (path: string) => `Every cell agrees with ${path}.`,
    againstDiffers: (path: string, count: number) => `${count} cell(s) differ from ${path}:`,
    differs: (cell: string, own: string, sum: string) => `${cell}: the report says ${own}, the sum is ${sum}`,
    unnamed: '(agency not found)',
    pathHead: 'File',
    yearHead: 'Year',
    agencyHead: 'Agency',
  },
} as const;
