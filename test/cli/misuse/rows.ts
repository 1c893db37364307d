import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { cleanText } from '../../support/gouji.js';
import type { Group, Misuse } from './misuse.js';
import { PARTS } from './part-rows.js';
import { USAGE } from './usage.js';

const CLEAN = cleanText({ year: 2022 });
const WIDTH = CLEAN.replace('第二十条第（一）项', '第二十条第(一)项');
const one = { 'a.md': CLEAN };
const settings = (text: string) => ({ 'a.md': CLEAN, 'gouji.yaml': text });

export const GROUPS: readonly Group[] = [
  USAGE,
  {
    zh: '文件和文件夹',
    en: 'Files and folders',
    rows: [
      { zh: '文件不存在', en: 'no such file', command: 'gouji check none.md', status: 2 },
      {
        zh: '通配符没有匹配',
        en: 'a pattern that matches nothing',
        command: "gouji check '2030/*.md'",
        status: 2,
      },
      {
        zh: '文件读不出来',
        en: 'a file that cannot be read',
        command: 'gouji check loop.md',
        status: 2,
        prepare: (folder) => symlinkSync('loop.md', join(folder, 'loop.md')),
      },
      {
        zh: '文件夹里没有年报',
        en: 'a folder without reports',
        command: 'gouji check .',
        status: 2,
        files: { '通知.md': '# 值班安排\n' },
      },
      {
        zh: '--previous 的文件不存在',
        en: '--previous names no file',
        command: 'gouji check a.md --previous 2021.md',
        status: 2,
        files: one,
      },
      {
        zh: '--files-from 的文件不存在',
        en: '--files-from names no file',
        command: 'gouji check --files-from list.txt',
        status: 2,
      },
      {
        zh: '--files-from 的文件不是文本',
        en: '--files-from names no text file',
        command: 'gouji check --files-from list.zip',
        status: 2,
        files: { 'list.zip': Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8]) },
      },
      {
        zh: '标准输入是空的',
        en: 'empty standard input',
        command: 'gouji check - < /dev/null',
        status: 1,
        finding: true,
      },
      {
        zh: '写明的文件不是年报',
        en: 'a named file that is no report',
        command: 'gouji check 通知.md',
        status: 1,
        files: { '通知.md': '# 值班安排\n' },
        finding: true,
      },
      {
        zh: '二进制文件',
        en: 'a binary file',
        command: 'gouji check a.md',
        status: 1,
        files: { 'a.md': Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 8]) },
        finding: true,
      },
      {
        zh: '50 MB 的文件',
        en: 'a file of 50 MB',
        command: 'gouji check a.md',
        status: 1,
        files: { 'a.md': '' },
        prepare: (folder) => truncateSync(join(folder, 'a.md'), 50 * 1024 * 1024),
        finding: true,
      },
    ],
  },
  {
    zh: '设置、清单和 git',
    en: 'Settings, baseline and git',
    rows: [
      {
        zh: 'gouji.yaml 不是 YAML（`rules: {`）',
        en: 'gouji.yaml is no YAML (`rules: {`)',
        command: 'gouji check a.md',
        status: 2,
        files: settings('rules: {\n'),
      },
      {
        zh: '设置项写错（`langauge: zh`）',
        en: 'unknown key (`langauge: zh`)',
        command: 'gouji check a.md',
        status: 2,
        files: settings('langauge: zh\n'),
      },
      {
        zh: '公布期限写错（`deadline: 3月31日`）',
        en: 'bad deadline (`deadline: 3月31日`)',
        command: 'gouji check a.md',
        status: 2,
        files: settings('agency: { deadline: 3月31日 }\n'),
      },
      {
        zh: '上一年度的年报不存在（`previous: 2021.md`）',
        en: "no such last year's report (`previous: 2021.md`)",
        command: 'gouji check a.md',
        status: 2,
        files: settings('reports: { previous: 2021.md }\n'),
      },
      {
        zh: '规则编号写错（`table/relations: off`）',
        en: 'unknown rule id (`table/relations: off`)',
        command: 'gouji check a.md',
        status: 2,
        files: settings('rules:\n  table/relations: off\n'),
      },
      {
        zh: '级别写错（`table/relation: eror`）',
        en: 'unknown level (`table/relation: eror`)',
        command: 'gouji check a.md',
        status: 2,
        files: settings('rules:\n  table/relation: eror\n'),
      },
      {
        zh: 'gouji.yaml 是文件夹',
        en: 'gouji.yaml is a folder',
        command: 'gouji check a.md',
        status: 2,
        files: { 'a.md': CLEAN, 'gouji.yaml/x': '' },
      },
      {
        zh: '没有这个规则包（`extends: [cn-gov-info-anual]`）',
        en: 'unknown rule pack (`extends: [cn-gov-info-anual]`)',
        command: 'gouji check a.md',
        status: 2,
        files: settings('extends: [cn-gov-info-anual]\n'),
      },
      {
        zh: '没有已知问题清单',
        en: 'no such baseline',
        command: 'gouji check a.md --baseline old.json',
        status: 2,
        files: one,
      },
      {
        zh: '已知问题清单不是 JSON',
        en: 'the baseline is no JSON',
        command: 'gouji check a.md --baseline old.json',
        status: 2,
        files: { ...one, 'old.json': '{\n  "schemaVersion": 1,\n}' },
      },
      {
        zh: '已知问题清单坏了',
        en: 'a broken baseline',
        command: 'gouji check a.md --baseline old.json',
        status: 2,
        files: { ...one, 'old.json': '{ "schemaVersion": 1, "entries": [{ "path": "a.md" }] }' },
      },
      {
        zh: '清单已经存在',
        en: 'the baseline exists',
        command: 'gouji baseline create',
        status: 2,
        files: { ...one, 'gouji-baseline.json': '{ "schemaVersion": 1, "entries": [] }' },
      },
      {
        zh: '--changed 而没有 git 仓库',
        en: '--changed without git',
        command: 'gouji check --changed',
        status: 2,
        files: one,
      },
      {
        zh: 'git 中没有这个分支',
        en: 'git knows no such branch',
        command: 'git init -q && gouji check --changed=nowhere',
        status: 2,
        files: one,
      },
    ],
  },
  {
    zh: '写结果和修正',
    en: 'Results and fixes',
    rows: [
      {
        zh: '结果文件的文件夹不存在',
        en: 'the folder of a result does not exist',
        command: 'gouji check a.md --format json=out/a.json',
        status: 2,
        files: one,
      },
      {
        zh: '结果文件是一个文件夹',
        en: 'the result is a folder',
        command: 'gouji check a.md --format json=.',
        status: 2,
        files: one,
      },
      {
        zh: '结果要写到年报上',
        en: 'a result over a report',
        command: 'gouji check a.md --format json=a.md',
        status: 2,
        files: one,
      },
      {
        zh: '要修正的文件是只读的',
        en: 'the file to fix is read-only',
        command: 'chmod 444 a.md; gouji check --fix a.md',
        status: 2,
        files: { 'a.md': WIDTH },
      },
      {
        zh: '下游先关闭（| head）',
        en: 'the reader leaves first (| head)',
        command: 'set -o pipefail; gouji check a.md --format json | true',
        status: 0,
        files: one,
      },
      {
        zh: '被中断（Ctrl+C）',
        en: 'interrupted (Ctrl+C)',
        // Interrupted when it waits: what it found the first time has been written.
        command:
          'gouji check --watch a.md --format json=r & until [ -s r ]; do sleep 0.1; done; sleep 0.5; kill -INT $!; wait $!',
        shown: 'gouji check --watch a.md',
        status: 130,
        files: { 'a.md': CLEAN },
      },
    ],
  },
  {
    zh: '其他命令',
    en: 'Other commands',
    rows: [
      {
        zh: '取数的文件不是年报',
        en: 'figures of a file that is no report',
        command: 'gouji extract 通知.md > 结果.json',
        status: 2,
        files: { '通知.md': '# 值班安排\n' },
      },
      {
        zh: '上一年的年报不存在',
        en: 'no report of last year',
        command: 'gouji new --from none.md',
        status: 2,
      },
      { zh: '年度写错', en: 'bad year', command: 'gouji new --year 1999', status: 2 },
      { zh: '下级的文件夹不存在', en: 'no folder of children', command: 'gouji rollup none', status: 2 },
      { zh: '没有这种终端', en: 'unknown shell', command: 'gouji completion tcsh', status: 2 },
      { zh: '没有这种 CI', en: 'unknown CI system', command: 'gouji init --ci jenkins', status: 2 },
      { zh: '规则包不存在', en: 'no such rule pack', command: 'gouji pack test none', status: 2 },
      { zh: '没有 gouji.yaml 可同步', en: 'no gouji.yaml to sync', command: 'gouji pack sync', status: 2 },
    ],
  },
  PARTS,
];

export const ROWS: readonly Misuse[] = GROUPS.flatMap(({ rows }) => rows);
