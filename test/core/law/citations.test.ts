import { describe, expect, test } from 'vitest';
import { type Citation, citations } from '../../../server/src/core/law/citations.js';
import { numberCitations } from '../../../server/src/core/law/numbers.js';
import { titleMarks } from '../../../server/src/core/law/title-marks.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { facet } from '../../../server/src/core/report/model.js';
import { writtenReport } from '../../support/written-report.js';

const statutes = builtinPack().statutes();
const cited = (text: string, year = 2022): readonly Citation[] =>
  citations(writtenReport(text, { year }), statutes);
const words = ({ passage, start, end }: Citation) => passage.text.slice(start, end);

describe('title marks', () => {
  const marks = (text: string) =>
    facet(writtenReport(text), titleMarks).map(({ text: title, inner }) => [
      title,
      ...inner.map((i) => i.text),
    ]);

  test.each<[string, string[][]]>([
    ['《甲》和《乙》', [['甲'], ['乙']]],
    ['《关于印发〈甲〉的通知》', [['关于印发〈甲〉的通知', '甲']]],
    ['《关于印发《甲》的通知》', [['关于印发《甲》的通知', '甲']]],
    ['《没有关上。《甲》', [['甲']]],
    ['没有', []],
  ])('%s', (text, expected) => {
    expect(marks(text)).toEqual(expected);
  });
});

describe('numbers of documents', () => {
  const numbers = (text: string) =>
    facet(writtenReport(text), numberCitations).map((n) =>
      n.kind === 'order'
        ? [n.kind, n.sequence, n.spelling]
        : [n.before, n.year, n.sequence, n.open + n.close],
    );

  test.each<[string, unknown[][]]>([
    ['国办公开办函〔2021〕30号', [['国办公开办函', 2021, 30, '〔〕']]],
    [
      '甲政发[2022]5号、乙办发（2021） 6 号',
      [
        ['甲政发', 2022, 5, '[]'],
        ['乙办发', 2021, 6, '（）'],
      ],
    ],
    ['甲政发﹝2022﹞第05号', [['甲政发', 2022, 5, '﹝﹞']]],
    ['甲政发〔202215号', [['甲政发', 2022, 15, '〔']]],
    ['国务院令第711号', [['order', 711, 'standard']]],
    ['国务院令 711 号', [['order', 711, 'no-ordinal']]],
    ['国务院第711号令', [['order', 711, 'order-last']]],
    ['国令第711号', [['order', 711, 'gazette']]],
    ['和平路30号（2022年）', []],
    ['（2022）甲01行初30号', []],
    ['第30号公告', []],
  ])('%s', (text, expected) => {
    expect(numbers(text)).toEqual(expected);
  });
});

describe('citations', () => {
  test('title, number and articles are one citation', () => {
    const text = '依据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条编制。';
    const [one, ...rest] = cited(text);
    expect(rest).toEqual([]);
    expect(words(one!)).toBe('《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条');
    expect(one!.statute?.title).toBe('中华人民共和国政府信息公开条例');
    expect(one!.versions.map((version) => version.number)).toEqual(['国务院令第711号']);
    expect(one!.articles.map((reference) => reference.article)).toEqual([50]);
  });

  test('the number may stand before the title or after 的通知', () => {
    expect(cited('国办函〔2020〕109号《政府信息公开信息处理费管理办法》')[0]!.numbered?.number).toBe(
      '国办函〔2020〕109号',
    );
    expect(
      cited('《中华人民共和国政府信息公开工作年度报告格式》的通知（国办公开办函〔2021〕30号）'),
    ).toHaveLength(1);
  });

  test('the version follows from the year of the report', () => {
    const versions = (year: number) => cited('《行政复议法》', year)[0]!.versions.map((v) => v.version);
    expect(versions(2020)).toEqual(['2017修正']);
    expect(versions(2024)).toEqual(['2023修订']);
    // A report of 2023 is written when the new text is in force.
    expect(versions(2023)).toEqual(['2023修订', '2017修正']);
  });

  test('a short name is what its definition says', () => {
    const [definition, short, later] = cited('《甲省信用条例》（以下简称《条例》）。《条例》第五条。');
    expect(definition!.shortName).toBe('条例');
    expect([short, later].map((citation) => citation?.statute ?? null)).toEqual([null, null]);
    expect(cited('《条例》第五条')[0]!.statute?.title).toBe('中华人民共和国政府信息公开条例');
  });

  test('an issuer’s code is a word of its own', () => {
    expect(cited('渝国办发〔2017〕47号')[0]!.numbered).toBeNull();
    expect(cited('按照国办发〔2017〕47号')[0]!.numbered?.number).toBe('国办发〔2017〕47号');
  });
});
