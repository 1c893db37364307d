import type { Misuse } from './misuse.js';
import { GROUPS } from './rows.js';

type Language = 'zh' | 'en';

const TEXT = {
  zh: {
    title: '# 退出码与提示',
    intro: `English: [exit-codes.en.md](exit-codes.en.md)。本页由测试运行每条命令后写出（\`npx vitest run test/cli/misuse -u\`），不要手工修改。

| 退出码 | 意思 |
| --- | --- |
| 0 | 没有达到 \`--fail-on\` 级别（默认 error）的问题 |
| 1 | 有这样的问题，或警告多于 \`--max-warnings\`；\`--diff\` 时表示有可作的修正 |
| 2 | 用法、设置、规则包或路径有误，或有文件读不出、写不进 |
| 3 | gouji 内部出错；没有文件只写了一半 |
| 130 | 被中断；结果文件保持上一次的内容 |

提示写在标准错误，结果写在标准输出，两者不混。有几个文件时，一个出错不影响其他文件的校核。`,
    heads: ['情形', '命令', '退出码', '提示'],
    silent: '（没有提示）',
  },
  en: {
    title: '# Exit codes and messages',
    intro: `中文: [exit-codes.md](exit-codes.md). Tests run every command and write this page (\`npx vitest run test/cli/misuse -u\`); do not edit it.

| exit status | meaning |
| --- | --- |
| 0 | nothing at or above the level of \`--fail-on\` (error by default) |
| 1 | findings at or above it, or more warnings than \`--max-warnings\`; with \`--diff\`: there is something to fix |
| 2 | wrong usage, settings, pack or path, or a file that could not be read or written |
| 3 | internal error; no file is left half-written |
| 130 | interrupted; files of results keep what the last run wrote |

Messages go to standard error, results to standard output, never mixed. One bad file does not keep the others from being checked.`,
    heads: ['what', 'command', 'exit', 'message'],
    silent: '(none)',
  },
} as const;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

/** The page in docs/, with what each row was seen to say. */
export function page(language: Language, said: (row: Misuse) => string): string {
  const { title, intro, heads, silent } = TEXT[language];
  const table = (rows: readonly Misuse[]): string[] => [
    `| ${heads.join(' | ')} |`,
    '| --- | --- | --- | --- |',
    ...rows.map((row) => {
      const words = said(row)
        .split('\n')
        .map((line) => cell(line.trim()))
        .join('<br>');
      return `| ${cell(row[language])} | ${code(row.shown ?? row.command)} | ${row.status} | ${words === '' ? silent : words} |`;
    }),
  ];
  const groups = GROUPS.flatMap((group) => [`## ${group[language]}`, '', ...table(group.rows), '']);
  return `${[title, '', intro, '', ...groups].join('\n').trimEnd()}\n`;
}
