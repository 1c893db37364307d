import type { CommandSpec } from './command-table.js';

/** Commands that bring gouji into a project; `check` and the others that ask about one file are in `command-table.ts`. */
export const ADOPTION_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'baseline',
    operands: 'create|check|prune [paths…]',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    operand: 'operandAction',
    help: {
      zh: '已知问题清单：create 生成，check 核对，prune 清理；清单中的问题不再列出',
      en: 'Known findings: create the list, check it, prune it; what is in it is not reported',
    },
    options: [
      {
        name: 'file',
        value: 'FILE',
        help: {
          zh: '清单文件；默认为设置中的 baseline，再次为 gouji-baseline.json',
          en: 'The list; by default that of the settings, else gouji-baseline.json',
        },
      },
      {
        name: 'expires',
        value: 'YYYY-MM-DD',
        help: { zh: 'create：到这一天为止', en: 'create: tolerated until this day' },
      },
      { name: 'reason', value: 'TEXT', help: { zh: 'create：理由', en: 'create: why' } },
      { name: 'force', help: { zh: 'create：覆盖已有的清单', en: 'create: replace the list' } },
    ],
  },
];
