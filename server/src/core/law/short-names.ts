import type { Paragraph, Report } from '../report/model.js';
import type { Citation } from './citations.js';

/** 以下简称《条例》, （下称“条例”）, 以下统称……: what tells the reader which text a short name stands for. */
const DEFINES = /简称|下称|统称/g;
/** The short names that one such word defines stand right behind it: 以下分别简称《条例》《格式》. */
const REACH = 30;
/** 该《条例》, 两部《条例》, 新《条例》: a text named before, whichever. */
const POINTS = new Set([...'该此本述两各新旧原等、》”']);

/** False for a passage that explains no short name. */
export const mayExplain = ({ text }: Paragraph): boolean =>
  text.includes('简称') || text.includes('下称') || text.includes('统称');

/** The first use of a short name before the report has said what it stands for; null where all is said. */
export function undefinedShortName(
  report: Report,
  all: readonly Citation[],
  names: readonly string[],
): Citation | null {
  let first: Citation | null = null;
  for (const citation of all) {
    const { mark, passage } = citation;
    if (mark === null || !names.includes(mark.title) || POINTS.has(passage.text[mark.open - 1] ?? ''))
      continue;
    if (first === null || passage.range.start < first.passage.range.start) first = citation;
  }
  return first === null || isDefined(report, first) ? null : first;
}

/** Anywhere up to the first use; with it, the definition itself. */
function isDefined(report: Report, { passage, mark }: Citation): boolean {
  const name = mark!.title;
  for (const { text, range } of report.passages) {
    if (range.start > passage.range.start) return false;
    DEFINES.lastIndex = 0;
    for (let match = DEFINES.exec(text); match !== null; match = DEFINES.exec(text))
      if (text.slice(match.index, match.index + REACH).includes(name)) return true;
  }
  return false;
}
