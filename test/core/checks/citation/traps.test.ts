import { describe, expect, test } from 'vitest';
import { ruleSays, says } from '../../../support/written-report.js';

const RULES = [
  'citation/superseded',
  'citation/law-title',
  'citation/document-number',
  'citation/article-range',
] as const;
const all = (text: string, year = 2022) =>
  RULES.flatMap((rule) => says(rule, text, { year }).map((said) => `${rule.slice(9)} ${said}`));

const DEFINED = '根据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制。';

describe('what clerks write is let pass', () => {
  test.each([
    '根据《中华人民共和国政府信息公开条例》（中华人民共和国国务院令第711号，以下简称《条例》）第五十条编制。',
    '依据新修订的《中华人民共和国政府信息公开条例》(国务院令 第 711 号)要求编制。',
    '根据《甲省政府信息公开条例》《甲市政府信息公开规定》《甲市政府信息公开办法》编制。',
    '按照《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕 30 号）编制。',
    `${DEFINED}依据《条例》第二十条规定的十五项内容，按照第十四条至第十六条不予公开。`,
    '《中华人民共和国政府信息公开条例》第33条第1款、第36条第(四)项。',
    '根据《中华人民共和国行政诉讼法》第八十二条第一款第（三）项。',
    '落实《2022年政务公开工作要点》（国办发〔2022〕8号）。',
    '落实《关于全面推进政务公开工作的意见》（中办发〔2016〕8号）及其实施细则（国办发〔2016〕80号）。',
    '按照国务院令第752号《促进个体工商户发展条例》执行。',
    '甲政办发〔2022〕15号、甲政办电〔2022〕3号，甲市中级人民法院（2022）甲02行终30号。',
    '按照甲省优化营商环境条例第八十条办理。',
    '《政府信息公开条例》自2008年5月1日施行以来，经2019年修订。',
    '《政府信息公开条例》于2008年5月1日施行，2019年作了全面修订。',
    '《中华人民共和国政府信息公开条例》（2019年5月15日起施行）第二十条第（五）项、第（六）项和第（八）项。',
    '将原国办公开办函〔2019〕60号改为新文号，新旧口径逐项对照。',
    '《中华人民共和国无障碍环境建设法》将于2023年9月1日起施行，提前组织学习。',
  ])('%s', (text) => {
    expect(all(text)).toEqual([]);
  });

  test('the notice of 2019 in its own years', () => {
    expect(all('按照国办公开办函〔2019〕60号要求', 2019)).toEqual([]);
    expect(all('按照国办公开办函〔2019〕60号要求', 2020)).toEqual([]);
  });
});

describe('what is wrong is found once', () => {
  test.each([
    ['按照国办公开办函〔2019〕60号要求', ['superseded document 国办公开办函〔2019〕60号']],
    ['按照国办公开办函2021〕30号要求', ['document-number bracket-lost 2021〕30号']],
    [`${DEFINED}《条例》（国务院令711号）`, ['document-number order-form 国务院令711号']],
    [`${DEFINED}依据《条例》第二十、六十一条`, ['article-range article 六十一条']],
    ['按照优化营商环境条例第八十条', ['article-range article 第八十条']],
    [
      '公开《政府信息公开条例》第二十条第（五）、第（十六）项，第三十三条第一款、第四款规定的内容',
      ['article-range item 第（十六）项', 'article-range paragraph 第四款'],
    ],
    ['《政府信息公开条例》（2019年5月1日起施行）', ['superseded commenced 2019年5月1日']],
    [
      '《政府信息公开信息处理费管理办法》（国办发〔2020〕109号）',
      ['document-number issuer 国办发〔2020〕109号'],
    ],
    [
      '《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）',
      // The number was put right, the title forgotten: the old title is what has to go.
      ['superseded document-title 《关于政府信息公开工作年度报告有关事项的通知》'],
    ],
  ])('%s', (text, expected) => {
    expect(all(text)).toEqual(expected);
  });

  test('a number that cannot be yet', () => {
    expect(says('citation/superseded', '按照国办公开办函〔2021〕30号要求', { year: 2020 })).toEqual([
      'document-early 国办公开办函〔2021〕30号',
    ]);
  });
});

describe('the superseded notice', () => {
  const text =
    '根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）编制。';

  test('is replaced safely only where the tables are of the new form', () => {
    const [proven] = ruleSays('citation/superseded', text, { evidence: ['2021'] });
    const [hybrid] = ruleSays('citation/superseded', text, { evidence: ['2021', '2019'] });
    const [unknown] = ruleSays('citation/superseded', text);
    expect([proven?.fixKind, hybrid?.fixKind, unknown?.fixKind]).toEqual([
      'safe',
      'suggestion',
      'suggestion',
    ]);
  });

  test('is replaced as a whole, and once', () => {
    const [said] = ruleSays('citation/superseded', text, { evidence: ['2021'] });
    expect(said?.fixed).toBe(
      '根据《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编制。',
    );
    expect(all(said!.fixed!)).toEqual([]);
  });

  test('a number alone is a suggestion', () => {
    const [said] = ruleSays('citation/superseded', '按照国办公开办函〔2019〕60号要求', {
      evidence: ['2021'],
    });
    expect([said?.fixKind, said?.fixed]).toEqual(['suggestion', '按照国办公开办函〔2021〕30号要求']);
  });
});
