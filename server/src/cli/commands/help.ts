import type { Language } from '../../core/engine/wording.js';
import { padEnd, textWidth } from '../terminal/terminal-width.js';
import { wrap } from '../terminal/wrap.js';
import { EXAMPLES } from './command-examples.js';
import type { CommandSpec, OptionSpec } from './command-spec.js';
import { COMMANDS, COMMON } from './command-table.js';

/** `gouji --help` and `gouji COMMAND --help`. */
export function helpText(command: CommandSpec | null, language: Language, width: number): string {
  return command === null ? overview(language, width) : commandHelp(command, language, width);
}

const TITLES = {
  zh: {
    product: 'gouji 勾稽：政府信息公开工作年度报告校核工具',
    usage: '用法',
    commands: '命令',
    options: '选项',
    examples: '例子',
    exit: '退出码',
    more: '各命令的选项：gouji 命令 --help',
    version: '显示版本',
  },
  en: {
    product: 'gouji: checks annual reports on government-information disclosure',
    usage: 'Usage',
    commands: 'Commands',
    options: 'Options',
    examples: 'Examples',
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

/** The order in which somebody new meets them; what is not named here comes last. */
const ORDER = ['check', 'explain', 'new', 'extract', 'rollup', 'init', 'config', 'baseline', 'merge', 'pack'];

function overview(language: Language, width: number): string {
  const title = TITLES[language];
  const general = [...COMMON, { name: 'version', help: { zh: TITLES.zh.version, en: TITLES.en.version } }];
  const rank = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  const commands = [...COMMANDS].sort((a, b) => rank(a.name) - rank(b.name));
  return page([
    title.product,
    '',
    heading(title.usage, language) + (language === 'zh' ? 'gouji 命令 [选项]' : 'gouji COMMAND [options]'),
    '',
    heading(title.commands, language),
    ...columns(
      commands.map(({ name, operands, help }) => [`${name} ${operands}`.trimEnd(), help[language]]),
      width,
    ),
    '',
    heading(title.options, language),
    ...columns(
      general.map((option) => optionRow(option, language)),
      width,
    ),
    '',
    heading(title.exit, language),
    ...columns(EXIT[language], width),
    '',
    title.more,
  ]);
}

function commandHelp(
  { name, operands, help, actions, options }: CommandSpec,
  language: Language,
  width: number,
): string {
  const title = TITLES[language];
  const examples = EXAMPLES[name] ?? [];
  return page([
    ...wrap(help[language], width - 2),
    '',
    `${heading(title.usage, language)}gouji ${name} ${operands}`.trimEnd(),
    '',
    ...(actions === undefined
      ? []
      : [
          ...columns(
            actions.map((one) => [`${one.name} ${one.operands}`, one.help[language]]),
            width,
          ),
          '',
        ]),
    ...(examples.length === 0
      ? []
      : [
          heading(title.examples, language),
          ...columns(
            examples.map(({ line, help: words }) => [line[language], words[language]]),
            width,
            WIDEST_EXAMPLE,
          ),
          '',
        ]),
    heading(title.options, language),
    ...columns(
      [...options, ...COMMON].map((option) => optionRow(option, language)),
      width,
    ),
  ]);
}

const heading = (title: string, language: Language): string =>
  language === 'zh' ? `${title}：` : `${title}: `;

const optionRow = (
  { name, short, value, optional, help }: OptionSpec,
  language: Language,
): readonly [string, string] => {
  const shape = value === undefined ? '' : optional ? ` [${value}]` : ` ${value}`;
  return [`${short === undefined ? '' : `-${short}, `}--${name}${shape}`, help[language]];
};

/** Longer left sides have a line of their own, so that one long list of values does not push all words away. */
const WIDEST = 42;
const WIDEST_EXAMPLE = 54;

function columns(rows: readonly (readonly [string, string])[], width: number, widest = WIDEST): string[] {
  const widths = rows.map(([left]) => textWidth(left)).filter((one) => one <= widest);
  const first = Math.max(0, ...widths);
  return rows.flatMap(([left, right]) => {
    // A closing mark may hang over the end by its own width.
    const lines = wrap(right, Math.max(20, width - first - 6));
    const indent = ' '.repeat(first + 4);
    if (textWidth(left) > widest) return [`  ${left}`, ...lines.map((line) => indent + line)];
    return lines.map((line, i) => (i === 0 ? `  ${padEnd(left, first)}  ${line}` : indent + line));
  });
}

const page = (lines: readonly string[]): string => `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
