import type { CommandSpec } from './command-spec.js';

/** Ranks that `agency.level` takes. */
export const AGENCY_LEVELS = ['province', 'city', 'county', 'town', 'department', 'institution'] as const;

/** CI systems that there is a ready-made file for. */
export const CI_SYSTEMS = ['github', 'gitlab', 'gitee', 'none'] as const;

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
          zh: '清单文件；默认为设置中的 baseline，没有则为 gouji-baseline.json',
          en: 'The list; by default that of the settings, else gouji-baseline.json',
        },
      },
      {
        name: 'expires',
        value: 'YYYY-MM-DD',
        help: { zh: 'create：有效期到这一天', en: 'create: tolerated until this day' },
      },
      { name: 'reason', value: 'TEXT', help: { zh: 'create：理由', en: 'create: why' } },
      { name: 'force', help: { zh: 'create：覆盖已有的清单', en: 'create: replace the list' } },
    ],
  },
  {
    name: 'init',
    operands: '',
    least: 0,
    most: 0,
    operand: 'operandAction',
    help: {
      zh: '建立 gouji.yaml、CI 文件和提交前检查；在终端上逐项询问，已有的文件不动',
      en: 'Write gouji.yaml, a CI file and a pre-commit entry; asks at a terminal, leaves existing files alone',
    },
    options: [
      { name: 'agency', value: 'NAME', help: { zh: '机关全称', en: 'Full name of the agency' } },
      {
        name: 'level',
        value: AGENCY_LEVELS.join('|'),
        choices: AGENCY_LEVELS,
        help: { zh: '单位层级', en: 'Rank of the agency' },
      },
      { name: 'region', value: 'CITY', help: { zh: '所在城市', en: 'City' } },
      {
        name: 'ci',
        value: CI_SYSTEMS.join('|'),
        choices: CI_SYSTEMS,
        help: { zh: 'CI 系统', en: 'CI system' },
      },
      { name: 'pre-commit', help: { zh: '写提交前检查', en: 'Write a pre-commit entry' } },
      { name: 'yes', help: { zh: '不询问，没有写的选项用默认值', en: 'Ask nothing' } },
    ],
  },
  {
    name: 'completion',
    operands: 'bash|zsh|fish|powershell',
    least: 1,
    most: 1,
    operand: 'operandAction',
    help: { zh: '输出命令行补全脚本', en: 'Print a completion script for a shell' },
    options: [],
  },
];
