import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDocument } from '../../server/src/core/engine/check.js';
import { fixText } from '../../server/src/core/engine/fix.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { rereadDocument } from '../../server/src/core/report/reread.js';
import { figureAt } from '../../server/src/core/report/table.js';
import { compare } from '../../server/src/core/text/decimal.js';
import { decode } from '../../server/src/host/files/decode.js';
import { EncodeFault, encode } from '../../server/src/host/files/encode.js';
import { PackError } from '../../server/src/host/packs/fault.js';
import { openBytes } from '../../server/src/host/packs/source.js';
import { readSettings } from '../../server/src/host/settings/settings.lazy.js';
import { judge } from '../hostile/judge.js';
import { cleanModel, rendered } from '../support/clean.js';
import { rawZip } from '../support/raw-zip.js';
import { readingOf } from '../support/reading-of.js';
import { draw, marked } from '../support/unique-figures.js';
import { mutateBytes, mutateText, mutateYaml } from './mutate.js';
import { protocol } from './protocol.js';
import type { Random } from './random.js';
import { stream } from './stream.js';
import type { Target } from './target.js';

const SAMPLES = join(process.cwd(), 'samples');
const pack = builtinPack();
const rules = createRuleSet(pack);
const own = marked(cleanModel({ year: 2022 }), 1000);
const SEEDS: readonly string[] = [
  ...TABLE_SYNTAXES.map((syntax) => draw(own, syntax).text),
  rendered(cleanModel({ year: 2020 })).text,
];
const COMPILATION = [2019, 2020, 2021, 2022, 2023]
  .map((year) => rendered(cleanModel({ year, agency: `柳州市甲乙区第${year - 2018}局` })).text)
  .join('\n');

/** Read when asked for: a corpus is replayed without samples. */
const samples = (): readonly string[] =>
  readdirSync(SAMPLES)
    .filter((name) => /\.(?:md|tsv|html|txt)$/.test(name))
    .map((name) => readFileSync(join(SAMPLES, name), 'utf8'));
let known: readonly string[] | null = null;
const seedText = (random: Random): string => {
  known ??= [...SEEDS, ...samples()];
  return random.of(known);
};
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
/** Lone surrogates do not survive UTF-8, so texts of a case are kept in UTF-16. */
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf16le');

const document: Target = {
  name: 'document',
  make: (random) => utf16(mutateText(seedText(random), random)),
  run: (bytes) => [...judge(textOf(bytes), rules).faults],
};

const encoding: Target = {
  name: 'encoding',
  make: (random) => {
    const text = mutateText(seedText(random).slice(0, 4000), random);
    const form = random.of(['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const);
    const bytes =
      form === 'gb18030' ? utf8(text) : Buffer.from(`\uFEFF${text}`, form === 'utf-8' ? 'utf8' : 'utf16le');
    return mutateBytes(
      form === 'utf-16be' ? Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16() : bytes,
      random,
    );
  },
  async run(bytes) {
    const decoded = decode(bytes);
    if (typeof decoded === 'string') return [];
    const faults = [...judge(decoded.text, rules).faults];
    try {
      const again = decode(await encode(decoded.text, decoded));
      if (typeof again === 'string' || again.text !== decoded.text)
        faults.push(`${decoded.encoding} does not come back as it was`);
    } catch (error) {
      if (!(error instanceof EncodeFault)) throw error;
    }
    return faults;
  },
};

/** A safe fix never changes a figure: each cell that held one holds the same. */
function changedFigures(text: string, fixed: string): string[] {
  const before = readDocument(text, pack.form).reports;
  const after = readDocument(fixed, pack.form).reports;
  if (before.length !== after.length) return [];
  return before.flatMap((report, r) =>
    [...report.tables].flatMap(([id, table]) => {
      const later = after[r]!.tables.get(id);
      const changed = [...table.state.keys()].filter((cell) => {
        const [was, is] = [figureAt(table, cell), later ? figureAt(later, cell) : null];
        return was !== null && (is === null || compare(was, is) !== 0);
      });
      return changed.map((cell) => `a safe fix changes cell ${cell} of ${id}`).slice(0, 1);
    }),
  );
}

const fix: Target = {
  name: 'fix',
  make: (random) => utf16(mutateText(seedText(random), random)),
  run(bytes) {
    const text = textOf(bytes);
    const check = (what: string) => checkDocument(readDocument(what, pack.form), rules);
    const first = fixText(text, { take: 'safe', check });
    const faults = first.stopped === 'done' ? [] : [`fixing stopped: ${first.stopped}`];
    faults.push(...changedFigures(text, first.text));
    const second = fixText(first.text, { take: 'safe', check });
    if (second.text !== first.text) faults.push('fixing again changes more');
    return faults;
  },
};

const edit: Target = {
  name: 'edit',
  make: (random) => {
    const steps = [COMPILATION];
    for (let left = random.below(5) + 1; left > 0; left--) steps.push(mutateText(steps.at(-1)!, random));
    return utf16(steps.join('\u{10FFFF}'));
  },
  run(bytes) {
    const steps = textOf(bytes).split('\u{10FFFF}');
    let before = readDocument(steps[0]!, pack.form);
    for (const [i, text] of steps.entries()) {
      before = rereadDocument(before, text, pack.form);
      if (readingOf(before) !== readingOf(readDocument(text, pack.form)))
        return [`step ${i} reads otherwise than anew`];
    }
    return [];
  },
};

const SETTINGS = `extends: ["builtin:cn-gov-info-annual"]
rules: { text/width: off, table/relation: warning }
overrides: [{ files: ["2019/**", "*.md"], rules: { structure/title: hint } }]
agency: { name: 甲市乙区教育局, level: department, region: 柳州市, deadline: "01-26" }
reports: { include: "reports/**", previous: 2021.md, children: ["towns/*.md"] }
baseline: gouji-baseline.json
language: zh
limits: { megabytes: 8, seconds: 10 }
`;
const names = { rules: new Set(rules.byId.keys()), packs: new Set([pack.id]), own: pack.id };

const settings: Target = {
  name: 'settings',
  make: (random) => utf16(mutateYaml(SETTINGS, random)),
  async run(bytes) {
    const read = await readSettings(textOf(bytes), '/gouji-nowhere/gouji.yaml', names);
    if ('settings' in read) return [];
    const bad = read.issues.filter(
      ({ code, line, column, message }) =>
        !code ||
        !(line >= 1) ||
        !(column >= 1) ||
        message.zh === '' ||
        /undefined|\[object/.test(message.zh + message.en),
    );
    return bad.map((issue) => `no good issue: ${JSON.stringify(issue)}`);
  },
};

const PACK =
  'id: cn.jia\nversion: 1.0.0\nname: { zh: 甲, en: a }\nengine: ">=0.1 <2"\nextends: ["builtin:cn-gov-info-annual"]\n';
const RULE = `id: local/word
severity: error
title: { zh: 甲, en: a }
basis: { zh: 甲, en: a }
why: { zh: 甲, en: a }
remedy: { zh: 甲, en: a }
check: { kind: forbidden-wording, patterns: ["领导重视(?:程度)?"] }
messages: { found: { zh: 甲, en: a } }
cases: []
`;

const archive: Target = {
  name: 'pack',
  make: (random) => {
    const files = [
      { name: 'pack.yaml', data: random.below(2) === 0 ? mutateYaml(PACK, random) : PACK },
      { name: 'rules/local/word.yaml', data: random.below(2) === 0 ? mutateYaml(RULE, random) : RULE },
    ];
    const bytes = rawZip(files);
    return random.below(2) === 0 ? bytes : mutateBytes(bytes, random);
  },
  run(bytes) {
    try {
      const read = openBytes(bytes, 'a.goujipack');
      for (const name of read.files.keys()) if (name.endsWith('.yaml')) read.parsed(name);
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      const { code, message } = error.fault;
      return /^pack\/[a-z0-9-]+$/.test(code) && message.zh !== ''
        ? []
        : [`no good refusal: ${code} ${message.zh}`];
    }
    return [];
  },
};

export const TARGETS: readonly Target[] = [
  document,
  encoding,
  fix,
  edit,
  settings,
  archive,
  protocol,
  stream,
];
