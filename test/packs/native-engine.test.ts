import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { parse, stringify } from 'yaml';
import * as z from 'zod';
import { checkDocument } from '../../server/src/core/engine/check.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { openChain } from '../../server/src/host/packs/open-chain.js';
import { NO_TRUST } from '../../server/src/host/packs/trust.js';
import { folderWith } from '../support/folder.js';
import { cleanText } from '../support/gouji.js';

afterEach(() => vi.unstubAllEnvs());

const SOURCE = join(import.meta.dirname, '..', '..', 'server', 'src');

/** Where a native pattern is made of text, and whose text that is. */
const MAKERS: Readonly<Record<string, string>> = {
  'core/text/pattern.ts': 'the compiler for built-in packs',
  'core/syntax/html.ts': 'names of tags that the scanner itself knows',
  'core/render/render.ts': 'marks of the renderer',
  'core/contact/email.ts': 'parts of one expression',
  'core/prose/vocabulary.ts': 'form/vocabulary.yaml, which packs from outside may not have',
  'core/pack/schema/vocabulary-schema.ts': 'the same file, when it is generated',
};

test('native patterns are made of text in known places only', () => {
  const makers = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))
    .filter((path) => /\bRegExp\(/.test(readFileSync(join(SOURCE, path), 'utf8')));
  expect(makers.sort()).toEqual(Object.keys(MAKERS).sort());
});

const MARK = '甲乙标记';

/** The value with a mark in every list of words, however deep. */
function marked(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, marked(part)]));
  return value.some((one) => typeof one !== 'string') ? value.map(marked) : [...value, MARK];
}

/** What an outside pack may change in the rules of the built-in one: every list of words that takes another. */
function adjustments(): Record<string, { params: Record<string, unknown> }> {
  const { rules, form, kinds } = builtinPack();
  const all: Record<string, { params: Record<string, unknown> }> = {};
  for (const { id, kind, params } of rules)
    for (const [name, value] of Object.entries((params as object | null) ?? {})) {
      const changed = marked(value);
      if (JSON.stringify(changed) === JSON.stringify(value)) continue;
      try {
        const next = { ...(params as object), [name]: changed };
        if (!kinds[kind]!.params(z).safeParse(next).success) continue;
        kinds[kind]!.validate?.(next, form);
        kinds[kind]!.prepare(next, form, (source) => new RegExp(source));
      } catch {
        continue;
      }
      all[id] = { params: { ...all[id]?.params, [name]: changed } };
    }
  return all;
}

/** Sources of the native patterns that are made while something runs. */
function nativeSources(run: () => void): string[] {
  const seen: string[] = [];
  const Native = globalThis.RegExp;
  const note = (source: unknown): void =>
    void seen.push(source instanceof Native ? source.source : String(source));
  globalThis.RegExp = new Proxy(Native, {
    construct(target, [source, flags]) {
      note(source);
      return new target(source, flags);
    },
    apply(target, _, [source, flags]) {
      note(source);
      return target(source, flags);
    },
  });
  try {
    run();
  } finally {
    globalThis.RegExp = Native;
  }
  return seen;
}

const HEAD = 'id: cn.aa\nversion: 1.0.0\nname: { zh: 甲, en: a }\nengine: ">=0.1 <2"\n';

test('no word or pattern of a pack from outside reaches the native engine', () => {
  const adjust = adjustments();
  expect(Object.keys(adjust).length).toBeGreaterThan(15);
  const root = folderWith({ 'a/pack.yaml': `${HEAD}${stringify({ adjust })}`, 'gouji.yaml': '' });
  vi.stubEnv('XDG_CACHE_HOME', root);
  const text = cleanText({ year: 2022 }).replaceAll('。', `，${MARK}。`);
  const seen = nativeSources(() => {
    const { pack } = openChain('a', root, NO_TRUST).composed;
    checkDocument(readDocument(text, pack.form), createRuleSet(pack));
  });
  expect(seen.filter((source) => source.includes(MARK))).toEqual([]);
  // The instrument works.
  expect(nativeSources(() => void new RegExp(MARK))).toEqual([MARK]);
});

const RULES = join(import.meta.dirname, '..', '..', 'rules');

test('nor does a label of a form of its own', () => {
  const form = readFileSync(join(RULES, 'cn-rule-of-law-annual/form/form.yaml'), 'utf8');
  const contact = parse(readFileSync(join(RULES, 'cn-gov-info-annual/form/contact.yaml'), 'utf8'));
  const markedForm = form.replace(/^( +)variants:\n/gm, `$1variants:\n$1  - ${MARK}\n`);
  expect(markedForm).toContain(MARK);
  const root = folderWith({
    'a/pack.yaml': `${HEAD}borrow: { from: cn-gov-info-annual, rules: [contact/*, text/*] }\n`,
    'a/form/form.yaml': markedForm,
    'a/form/contact.yaml': stringify(marked(contact)),
    'a/cases/base.yaml': readFileSync(join(RULES, 'cn-rule-of-law-annual/cases/base.yaml'), 'utf8'),
    'gouji.yaml': '',
  });
  const seen = nativeSources(() => {
    const { pack } = openChain('a', root, NO_TRUST).composed;
    const text = `甲市乙区档案服务中心2024年度法治政府建设工作情况报告\n\n${MARK}：0772-2810001\n`;
    const document = readDocument(text, pack.form);
    expect(document.reports).toHaveLength(1);
    checkDocument(document, createRuleSet(pack));
  });
  expect(seen.filter((source) => source.includes(MARK))).toEqual([]);
});
