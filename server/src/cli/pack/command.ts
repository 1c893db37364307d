import type { CommandSpec } from '../command-table.js';

/** What `gouji pack` can do; the first operand. */
export const PACK_ACTIONS = [
  'new',
  'test',
  'check',
  'build',
  'keygen',
  'sign',
  'verify',
  'docs',
  'diff',
  'bench',
  'sync',
  'vendor',
  'mirror',
  'export',
] as const;

export type PackAction = (typeof PACK_ACTIONS)[number];

export const packCommand: CommandSpec = {
  name: 'pack',
  operands: 'ACTION [paths…]',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  operand: 'operandFile',
  help: {
    zh: `规则包：${PACK_ACTIONS.join('、')}`,
    en: `Rule packs: ${PACK_ACTIONS.join(', ')}`,
  },
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
    { name: 'key', value: 'FILE', help: { zh: '签名用的私钥（sign）', en: 'Secret key (sign)' } },
    {
      name: 'trust',
      value: 'FILE',
      help: {
        zh: '信任文件，缺省为用户目录下的（verify）',
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
        zh: '逐个改动数字，列出测试没有发现的（test）',
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
