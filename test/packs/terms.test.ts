import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PackError } from '../../server/src/host/packs/fault.js';
import { openChain } from '../../server/src/host/packs/open-chain.js';
import { NO_TRUST } from '../../server/src/host/packs/trust.js';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';
import { workplace } from '../support/workplace.js';

const pack = (id: string, parent?: string): string => `id: ${id}
version: 1.0.0
name: { zh: 甲, en: a }
engine: ">=0.1 <2"
${parent === undefined ? '' : `extends: [{ id: ${parent}, from: [../a] }]\n`}`;

const GUIDES = ['packs.md', 'packs.en.md'].map((name) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', name), 'utf8'),
);
const blockOf = (guide: string, name: string): string =>
  new RegExp(`\`\`\`yaml\n(# ${name.replaceAll('.', '\\.')}\n[^]*?)\`\`\``).exec(guide)![1]!;
const RULE = blockOf(GUIDES[0]!, 'rules/local/wording.yaml');

const terms = (...lines: string[]): string => `terms:\n${lines.map((line) => `  - ${line}\n`).join('')}`;

/** A province's list, and where given a city's upon it. */
const folder = (own: string, below?: string): string =>
  folderWith({
    'gouji.yaml': '',
    'a/pack.yaml': pack('cn.a'),
    'a/rules/local/wording.yaml': RULE,
    'a/data/terms.yaml': own,
    'b/pack.yaml': pack('cn.a.b', 'cn.a'),
    ...(below === undefined ? {} : { 'b/data/terms.yaml': below }),
  });

function faultOf(root: string, path: string) {
  try {
    openChain(path, root, NO_TRUST, false);
  } catch (error) {
    if (error instanceof PackError) return error.fault;
    throw error;
  }
  return null;
}

describe.each(GUIDES)('the list and the rule of the guide', (guide) => {
  test('pass their cases, and find what is to be avoided', async () => {
    const place = workplace({
      'gouji.yaml': 'extends: [./a]\n',
      'a/pack.yaml': pack('cn.a'),
      'a/data/terms.yaml': blockOf(guide, 'data/terms.yaml'),
      'a/rules/local/wording.yaml': blockOf(guide, 'rules/local/wording.yaml'),
      '年报.md': cleanText({ year: 2022 })
        .replace('完善公开前的审查流程', '对免予公开的信息和特殊需要逐条登记，免予公开的写明理由')
        .replace('听取社会评议意见。', '关心特殊需要儿童。'),
    });
    expect(await place.run('pack', 'test', 'a')).toMatchObject({ status: 0 });
    const { out } = await place.run('check', '--format', 'json', '年报.md');
    const findings = (
      JSON.parse(out) as { files: { findings: { rule: string; message: string }[] }[] }
    ).files[0]!.findings.filter(({ rule }) => rule === 'local/wording').map(({ message }) => message);
    expect(findings).toEqual([
      '本部分没有写到“社会评议”。',
      '“免予公开”应写作“不予公开”。2019年修订的《条例》称“不予公开”。',
      '不宜写“特殊需要”。',
    ]);
  });
});

describe('packs of a chain agree', () => {
  const province = terms('{ use: 不予公开, avoid: [免予公开], unless: [免予公开法] }');
  const cases: readonly [string, string | null, string][] = [
    ['what is said again, does nothing', null, terms('{ use: 不予公开, avoid: [免予公开] }')],
    ['another list adds', null, terms('{ use: 部分公开, avoid: [区分处理] }')],
    ['another word for the same', 'terms-conflict', terms('{ use: 不公开, avoid: [免予公开] }')],
    ['none for the same', 'terms-conflict', terms('{ avoid: [免予公开] }')],
    ['the agreed wording avoided', 'terms-conflict', terms('{ use: 拒绝公开, avoid: [不予公开] }')],
    ['what is avoided agreed upon', 'terms-conflict', terms('{ use: 免予公开, avoid: [区分处理] }')],
    [
      'more left to it',
      'terms-conflict',
      terms('{ use: 不予公开, avoid: [免予公开], unless: [免予公开的] }'),
    ],
  ];
  test.each(cases)('%s: %s', (_, code, below) => {
    const fault = faultOf(folder(province, below), 'b');
    expect(fault?.code ?? null).toBe(code === null ? null : `pack/${code}`);
    if (fault === null) return;
    expect([fault.place?.file, fault.related?.[0]?.place.file].sort()).toEqual([
      'a/data/terms.yaml',
      'b/data/terms.yaml',
    ]);
  });
});

describe('a list that says nothing is a fault of its own', () => {
  const cases: readonly [string, string, string][] = [
    ['neither avoided nor wanted', 'terms', terms('{ use: 不予公开 }')],
    ['wanted without a wording', 'terms', terms('{ sections: [s1] }')],
    ['an exception for nothing', 'terms', terms('{ avoid: [免予公开], unless: [部分公开] }')],
    ['a section that is none', 'terms', terms('{ use: 社会评议, sections: [s9] }')],
    ['one character', 'schema', terms('{ avoid: [免] }')],
    ['nothing at all', 'schema', 'terms: []\n'],
    ['a pattern is plain words', 'schema', terms('{ avoid: [{ pattern: "(a+)+" }] }')],
  ];
  test.each(cases)('%s: pack/%s', (_, code, list) => {
    const fault = faultOf(folder(list), 'a');
    expect(fault?.code).toBe(`pack/${code}`);
    expect(fault?.place).toMatchObject({ file: 'a/data/terms.yaml' });
  });

  test('no rule asks for it: pack/terms-unused', () => {
    const root = folderWith({
      'gouji.yaml': '',
      'a/pack.yaml': pack('cn.a'),
      'a/data/terms.yaml': terms('{ avoid: [免予公开] }'),
    });
    expect(faultOf(root, 'a')).toMatchObject({
      code: 'pack/terms-unused',
      place: { file: 'a/data/terms.yaml', line: 2 },
    });
  });
});
