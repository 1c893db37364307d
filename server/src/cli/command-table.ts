import type { Localized } from '../core/form/form.js';
import { ADOPTION_COMMANDS } from './adoption-commands.js';
import { FORMATS } from './formats/names.js';
import { packCommand } from './pack/command.js';

/** An option as the command line takes it. */
export interface OptionSpec {
  readonly name: string;
  /** One letter: `o` for `-o`. */
  readonly short?: string;
  /** Shown for the value in help; absent: a switch. */
  readonly value?: string;
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

const check: CommandSpec = {
  name: 'check',
  operands: '[paths…]',
  least: 0,
  most: Number.POSITIVE_INFINITY,
  operand: 'operandFile',
  help: {
    zh: '校核年报：文件、文件夹或通配符，缺省为当前文件夹；“-”为标准输入',
    en: 'Check reports: files, folders or globs, by default the current folder; “-” is standard input',
  },
  options: [
    {
      name: 'format',
      value: 'NAME[=FILE]',
      repeatable: true,
      help: {
        zh: `输出格式：${FORMATS.join('、')}；可重复，“=文件”写入文件`,
        en: `Output: ${FORMATS.join(', ')}; repeatable, “=FILE” writes to a file`,
      },
    },
    {
      name: 'fail-on',
      value: 'error|warning|info',
      choices: ['error', 'warning', 'info'],
      help: {
        zh: '达到哪一级时退出码为 1，默认 error',
        en: 'Level that makes the exit status 1; error by default',
      },
    },
    {
      name: 'max-warnings',
      value: 'N',
      number: true,
      help: { zh: '警告超过 N 处时退出码为 1', en: 'More warnings than N make the exit status 1' },
    },
    {
      name: 'fix',
      help: { zh: '自动修正（只改格式，不改数字）', en: 'Apply safe fixes; figures are never changed' },
    },
    {
      name: 'fix-dry-run',
      help: { zh: '列出将作的修正，不改文件', en: 'List what would be fixed; change nothing' },
    },
    {
      name: 'diff',
      help: {
        zh: '以 diff 显示将作的修正，不改文件',
        en: 'Show what would be fixed as a diff; change nothing',
      },
    },
    {
      name: 'fix-suggestions',
      help: { zh: '连同唯一可选的建议一起修正', en: 'Also take suggestions that are the only candidate' },
    },
    {
      name: 'previous',
      value: 'FILE',
      help: { zh: '上一年度的年报，用于比对', en: "Last year's report, to compare with" },
    },
    {
      name: 'stdin-filename',
      value: 'PATH',
      help: { zh: '标准输入内容的文件名', en: 'Name of what comes from standard input' },
    },
    {
      name: 'files-from',
      value: 'FILE',
      help: {
        zh: '从文件逐行读取路径，“-”为标准输入',
        en: 'Read paths from a file, one a line; “-” is standard input',
      },
    },
    {
      name: 'quiet',
      help: { zh: '只列出达到 --fail-on 级别的问题', en: 'List only findings at or above --fail-on' },
    },
    {
      name: 'frozen',
      help: {
        zh: '规则包须与 gouji.lock 完全一致，否则不校核',
        en: 'Rule packs must be exactly what gouji.lock says',
      },
    },
    {
      name: 'baseline',
      value: 'FILE',
      help: {
        zh: '已知问题清单，代替设置中的 baseline',
        en: 'List of known findings, instead of that of the settings',
      },
    },
    {
      name: 'no-baseline',
      help: { zh: '连同已知问题一起列出', en: 'Report known findings too' },
    },
    { name: 'no-cache', help: { zh: '不使用缓存', en: 'Use no cache' } },
  ],
};

export const COMMANDS: readonly CommandSpec[] = [
  check,
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
  {
    name: 'extract',
    operands: 'FILE',
    least: 1,
    most: 1,
    operand: 'operandFile',
    help: { zh: '提取年报的数字和章节', en: "Extract a report's figures and sections" },
    options: [
      {
        name: 'format',
        value: 'json|csv',
        choices: ['json', 'csv'],
        help: { zh: '输出格式，默认 json', en: 'Output format; json by default' },
      },
    ],
  },
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
