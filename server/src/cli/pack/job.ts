import type { Language } from '../../core/engine/wording.js';
import type { Invocation } from '../commands/arguments.js';
import { UsageError } from '../commands/arguments.js';
import type { Io } from '../io.js';
import type { PackAction } from './command.js';

/** One call of `gouji pack`. */
export interface PackJob {
  readonly action: PackAction;
  readonly paths: readonly string[];
  readonly invocation: Invocation;
  readonly language: Language;
  readonly say: PackWords;
  readonly io: Io;
}

/** The one path that an action needs. */
export function onlyPath({ paths, say, action }: PackJob): string {
  if (paths.length !== 1) throw new UsageError(say.onePath(action));
  return paths[0]!;
}

export const option = ({ invocation }: PackJob, name: string): string | undefined =>
  invocation.values[name]?.[0];

export function needed(job: PackJob, name: string): string {
  const value = option(job, name);
  if (value === undefined) throw new UsageError(job.say.needsOption(job.action, name));
  return value;
}

const zh = {
  unknownAction: (name: string, all: string) => `没有“pack ${name}”，可用：${all}`,
  onePath: (action: string) => `pack ${action} 需要一个路径。`,
  needsOption: (action: string, name: string) => `pack ${action} 需要 --${name}。`,
  refused: '规则包未通过：',
  caseFails: (rule: string, name: string, syntax: string) => `  ✗ ${rule}：${name} [${syntax}]`,
  expected: '应为',
  actual: '实为',
  nothing: '（没有问题）',
  sections: '部分（sections、headings、omit 用编号，paragraphs 用其后的名称或方面的编号）',
  rows: '行',
  columns: '列',
  badNamespace: (name: string) =>
    `命名空间“${name}”写法有误：cn.jia（仅本级）、cn.jia.*（下一级）、cn.jia.**（本级和全部下级）。`,
  badDate: (date: string) => `日期“${date}”应写成 2028-12-31。`,
  noPublicKey: (path: string) =>
    `${path} 不是公钥：应为 gouji pack keygen 或 minisign 生成的 .pub 文件，或其中 RW 开头的一行。`,
  trusted: (key: string, namespace: string, file: string) =>
    `已信任密钥 ${key} 签署 ${namespace}，写入 ${file}`,
  draft: (folder: string, file: string) => `${folder} 列为自己的草稿，不要求签名，写入 ${file}`,
  tested: (rules: number, cases: number, files: number, failures: number) =>
    `${rules} 条规则、${cases} 个用例、${files} 份样本，${failures === 0 ? '全部通过' : `${failures} 处不符`}`,
  syntaxes: (count: number) => `${count} 种表格写法都一样`,
  mutantRules: (rule: string, killed: number, all: number) =>
    `${rule}：改坏规则 ${all} 次，用例发现 ${killed} 次`,
  survivingRule: (change: string) => `  用例没有发现：${change}`,
  without: (value: string) => `去掉 ${value}`,
  mutantFigures: (rule: string, table: string, killed: number, all: number) =>
    `${rule}：${table} 逐格改动数字 ${all} 处，本规则发现 ${killed} 处`,
  survivingFigures: (row: string, columns: string) => `  改了也不报：${row} ${columns}`,
  survivingRows: (rows: string) => `  改了也不报的行：${rows}`,
  built: (path: string, size: number, hash: string) => `已打包 ${path}（${size} 字节，内容 sha256 ${hash}）`,
  signed: (path: string, key: string) => `已签名 ${path}，密钥 ${key}`,
  noKey: (path: string) => `${path} 不是 ed25519 私钥（PEM，或不带口令的 minisign 私钥）。`,
  keygen: (secret: string, pub: string, id: string) =>
    `私钥 ${secret}（请妥善保管，不要放进规则包），公钥 ${pub}，编号 ${id}`,
  exists: (path: string) => `${path} 已存在，不覆盖。`,
  verified: (label: string, signer: string, hash: string) =>
    `✓ ${label} 签名有效，密钥 ${signer}，内容 sha256 ${hash}`,
  unsignedFine: (label: string, hash: string) =>
    `${label} 没有签名；信任文件没有要求它签名。内容 sha256 ${hash}`,
  unknownSigner: (label: string, key: string, hash: string) =>
    `${label} 有密钥 ${key} 的签名，但没有这把公钥，未能核对；信任文件没有要求它签名。用 --key 公钥.pub 核对。内容 sha256 ${hash}`,
  fine: (label: string, rules: number) => `✓ ${label}：${rules} 条自有规则，没有问题`,
  docsWritten: (path: string) => `已写出 ${path}`,
  created: (path: string) =>
    `已在 ${path} 建好规则包。下一步：gouji pack test ${path}，再改 rules/ 下的示例规则。`,
  askId: '规则包编号（行政区划层级，如 cn.jia.yi）：',
  askName: '规则包名称：',
  badId: (id: string) => `编号“${id}”写法有误：小写字母、数字和短横线，层级之间用“.”。`,
  diffRule: (sign: string, rule: string, path: string, line: number, message: string) =>
    `  ${sign} ${path}:${line}  ${rule}  ${message}`,
  diffSum: (files: number, changed: number, more: number, less: number) =>
    `${files} 份年报中 ${changed} 份结论有变：新增 ${more} 处，消失 ${less} 处`,
  noReports: (path: string) => `${path} 中没有年报。`,
  bench: (rule: string, micros: string) => `  ${rule}  ${micros} 微秒`,
  benchSum: (micros: string, size: string) => `全部规则 ${micros} 微秒/份（${size} KB）`,
  noSettings: (folder: string) => `${folder} 中没有 gouji.yaml，不知道要安装哪些规则包。`,
  synced: (count: number) => `已安装 ${count} 个规则包，写入 gouji.lock`,
  syncKept: (id: string, version: string) => `  继续使用 ${id}@${version}`,
  frozenFine: '与 gouji.lock 一致',
  frozenDrift: '与 gouji.lock 不一致；去掉 --frozen 运行 gouji pack sync',
  copied: (count: number, path: string) => `已复制 ${count} 个规则包到 ${path}`,
  versionRule: (need: string, from: string, to: string) => `版本号应提升${need}：${from} → ${to} 不够`,
  major: '主版本',
  minor: '次版本',
  patch: '修订号',
  noChangelog: (version: string) => `CHANGELOG.md 没有 ${version} 的条目`,
  againstFine: (from: string, to: string) => `✓ 与旧版比较：${from} → ${to}，版本号合规`,
};

export type PackWords = typeof zh;

const en: PackWords = {
  unknownAction: (name, all) => `There is no “pack ${name}”; there are: ${all}`,
  onePath: (action) => `pack ${action} needs one path.`,
  needsOption: (action, name) => `pack ${action} needs --${name}.`,
  refused: 'The pack is refused:',
  caseFails: (rule, name, syntax) => `  ✗ ${rule}: ${name} [${syntax}]`,
  expected: 'expected',
  actual: 'actual',
  nothing: '(nothing)',
  sections:
    'Sections (their ids for sections, headings, omit; the names behind them or matters for paragraphs)',
  rows: 'rows',
  columns: 'columns',
  badNamespace: (name) =>
    `“${name}” is no namespace: cn.jia (it alone), cn.jia.* (one level below), cn.jia.** (it and all below).`,
  badDate: (date) => `“${date}” is no date; write 2028-12-31.`,
  noPublicKey: (path) =>
    `${path} is no public key: a .pub file of gouji pack keygen or minisign, or its line that begins with RW.`,
  trusted: (key, namespace, file) => `Key ${key} is trusted for ${namespace}; written to ${file}`,
  draft: (folder, file) => `${folder} is a draft of your own and needs no signature; written to ${file}`,
  tested: (rules, cases, files, failures) =>
    `${rules} rules, ${cases} cases, ${files} samples: ${failures === 0 ? 'all as they should be' : `${failures} wrong`}`,
  syntaxes: (count) => `in ${count} table syntaxes alike`,
  mutantRules: (rule, killed, all) => `${rule}: of ${all} spoilt versions of the rule, ${killed} fail a case`,
  survivingRule: (change) => `  no case notices: ${change}`,
  without: (value) => `without ${value}`,
  mutantFigures: (rule, table, killed, all) =>
    `${rule}: of ${all} figures changed in ${table}, one by one, the rule notices ${killed}`,
  survivingFigures: (row, columns) => `  no finding when changed: ${row} ${columns}`,
  survivingRows: (rows) => `  rows without a finding when changed: ${rows}`,
  built: (path, size, hash) => `Built ${path} (${size} bytes, content sha256 ${hash})`,
  signed: (path, key) => `Signed ${path} with key ${key}`,
  noKey: (path) => `${path} is no ed25519 secret key (PEM, or minisign's without a password).`,
  keygen: (secret, pub, id) =>
    `Secret key ${secret} (keep it safe, never in a pack), public key ${pub}, id ${id}`,
  exists: (path) => `${path} exists; it is left as it is.`,
  verified: (label, signer, hash) => `✓ ${label} is signed by key ${signer}, content sha256 ${hash}`,
  unsignedFine: (label, hash) => `${label} is not signed, and need not be. Content sha256 ${hash}`,
  unknownSigner: (label, key, hash) =>
    `${label} is signed with ${key}, a key that is not known here: the signature was not checked, and need not be there. Check it with --key KEY.pub. Content sha256 ${hash}`,
  fine: (label, rules) => `✓ ${label}: ${rules} rules of its own, nothing wrong`,
  docsWritten: (path) => `Wrote ${path}`,
  created: (path) =>
    `The pack is in ${path}. Next: gouji pack test ${path}, then edit the rule under rules/.`,
  askId: 'Id of the pack (place in the administrative tree, cn.jia.yi): ',
  askName: 'Name of the pack: ',
  badId: (id) => `“${id}” is no id: lower-case letters, digits and dashes, “.” between levels.`,
  diffRule: (sign, rule, path, line, message) => `  ${sign} ${path}:${line}  ${rule}  ${message}`,
  diffSum: (files, changed, more, less) =>
    `${changed} of ${files} reports change their verdict: ${more} findings added, ${less} gone`,
  noReports: (path) => `There are no reports in ${path}.`,
  bench: (rule, micros) => `  ${rule}  ${micros} µs`,
  benchSum: (micros, size) => `All rules: ${micros} µs a report (${size} KB)`,
  noSettings: (folder) => `There is no gouji.yaml in ${folder} to say which packs to install.`,
  synced: (count) => `${count} packs installed; gouji.lock written`,
  syncKept: (id, version) => `  ${id}@${version} stays in use`,
  frozenFine: 'As gouji.lock says',
  frozenDrift: 'Not as gouji.lock says; run gouji pack sync without --frozen',
  copied: (count, path) => `${count} packs copied to ${path}`,
  versionRule: (need, from, to) => `The version must go up by a ${need}: ${from} → ${to} is not enough`,
  major: 'major',
  minor: 'minor',
  patch: 'patch',
  noChangelog: (version) => `CHANGELOG.md has no entry for ${version}`,
  againstFine: (from, to) => `✓ Compared with the older pack: ${from} → ${to} is a proper step`,
};

export const packWords = (language: Language): PackWords => (language === 'zh' ? zh : en);
