import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textOfGiven } from '../lsp/support/given.js';
import type { GivenFile } from '../lsp/support/page.js';

const PACK = `id: cn.jia
version: 2026.1.0
name: { zh: 甲省规则, en: Rules of province A }
publisher: { zh: 甲省人民政府办公厅, en: General office of province A }
engine: ">=0.1 <2"
`;

const RULE = `id: jia/sum
severity: error
title: { zh: 收办相抵, en: Received and handled }
basis: { zh: 甲省年报编制要求, en: What province A asks for }
why: { zh: 新收和结转应当都有结果。, en: All that was received has an outcome. }
remedy: { zh: 对照台账核对各项数字。, en: Check the figures against the records. }
check:
  kind: relations
  relations:
    - id: balance
      table: t3
      forEach: column
      formula: A + B = C7 + D
      words: { zh: 新收 + 上年结转 = 办理结果总计 + 结转下年度, en: received = handled + carried on }
messages:
  unequal: { zh: '{{line}}收办不相抵', en: '{{line}} does not balance' }
  exceeds: { zh: '{{line}}多出', en: '{{line}} has too much' }
  cell: { zh: '{{cell}}不对', en: '{{cell}} is wrong' }
  operand: { zh: '{{name}}', en: '{{name}}' }
  set: { zh: '改为 {{value}}', en: 'Write {{value}}' }
cases:
  - name: 相符
    expect: []
  - name: 新收写错
    cells: { t3/A/person: 8 }
    expect: [{ message: unequal }]
`;

/** The workspace that the editor tests open: two years of one office, a fault to mend, a file that is no report. */
export const FILES: Readonly<Record<string, GivenFile>> = {
  '2022.md': { cells: { 't3/A/person': 8, 't2/permit/decided': '36件' } },
  '2021.md': {
    year: 2021,
    paragraphs: {
      apply: '2021年，本机关依法办理政府信息公开申请。',
      manage: '安排专人负责公开信息的整理和归档。',
      platform: '网站专栏按季度检查一次。',
      support: '公开工作由办公室牵头，年底汇总通报。',
      problems: '主要问题：一是公开不够及时。\n改进情况：一是定期督促。',
    },
    cells: { 't3/D/person': 3 },
  },
  'closed.md': { agency: '柳州市甲乙区民政局', cells: { 't4/direct/total': 3 } },
  'notes.md': '# 会议记录\n\n与年报无关。\n',
  'gouji.yaml': 'rules: { cross/copied: off }\n',
  '省规则/pack.yaml': PACK,
  '省规则/rules/jia/sum.yaml': RULE,
};

export function writeWorkspace(folder: string): void {
  for (const [name, file] of Object.entries(FILES)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textOfGiven(file));
  }
}
