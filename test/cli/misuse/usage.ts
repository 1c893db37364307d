import type { Group } from './misuse.js';

/** Command lines that cannot be understood. */
export const USAGE: Group = {
  zh: '命令和选项',
  en: 'Commands and options',
  rows: [
    { zh: '命令写错', en: 'unknown command', command: 'gouji chekc a.md', status: 2 },
    { zh: '只写了文件名，没有写命令', en: 'a file without a command', command: 'gouji a.md', status: 2 },
    { zh: '选项写错', en: 'unknown option', command: 'gouji check --fixx a.md', status: 2 },
    {
      zh: '文件名以“-”开头',
      en: 'a file name that begins with “-”',
      command: 'gouji check -2022.md',
      status: 2,
    },
    { zh: '选项没有值', en: 'option without its value', command: 'gouji check a.md --format', status: 2 },
    { zh: '开关带了值', en: 'value for a switch', command: 'gouji check --fix=yes a.md', status: 2 },
    { zh: '没有这种格式', en: 'unknown format', command: 'gouji check a.md --format jsn', status: 2 },
    {
      zh: '--fail-on 的值不对',
      en: 'bad --fail-on',
      command: 'gouji check a.md --fail-on warn',
      status: 2,
    },
    {
      zh: '--max-warnings 的值不对',
      en: 'bad --max-warnings',
      command: 'gouji check a.md --max-warnings=-1',
      status: 2,
    },
    { zh: '语言不对', en: 'unknown language', command: 'gouji check a.md --lang fr', status: 2 },
    {
      zh: '选项互相矛盾',
      en: 'options that contradict each other',
      command: 'gouji check --fix --diff a.md',
      status: 2,
    },
    { zh: '缺少参数', en: 'missing argument', command: 'gouji explain', status: 2 },
    { zh: '参数太多', en: 'too many arguments', command: 'gouji config a.md b.md', status: 2 },
    { zh: '参数是空的', en: 'empty argument', command: "gouji check ''", status: 2 },
    { zh: '没有这条规则', en: 'unknown rule', command: 'gouji explain table/relatoin', status: 2 },
    {
      zh: '两种格式都要标准输出',
      en: 'two formats to standard output',
      command: 'gouji check a.md --format json --format csv',
      status: 2,
    },
    {
      zh: '两种格式写同一个文件',
      en: 'two formats to one file',
      command: 'gouji check a.md --format json=x --format csv=./x',
      status: 2,
    },
    { zh: '“-”写了两次', en: '“-” twice', command: 'gouji check - -', status: 2 },
    { zh: '“-”和文件一起写', en: '“-” beside a file', command: 'gouji check - a.md', status: 2 },
    {
      zh: '标准输入要读两次',
      en: 'standard input wanted twice',
      command: 'gouji check - --files-from -',
      status: 2,
    },
    {
      zh: '--stdin-filename 没有“-”',
      en: '--stdin-filename without “-”',
      command: 'gouji check --stdin-filename a.md',
      status: 2,
    },
    { zh: '没有这种操作', en: 'unknown action', command: 'gouji baseline crate', status: 2 },
    {
      zh: '标准输入不能写回',
      en: 'standard input cannot be fixed in place',
      command: 'gouji check - --fix',
      status: 2,
    },
  ],
};
