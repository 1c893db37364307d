import { cleanText } from './gouji.js';

/** A report with another figure for what it carried on. */
export const carried = (text: string, value: string) =>
  text.replace(
    /(\| 四、结转下年度继续办理 \| {2}\| {2}\|) 1 ((?:\| 0 )+)\| 1 \|/,
    `$1 ${value} $2| ${value} |`,
  );

/** Reports of one agency and of several, with suppressions of rules that compare: used, unused, in vain. */
export const COMPARED: Readonly<Record<string, string>> = {
  'own/2021.md': carried(cleanText({ year: 2021 }), '7'),
  'own/2022.md': cleanText({ year: 2022 }),
  'growth/2021.md': cleanText({ year: 2021, agency: '丙市寅区档案局' }).replace('| 8 |', '| 5 |'),
  'growth/2022.md': cleanText({ year: 2022, agency: '丙市寅区档案局' }).replace(
    '政府信息公开申请9件',
    '<b>政府信息公开申请</b>9件，同比增长８０％',
  ),
  'hidden/2021.md': cleanText({ year: 2021, agency: '丙市丁区档案局' }),
  'hidden/2022.md': `<!-- gouji-disable cross/copied -- 已与上年核对 -->\n\n${cleanText({ year: 2022, agency: '丙市丁区档案局' })}`,
  'unused/2022.md': `<!-- gouji-disable cross/carry-over, text/typo -- 说明 -->\n\n${cleanText({ year: 2022, agency: '丙市戊区档案局' })}`,
  'bare/2022.md': `<!-- gouji-disable cross/copied -->\n\n${cleanText({ year: 2022, agency: '丙市己区档案局' })}`,
  'front/2022.md': `---\nsuppress:\n  - rule: cross/copied\n    reason: 统一口径\n---\n${cleanText({ year: 2022, agency: '丙市庚区档案局' })}`,
  'twice/a.md': cleanText({ year: 2021, agency: '丙市辛区档案局' }),
  'twice/b.md': cleanText({ year: 2021, agency: '丙市辛区档案局' }),
  'twice/c.md': cleanText({ year: 2022, agency: '丙市辛区档案局' }),
  'many.md':
    cleanText({ year: 2021, agency: '丙市壬区档案局' }) + cleanText({ year: 2022, agency: '丙市壬区档案局' }),
  'off/gouji.yaml': 'rules:\n  cross/copied: off\n  cross/carry-over: hint\n',
  'off/2021.md': carried(cleanText({ year: 2021, agency: '丙市癸区档案局' }), '9'),
  'off/2022.md': `<!-- gouji-disable cross/copied -- 说明 -->\n\n${cleanText({ year: 2022, agency: '丙市癸区档案局' })}`,
  'parent/gouji.yaml': 'reports: { children: children/*.md, previous: last.md }\nlanguage: en\n',
  'parent/2022.md': cleanText({ year: 2022, agency: '丙市子区人民政府' }),
  'parent/last.md': carried(cleanText({ year: 2021, agency: '丙市子区人民政府' }), '3'),
  'parent/children/1.md': cleanText({ year: 2022, agency: '丙市子区一局' }, 'html'),
  'parent/children/2.md': cleanText({ year: 2022, agency: '丙市子区二局' }, 'tabs'),
  'binary.md': 'a\0b',
  'empty.md': '',
  'list.md': '# 值班安排\n\n周一：张某\n',
};
