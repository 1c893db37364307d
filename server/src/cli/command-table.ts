import type { Localized } from '../core/form/form.js';
import { ADOPTION_COMMANDS } from './adoption-commands.js';
import { checkCommand, mergeCommand } from './check-command.js';
import { FIGURE_COMMANDS } from './figure-commands.js';
import { packCommand } from './pack/command.js';

/** An option as the command line takes it. */
export interface OptionSpec {
  readonly name: string;
  /** One letter: `o` for `-o`. */
  readonly short?: string;
  /** Shown for the value in help; absent: a switch. */
  readonly value?: string;
  /** The value may be left out; it is then given as `--name=VALUE` only. */
  readonly optional?: true;
  readonly choices?: readonly string[];
  readonly number?: true;
  readonly repeatable?: true;
  readonly help: Localized;
}

export interface CommandSpec {
  readonly name: string;
  /** Shown after the name: `[paths…]`. */
  readonly operands: string;
  readonly least: number;
  readonly most: number;
  /** What is missing when too few are given. */
  readonly operand: 'operandFile' | 'operandRule' | 'operandAction';
  readonly help: Localized;
  /** Where the first operand says what to do: what there is. */
  readonly actions?: readonly {
    readonly name: string;
    readonly operands: string;
    readonly help: Localized;
  }[];
  readonly options: readonly OptionSpec[];
}

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
        help: { zh: '按该文件的设置说明级别', en: 'Say the level that holds for this file' },
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
