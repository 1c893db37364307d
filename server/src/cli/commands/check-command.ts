import { FORMATS } from '../formats/names.js';
import type { CommandSpec } from './command-spec.js';

/** `gouji check`. */
export const checkCommand: CommandSpec = {
  name: 'check',
  operands: '[paths…]',
  least: 0,
  most: Number.POSITIVE_INFINITY,
  operand: 'operandFile',
  help: {
    zh: '校核年报：文件、文件夹或通配符，默认为当前文件夹；“-”为标准输入',
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
      help: { zh: '自动修正（只改写法，不改数字）', en: 'Apply safe fixes; figures are never changed' },
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
      help: { zh: '连同唯一可选的建议一起修正', en: 'Also apply a suggestion where there is only one' },
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
      name: 'changed',
      value: 'REF',
      optional: true,
      help: {
        zh: '只校核 git 中有改动的文件：未提交的，或与 REF 相比的',
        en: 'Only files that git sees changed: not committed, or against REF',
      },
    },
    {
      name: 'staged',
      help: {
        zh: '只校核 git 暂存区里的文件，供提交前检查使用',
        en: 'Only files that are staged in git; for pre-commit hooks',
      },
    },
    {
      name: 'watch',
      help: {
        zh: '文件一改动就重新校核，直到中断',
        en: 'Check again whenever a file changes, until interrupted',
      },
    },
    {
      name: 'timing',
      help: { zh: '列出每条规则所用的时间', en: 'Show how long each rule took' },
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
    {
      name: 'shard',
      value: 'i/n',
      help: {
        zh: '只校核 n 份中的第 i 份，结果由 gouji merge 合并',
        en: 'Only part i of n; gouji merge joins the results',
      },
    },
    {
      name: 'stream',
      help: {
        zh: '标准输入每行一份 {path,text}，标准输出每行一份结果',
        en: 'One {path,text} a line on standard input, one result a line on standard output',
      },
    },
    { name: 'no-cache', help: { zh: '不使用缓存', en: 'Use no cache' } },
  ],
};

const COMMON_WITH_CHECK = ['format', 'fail-on', 'max-warnings', 'quiet', 'baseline', 'no-baseline'];

/** `gouji merge`: shows what `check --shard` has found, as `check` would have shown it of all files. */
export const mergeCommand: CommandSpec = {
  name: 'merge',
  operands: 'RESULT…',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  operand: 'operandFile',
  help: {
    zh: '合并 check --shard 各份的结果，并作各份之间的比对',
    en: 'Join the results of check --shard, and compare the reports of all parts',
  },
  options: checkCommand.options.filter(({ name }) => COMMON_WITH_CHECK.includes(name)),
};
