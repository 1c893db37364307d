import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textOfGiven } from '../lsp/support/given.js';
import type { GivenFile } from '../lsp/support/page.js';

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
};

export function writeWorkspace(folder: string): void {
  for (const [name, file] of Object.entries(FILES)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, textOfGiven(file));
  }
}
