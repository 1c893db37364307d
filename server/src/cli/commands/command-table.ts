import { packCommand } from '../pack/command.js';
import { ADOPTION_COMMANDS } from './adoption-commands.js';
import { checkCommand, mergeCommand } from './check-command.js';
import type { CommandSpec, OptionSpec } from './command-spec.js';
import { FIGURE_COMMANDS } from './figure-commands.js';

const lang: OptionSpec = {
  name: 'lang',
  value: 'zh|en',
  choices: ['zh', 'en'],
  help: { zh: '输出语言，默认中文', en: 'Language of output; Chinese by default' },
};
const help: OptionSpec = { name: 'help', help: { zh: '显示用法', en: 'Show usage' } };
const verbose: OptionSpec = {
  name: 'verbose',
  help: { zh: '列出被略过的文件等详情', en: 'Also list files that were left out, and details of failures' },
};

/** Options of every command. */
export const COMMON: readonly OptionSpec[] = [lang, verbose, help];

export const COMMANDS: readonly CommandSpec[] = [
  checkCommand,
  mergeCommand,
  ...ADOPTION_COMMANDS,
  packCommand,
  {
    name: 'explain',
    operands: 'RULE',
    least: 1,
    most: 1,
    operand: 'operandRule',
    help: {
      zh: '说明一条规则：为什么、依据、怎么办、例子',
      en: 'Explain a rule: why, basis, what to do, examples',
    },
    options: [
      {
        name: 'for',
        value: 'FILE',
        help: { zh: '按该文件的设置说明级别', en: 'Show the level that applies to this file' },
      },
    ],
  },
  ...FIGURE_COMMANDS,
  {
    name: 'config',
    operands: 'FILE',
    least: 1,
    most: 1,
    operand: 'operandFile',
    help: {
      zh: '显示对某个文件有效的设置及其来源',
      en: 'Show the settings in force for a file, and who set them',
    },
    options: [],
  },
];
