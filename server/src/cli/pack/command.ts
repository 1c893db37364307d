import type { CommandSpec } from '../commands/command-spec.js';

/** What `gouji pack` can do: the first operand, those behind it, and what it is for. */
const ACTIONS = {
  new: ['DIR', '新建规则包：一条规则、用例、架构文件', 'Make a pack: a rule, its cases, schemas for editors'],
  cells: ['DIR', '列出部分、表、行、列的编号', 'List the ids of sections, tables, rows and columns'],
  test: [
    'DIR',
    '运行每条规则的用例和 tests/ 中的样本',
    'Run the cases of each rule, and the samples of tests/',
  ],
  check: ['DIR', '检查规则包；--against 核对版本号', 'Check a pack; --against: also its version'],
  diff: [
    'OLD NEW',
    '列出哪些年报的结论会变（--corpus）',
    'Show which reports change their verdict (--corpus)',
  ],
  bench: ['DIR', '测出每条规则的耗时', 'Measure what each rule costs'],
  docs: ['DIR', '写出规则手册（Markdown 和 HTML）', 'Write the handbook (Markdown and HTML)'],
  build: ['DIR', '打包为 .goujipack', 'Make a .goujipack'],
  keygen: ['NAME', '生成签名密钥 NAME.key、NAME.pub', 'Make a key pair NAME.key, NAME.pub'],
  sign: ['PATH', '签名（--key）', 'Sign (--key)'],
  verify: ['PATH', '核对签名', 'Check signatures'],
  trust: [
    'PUB|DIR',
    '信任一把公钥（--namespace），或把文件夹列为自己的草稿',
    'Trust a key (--namespace), or make a folder a draft',
  ],
  sync: [
    '[DIR]',
    '取来并校验 extends 所列的规则包，写 gouji.lock',
    'Fetch and verify the packs that extends names; write gouji.lock',
  ],
  vendor: [
    '[DIR]',
    '复制到 gouji-packs/，与年报一起提交',
    'Copy the packs to gouji-packs/, to commit with the reports',
  ],
  mirror: ['[DIR]', '写出供内网网站使用的目录（-o）', 'Write a folder for a web server (-o)'],
  export: ['DIR', '导出一个文件；--chain 连同所有上级', 'Write one file; --chain: with all parents'],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>;

export type PackAction = keyof typeof ACTIONS;

export const PACK_ACTIONS = Object.keys(ACTIONS) as readonly PackAction[];

export const packCommand: CommandSpec = {
  name: 'pack',
  operands: 'ACTION [paths…]',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  operand: 'operandAction',
  help: {
    zh: `规则包：${PACK_ACTIONS.join('、')}`,
    en: `Rule packs: ${PACK_ACTIONS.join(', ')}`,
  },
  actions: Object.entries(ACTIONS).map(([name, [operands, zh, en]]) => ({
    name,
    operands,
    help: { zh, en },
  })),
  options: [
    {
      name: 'out',
      short: 'o',
      value: 'PATH',
      help: {
        zh: '写到哪里（build、docs、export、mirror）',
        en: 'Where to write (build, docs, export, mirror)',
      },
    },
    {
      name: 'key',
      value: 'FILE',
      help: { zh: '私钥（sign），或公钥（verify）', en: 'Secret key (sign), or public key (verify)' },
    },
    {
      name: 'namespace',
      value: 'NS',
      help: {
        zh: '公钥可以签署的规则包，如 cn.jia.**（trust）',
        en: 'What a public key may sign, cn.jia.** (trust)',
      },
    },
    {
      name: 'until',
      value: 'DATE',
      help: { zh: '公钥的最后一天（trust）', en: 'Last day of a public key (trust)' },
    },
    {
      name: 'trust',
      value: 'FILE',
      help: {
        zh: '信任文件，默认为用户目录下的（verify）',
        en: "Trust file, by default the user's own (verify)",
      },
    },
    {
      name: 'against',
      value: 'OLD',
      help: { zh: '与旧版比较版本号（check）', en: 'Compare the version with an older pack (check)' },
    },
    {
      name: 'corpus',
      value: 'DIR',
      help: { zh: '用来比较的年报文件夹（diff）', en: 'Folder of reports to compare on (diff)' },
    },
    {
      name: 'mutate',
      help: {
        zh: '逐个改动数字，列出用例没有发现的（test）',
        en: 'Change one figure at a time; list what no case notices (test)',
      },
    },
    { name: 'id', value: 'ID', help: { zh: '新规则包的编号（new）', en: 'Id of the new pack (new)' } },
    {
      name: 'extends',
      value: 'PATH',
      help: { zh: '新规则包的上级（new）', en: 'Parent of the new pack (new)' },
    },
    { name: 'chain', help: { zh: '连同所有上级（export）', en: 'With all its parents (export)' } },
    {
      name: 'frozen',
      help: { zh: '只核对，不改 gouji.lock（sync）', en: 'Only compare; do not change gouji.lock (sync)' },
    },
  ],
};
