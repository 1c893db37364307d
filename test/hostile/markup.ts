import { type HostileDocument, REPORT, text, within } from './document.js';

const unclosedMarks = [
  '|',
  '\t',
  '**',
  '《',
  '》',
  '（',
  '）',
  '“',
  '"',
  "'",
  '〔',
  '[',
  '](',
  '`',
  '```\n',
  '~',
  '_',
];
/** `many`: how many stand for a large number; all of it, or a part where time is short. */
export const markup = (many: (count: number) => number): readonly HostileDocument[] => [
  ...unclosedMarks.map((mark) =>
    text(`500,000 of ${JSON.stringify(mark)}`, () => within(mark.repeat(many(500_000)))),
  ),
  text('quotation marks 100,000 deep', () => within(`${'>'.repeat(many(100_000))}甲`)),
  text('lists 10,000 deep', () =>
    within(Array.from({ length: many(2_000) }, (_, i) => `${' '.repeat(i)}- 甲`).join('\n')),
  ),
  text('brackets 100,000 deep', () => within(`${'（'.repeat(many(100_000))}甲${'）'.repeat(many(100_000))}`)),
  text('30,000 headings', () => within('## （一）主动公开\n'.repeat(many(30_000)))),
  text('30,000 titles of sections', () =>
    within('## 三、收到和处理政府信息公开申请情况\n'.repeat(many(30_000))),
  ),
  text(
    '30,000 reports',
    () => '# 甲市乙区丙局2022年政府信息公开工作年度报告\n## 一、总体情况\n'.repeat(many(30_000)),
    'engine/limit',
  ),
  text('250 whole reports', () => REPORT.repeat(many(250))),
  text('80,000 unknown labels', () =>
    within(Array.from({ length: many(80_000) }, (_, i) => `| 标签${i} | ${i} |`).join('\n')),
  ),
  text('80,000 unknown labels in rows of a table of the form', () =>
    REPORT.replace(
      /^(\|.*三、本年度办理结果.*)$/m,
      (line) =>
        `${Array.from({ length: many(80_000) }, (_, i) => `| 标签${i} | ${i} |`).join('\n')}\n${line}`,
    ),
  ),
  text('80,000 unknown labels, one cell a line', () =>
    within(Array.from({ length: many(80_000) }, (_, i) => `标签${i}\n\n${i}`).join('\n\n')),
  ),
  text(
    'a table of 100,000 columns',
    () => within(`|${' 甲 |'.repeat(many(100_000))}\n|${'---|'.repeat(many(100_000))}`),
    'engine/limit',
  ),
  text('a table of 100,000 columns, TABs', () => within('1\t'.repeat(many(100_000))), 'engine/limit'),
  text('a table of 50,000 rows of twelve', () => within(`|${' 12 |'.repeat(12)}\n`.repeat(many(50_000)))),
  text(
    'a line of a million characters',
    () => within('本机关依法公开政府信息。'.repeat(84_000)),
    'engine/limit',
  ),
  text('a line of a million blanks', () => within(`甲${' '.repeat(many(1_000_000))}乙`)),
  text('a million blank lines', () => within('\n'.repeat(many(1_000_000)))),
  text('a comment that is never closed', () => within(`<!-- ${'甲'.repeat(many(100_000))}`)),
  text('50,000 comments', () => within('<!-- 甲 -->\n'.repeat(many(50_000)))),
  text('50,000 suppressions', () =>
    within('<!-- gouji-disable-next-line table/cell-blank -- 理由 -->\n'.repeat(many(50_000))),
  ),
  text('suppressions of 20,000 rules in one comment', () =>
    within(
      `<!-- gouji-disable ${Array.from({ length: many(20_000) }, (_, i) => `a/r${i}`).join(' ')} -- 理由 -->`,
    ),
  ),
  text('a suppression with a long row of dashes', () =>
    within(`<!-- gouji-disable a ${'- '.repeat(many(50_000))}-->`),
  ),
  text('a fence that is never closed', () => within(`\`\`\`\n${'甲\n'.repeat(many(10_000))}`)),
  text('front matter that is never closed', () => `---\n${'a: 1\n'.repeat(many(50_000))}${REPORT}`),
  text('front matter nested 1,000 deep', () => `---\na: ${'['.repeat(many(10_000))}\n---\n${REPORT}`),
  text(
    'front matter with anchors',
    () => `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a]\nc: [*b,*b,*b]\n---\n${REPORT}`,
  ),
  text('front matter with __proto__', () => `---\n__proto__: { a: 1 }\nsuppress: 3\n---\n${REPORT}`),
  text(
    'front matter with suppressions of no kind',
    () =>
      `---\nsuppress: [1, null, [], {}, { rule: 3 }, { rule: a, at: 4, reason: [] }, "x"]\n---\n${REPORT}`,
  ),
  text('git conflict marks', () =>
    REPORT.replace(/^(\| .*)$/gm, '<<<<<<< HEAD\n$1\n=======\n$1\n>>>>>>> other'),
  ),
  text('git conflict marks around a section', () =>
    within(`<<<<<<< HEAD\n${'甲\n'.repeat(10)}=======\n乙\n>>>>>>> branch`),
  ),
];
