import type { Language } from '../core/engine/wording.js';
import type { CommandSpec, OptionSpec } from './command-spec.js';
import { COMMANDS, COMMON } from './command-table.js';
import { padEnd, textWidth } from './terminal-width.js';

/** `gouji --help` and `gouji COMMAND --help`. */
export function helpText(command: CommandSpec | null, language: Language): string {
  return command === null ? overview(language) : commandHelp(command, language);
}

const TITLES = {
  zh: {
    product: 'gouji 勾稽：政府信息公开工作年度报告校核工具',
    usage: '用法',
    commands: '命令',
    options: '选项',
    exit: '退出码',
    more: '各命令的选项：gouji 命令 --help',
    version: '显示版本',
  },
  en: {
    product: 'gouji: checks annual reports on government-information disclosure',
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    exit: 'Exit status',
    more: 'Options of a command: gouji COMMAND --help',
    version: 'Show the version',
  },
} as const;

const EXIT = {
  zh: [
    ['0', '没有达到 --fail-on 级别的问题'],
    ['1', '有这样的问题'],
    ['2', '用法、设置、规则包或路径有误'],
    ['3', '内部错误'],
    ['130', '被中断'],
  ],
  en: [
    ['0', 'nothing at or above the level of --fail-on'],
    ['1', 'findings at or above it'],
    ['2', 'wrong usage, settings, pack or path'],
    ['3', 'internal error'],
    ['130', 'interrupted'],
  ],
} as const;

function overview(language: Language): string {
  const title = TITLES[language];
  const general = [...COMMON, { name: 'version', help: { zh: TITLES.zh.version, en: TITLES.en.version } }];
  return page([
    title.product,
    '',
    `${title.usage}: gouji ${language === 'zh' ? '命令 [选项]' : 'COMMAND [options]'}`,
    '',
    `${title.commands}:`,
    ...columns(COMMANDS.map(({ name, operands, help }) => [`${name} ${operands}`, help[language]])),
    '',
    `${title.options}:`,
    ...columns(general.map((option) => optionRow(option, language))),
    '',
    `${title.exit}:`,
    ...columns(EXIT[language]),
    '',
    title.more,
  ]);
}

function commandHelp({ name, operands, help, actions, options }: CommandSpec, language: Language): string {
  const title = TITLES[language];
  return page([
    help[language],
    '',
    `${title.usage}: gouji ${name} ${operands}`,
    '',
    ...(actions === undefined
      ? []
      : [...columns(actions.map((one) => [`${one.name} ${one.operands}`, one.help[language]])), '']),
    `${title.options}:`,
    ...columns([...options, ...COMMON].map((option) => optionRow(option, language))),
  ]);
}

const optionRow = (
  { name, value, optional, help }: OptionSpec,
  language: Language,
): readonly [string, string] => {
  const shape = value === undefined ? '' : optional ? `[=${value}]` : ` ${value}`;
  return [`--${name}${shape}`, help[language]];
};

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => textWidth(left)));
  return rows.map(([left, right]) => `  ${padEnd(left, width)}  ${right}`);
}

const page = (lines: readonly string[]): string => `${lines.join('\n')}\n`;
