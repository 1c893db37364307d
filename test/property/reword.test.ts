import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NO_PROSE } from '../../server/src/core/checks/define.js';
import { checkDocument } from '../../server/src/core/engine/check.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import type { Report, ReportDocument } from '../../server/src/core/report/model.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { rewordDocument, rewordedOf } from '../../server/src/core/report/reword.js';
import { difference } from '../../server/src/core/text/difference.js';
import { CompilationMemo } from '../../server/src/lsp/project/report-memo.js';
import { cleanModel, rendered } from '../support/clean.js';
import * as fc from '../support/fast-check.js';

const { form } = builtinPack();
const rules = createRuleSet(builtinPack());
const SAMPLES = join(process.cwd(), 'samples');

const clean = rendered(cleanModel({ year: 2022 })).text;
const TEXTS: readonly string[] = [
  clean,
  rendered(cleanModel({ year: 2020 })).text,
  [2021, 2022, 2023]
    .map((year) => rendered(cleanModel({ year, agency: `柳州市甲乙区第${year}局` })).text)
    .join('\n'),
  clean.replaceAll('。', '。如有疑问请联系，电话：0772-2810001，邮箱：xxgk@example.cn。'),
  clean.replaceAll(
    '。',
    '。2022年，本机关收到政府信息公开申请12件，其中自然人申请10件；根据《政府信息公开条例》第五十条，占比83%。',
  ),
  ...readdirSync(SAMPLES)
    .filter((name) => /\.(?:md|tsv)$/.test(name))
    .map((name) => readFileSync(join(SAMPLES, name), 'utf8')),
];

/** What an author types into prose, and what is more than prose. */
/** A report in which rules of structure and tables have much to say. */
const BROKEN = clean
  .replace('三、', '二、')
  .replace(/^.*（七）总计.*$/m, '')
  .replaceAll('| 0 |', '| x |')
  .replace('## 五', '##### 五')
  .replace(/^.*行政强制.*$/m, '| 行政强治 | 1.5 |');

const SILENT = {
  get: (): never => {
    throw new Error('prose was read');
  },
};

const WORDS = [
  ...[
    '1',
    '0',
    '23',
    '年',
    '件',
    '。',
    '，',
    '2021年',
    '2023年1月1日',
    '一',
    '《',
    '》',
    '（',
    '其中',
    '收到申请',
    '电话',
    '邮编：',
  ],
  ...[
    '第三十条',
    '条例',
    '、',
    '：',
    ' ',
    '%',
    'XX',
    '。。',
    '【】',
    '|',
    '\n',
    '\n\n',
    '# ',
    '**',
    '<b>',
    '&amp;',
    '\t',
    '"',
    '@',
  ],
  ...['六、其他需要报告的事项', '政府信息公开工作年度报告'],
];

const edit = fc.record({
  /** In ten thousandths of the text's long lines. */
  at: fc.nat({ max: 9_999 }),
  remove: fc.constantFrom(0, 0, 1, 2, 5),
  insert: fc.constantFrom('', ...WORDS),
});

/** Without what was worked out on the way. */
const plain = ({ reports, ...rest }: ReportDocument) => ({
  ...rest,
  reports: reports.map((report) => {
    const { title, year, edition, supported, agency, headings, sections, paragraphs, passages } = report;
    const { range, tables, unbound, signature } = report;
    const parts = { title, year, edition, supported, agency, headings, sections, paragraphs, passages };
    return { ...parts, range, tables, unbound, signature };
  }),
});

/** Places in long lines: elsewhere nothing is reworded. */
const longPlaces = (text: string): number[] => {
  const places: number[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.length > 60 && line.includes('。')) for (let i = 40; i <= line.length; i++) places.push(at + i);
    at += line.length + 1;
  }
  return places;
};
const PLACES = TEXTS.map(longPlaces);

test('a reworded reading and what is found in it are those of a reading as a whole', () => {
  let reworded = 0;
  fc.assert(
    fc.property(
      fc.nat({ max: TEXTS.length - 1 }),
      fc.array(edit, { minLength: 1, maxLength: 12 }),
      (which, edits) => {
        let text = TEXTS[which]!;
        let known = readDocument(text, form);
        const memo = new CompilationMemo();
        const checked = (document: ReportDocument) =>
          checkDocument(document, rules, { memo: memo.of(document, []) });
        checked(known);
        for (const { at, remove, insert } of edits) {
          const places = PLACES[which]!;
          const place = Math.min(text.length, places[Math.floor((at * places.length) / 10_000)] ?? 0);
          const next = text.slice(0, place) + insert + text.slice(place + remove);
          const change = difference(text, next);
          const fresh = readDocument(next, form);
          const made = change === null ? null : rewordDocument(known, next, change);
          if (made !== null) {
            reworded++;
            expect(plain(made)).toEqual(plain(fresh));
            expect(checked(made)).toEqual(checkDocument(fresh, rules));
            expect(made.reports.some((report) => rewordedOf(report) !== null)).toBe(true);
          } else checked(fresh);
          known = made ?? fresh;
          text = next;
        }
      },
    ),
    { numRuns: 60 },
  );
  // A test of nothing would hold, too.
  expect(reworded).toBeGreaterThan(100);
});

test('what is kept while only words change was found without reading prose', () => {
  const wordless = { ...rules, active: rules.active.filter(({ kind }) => kind.concerns === NO_PROSE) };
  expect(wordless.active.length).toBeGreaterThan(10);
  for (const text of [...TEXTS, BROKEN]) {
    const document = readDocument(text, form);
    const expected = checkDocument(document, wordless);
    const reports: Report[] = [];
    const dumb = { ...document, reports };
    for (const report of document.reports)
      reports.push(
        Object.defineProperties(
          { ...report, document: dumb, facets: [] },
          { paragraphs: SILENT, passages: SILENT },
        ),
      );
    expect(checkDocument(dumb, wordless)).toEqual(expected);
  }
});
