import { type HostileDocument, HTML, html, REPORT, report, text, within } from './document.js';

const ROW = '| 本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n';
const LABELS = [
  '其他',
  '总计',
  '合计',
  '自然人',
  '予以公开',
  '本年新收',
  '结果维持',
  '行政许可',
  '（一）',
  '1.',
];
const TABBED = report('tabs');
const CELLS = report('cell-lines');
/** The first data row of the second table, of whatever it is written in. */
const before = (mark: string, what: string, whole = REPORT): string => whole.replace(mark, `${what}${mark}`);

/** `many`: how many stand for a large number; all of it, or a part where time is short. */
export const tables = (many: (count: number) => number): readonly HostileDocument[] => [
  text('30,000 rows of one label of the form', () => before('| 一、本年新收', ROW.repeat(many(30_000)))),
  text('the third table 300 times in its section', () => {
    const [, table = ''] = /((?:^\|.*\n)+)/m.exec(REPORT.slice(REPORT.indexOf('三、收到和处理'))) ?? [];
    return REPORT.replace(table, `${table}\n`.repeat(many(300)));
  }),
  text('100 reports with tables as cells, one a line', () => CELLS.repeat(many(100))),
  text('500 columns of labels of the form', () =>
    within(
      `| ${LABELS.join(' | ')} |\n`.repeat(2) +
        `| ${`${LABELS.join(' | ')} | `.repeat(50)}|\n`.repeat(many(200)),
    ),
  ),
  text('words of the form, 100,000 lines of them', () =>
    within(`${LABELS.join('\n')}\n`.repeat(many(10_000))),
  ),
  text('words of the form and figures, 60,000 lines', () =>
    within(
      LABELS.slice(0, 6)
        .map((one, i) => `${one}\n${i}\n`)
        .join('')
        .repeat(many(5_000)),
    ),
  ),
  text('labels that differ from the form in one character, 20,000', () =>
    within(
      Array.from(
        { length: many(20_000) },
        (_, i) => `| 本年新收政府信息公开申请数${String.fromCharCode(0x4e00 + (i % 20_000))} | ${i} |`,
      ).join('\n'),
    ),
  ),
  text('labels of 90 characters, 10,000', () =>
    within(
      Array.from(
        { length: many(10_000) },
        (_, i) => `| ${'行政许可处理决定数量'.repeat(8)}${i} | ${i} |`,
      ).join('\n'),
    ),
  ),
  text('lines of prefixes glued together, 20,000', () =>
    within(
      Array.from(
        { length: many(20_000) },
        (_, i) => `（三）不予公开（四）无法提供（五）不予处理（六）其他处理${i}`,
      ).join('\n'),
    ),
  ),
  text('50,000 delimiter lines', () => within('|---|---|\n'.repeat(many(50_000)))),
  text('a row of 100,000 escaped bars', () => within(`| ${'\\|'.repeat(many(100_000))} |`)),
  text('rows cut at every cell', () => REPORT.replace(/ \| /g, ' |\n| ')),
  text('each cell with 1,000 blanks', () =>
    REPORT.replace(/ \| /g, `${' '.repeat(many(1_000))}|${' '.repeat(many(1_000))}`),
  ),
  text('10,000 TABs in each row', () => TABBED.replace(/\t/g, '\t'.repeat(many(300)))),
  text('10,000 small tables', () => within('| 甲 | 1 |\n| --- | --- |\n| 乙 | 2 |\n\n'.repeat(many(10_000)))),
  text('figures of 5,000 digits', () => REPORT.replace(/\| \d+ \|/g, `| ${'9'.repeat(many(5_000))} |`)),
  text('cells of 100 kilobytes', () => REPORT.replace(/\| \d+ \|/, `| ${'1,'.repeat(many(50_000))} |`)),
  text('a grid of lines, 2,000 of them', () => within(`+---+---+\n| 甲 | 1 |\n`.repeat(many(2_000)))),
  html('tables 60 deep with 1,000 cells each', () =>
    within(
      `${`<table><tr>${'<td>1</td>'.repeat(many(100))}<td>`.repeat(60)}甲${'</td></tr></table>'.repeat(60)}`,
      HTML,
    ),
  ),
  html('colspan 100,000 in 5,000 cells', () =>
    within(
      `<table>${`<tr>${'<td colspan="100000">1</td>'.repeat(50)}</tr>`.repeat(many(100))}</table>`,
      HTML,
    ),
  ),
  html('rowspan 100,000 over 5,000 rows', () =>
    within(`<table>${'<tr><td rowspan="100000">甲</td><td>1</td></tr>'.repeat(many(5_000))}</table>`, HTML),
  ),
  html('spans of 500 by 500 in 500 rows', () =>
    within(
      `<table>${`<tr>${'<td colspan="500" rowspan="500">1</td>'.repeat(3)}</tr>`.repeat(many(500))}</table>`,
      HTML,
    ),
  ),
  html('each cell of a column with a span of its own', () =>
    within(
      `<table>${Array.from({ length: many(3_000) }, (_, i) => `<tr><td rowspan="${i}">甲</td><td colspan="${i % 9}">1</td></tr>`).join('')}</table>`,
      HTML,
    ),
  ),
  html('5,000 tables in a table', () =>
    within(
      `<table><tr><td>${'<table><tr><td>1</td></tr></table>'.repeat(many(5_000))}</td></tr></table>`,
      HTML,
    ),
  ),
  html('100,000 cells that are not closed', () =>
    within(`<table><tr>${'<td>1'.repeat(many(100_000))}`, HTML),
  ),
  html('50,000 rows that are not closed', () =>
    within(`<table>${'<tr><td>甲<td>1'.repeat(many(50_000))}`, HTML),
  ),
  html('100,000 captions and heads', () =>
    within(`<table>${'<caption>甲</caption><thead><th>乙'.repeat(many(50_000))}`, HTML),
  ),
  html('text between cells', () => HTML.replaceAll('</td>', '</td>甲')),
  html('cells out of any table', () => HTML.replaceAll(/<\/?table>/g, '')),
  html('a table closed in the middle of each cell', () =>
    HTML.replaceAll('<td>', '<td></table><table><tr><td>'),
  ),
  html('all spans zero', () => HTML.replaceAll('<td>', '<td colspan="0" rowspan="0">')),
  html('a comment in each cell', () => HTML.replaceAll('<td>', '<td><!-- <td>1</td> -->')),
];
