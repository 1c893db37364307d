import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../server/src/core/pack/builtin/builtin-base.js';
import { builtinHelp } from '../../server/src/core/pack/builtin/builtin-help.js';
import { builtinPackNamed } from '../../server/src/core/pack/builtin/builtin-named.js';
import { OTHER_BUILTIN } from '../../server/src/core/pack/builtin/builtin-others-data.js';
import { caseReport, caseSyntaxes, previousReport, type RuleCase } from '../../server/src/core/pack/cases.js';
import { renderReport } from '../../server/src/core/render/render.js';
import type { TableSyntax } from '../../server/src/core/render/syntax.js';
import { Bench } from './support/bench.js';
import { Editor } from './support/editor.js';

const SAMPLES = join(import.meta.dirname, '../../samples');

const first = { pack: builtinPack(), base: builtinBaseReport(), help: builtinHelp() };
const packs = [first, ...OTHER_BUILTIN.map((id) => builtinPackNamed(id)!)];

/** Pipes, TABs, HTML and one cell a line: what fixes have to reckon with. */
const KINDS = new Set<TableSyntax>(['gfm-padded', 'tabs', 'html', 'cell-lines']);

/** What is still to be done when something absent was put in: fill it in. No fix invents an author's words or figures. */
const TO_FILL_IN = new Set(['structure/section-empty', 'table/missing']);

/** A rule's case as files of a folder, in one table syntax. */
interface Written {
  readonly name: string;
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
}

function writtenCases({ pack, base, help }: (typeof packs)[number]): Written[] {
  const { form } = pack;
  return help.flatMap(({ id: rule, cases }) =>
    (cases as readonly RuleCase[]).flatMap((one): Written[] => {
      // Where nothing is found there is nothing to mend.
      if (one.expect.length === 0) return [];
      if (one.text !== undefined) return [{ name: one.name, rule, files: { 'case.md': one.text } }];
      const model = caseReport(form, base, one);
      const last = previousReport(form, base, one);
      const syntaxes = caseSyntaxes(one, model);
      const some = syntaxes.filter((syntax) => KINDS.has(syntax));
      return (some.length > 0 ? some : syntaxes.slice(0, 1)).map((syntax) => {
        let text = renderReport(form, model, { syntax });
        for (const { find, with: by } of one.replace ?? []) text = text.replace(find, () => by);
        return {
          name: `${one.name} [${syntax}]`,
          rule,
          files: {
            'case.md': text,
            ...(last ? { 'previous.md': renderReport(form, last, { syntax }) } : {}),
          },
        };
      });
    }),
  );
}

const fingerprint = (one: Diagnostic): string => (one.data as { fingerprint: string }).fingerprint;
const isError = ({ severity }: Diagnostic): boolean => severity === 1;
const count = (all: readonly Diagnostic[], print: string): number =>
  all.filter((one) => fingerprint(one) === print).length;

/** Of two findings about one cell the second takes the first one's fingerprint when that is gone: then there is one less. */
function isLeft(finding: Diagnostic, before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  const print = fingerprint(finding);
  const ofRule = (all: readonly Diagnostic[]): number =>
    all.filter(({ code }) => code === finding.code).length;
  return count(after, print) >= count(before, print) && ofRule(after) >= ofRule(before);
}

/** By what is said: another change in its sentence gives a finding another fingerprint. */
function isNew({ code, message }: Diagnostic, before: readonly Diagnostic[], after: readonly Diagnostic[]) {
  const same = (all: readonly Diagnostic[]): number =>
    all.filter((one) => one.code === code && one.message === message).length;
  return same(after) > same(before);
}

/** Groups of rules that offer fixes. */
const GROUPS = [
  'citation',
  'contact',
  'cross',
  'narrative',
  'period',
  'structure',
  'suppress',
  'table',
  'text',
];

/** How many fixes of each rule were tried. */
const tried = new Map<string, number>();

/** Quick fixes of one finding, without the offer to disable its rule. */
async function fixesOf(editor: Editor, uri: string, finding: Diagnostic): Promise<CodeAction[]> {
  const context = { diagnostics: [finding], only: ['quickfix'] };
  const params = { textDocument: { uri }, range: finding.range, context };
  const found = await editor.connection.sendRequest<CodeAction[]>('textDocument/codeAction', params);
  const print = fingerprint(finding);
  return found.filter(
    ({ edit, diagnostics = [], title }) =>
      edit && !title.startsWith('停用') && diagnostics.some((one) => fingerprint(one) === print),
  );
}

/** Applies every quick fix of every finding, each to the text as it was; returns what is not as it should be. */
async function complaints(editor: Editor, uri: string, rule: string | null): Promise<string[]> {
  const pull = async () => (await editor.pull(uri)).items ?? [];
  const text = editor.document(uri).getText();
  const before = await pull();
  const wrong: string[] = [];
  for (const finding of before) {
    if (rule !== null && finding.code !== rule) continue;
    const offered = (await fixesOf(editor, uri, finding)).length;
    for (let at = 0; at < offered; at++) {
      const { title, edit } = (await fixesOf(editor, uri, finding))[at]!;
      editor.apply(edit!);
      const after = await pull();
      const say = (what: string) => wrong.push(`${finding.code} “${title}” ${what}`);
      const id = String(finding.code);
      tried.set(id, (tried.get(id) ?? 0) + 1);
      if (editor.document(uri).getText() === text) say('changes nothing');
      if (isLeft(finding, before, after)) say(`leaves “${finding.message}”`);
      for (const one of after)
        if (isError(one) && isNew(one, before, after) && !TO_FILL_IN.has(String(one.code)))
          say(`brings “${one.message}”`);
      const document = editor.document(uri);
      const end = document.positionAt(document.getText().length);
      await editor.edit(uri, [{ range: { start: { line: 0, character: 0 }, end }, newText: text }]);
    }
  }
  return wrong;
}

describe('every quick fix, over the protocol: the finding is gone, and no error has come', () => {
  const bench = new Bench({ files: {} });
  let loose: Editor;
  beforeAll(async () => {
    loose = await Editor.start({ pull: true, folders: [] });
  });
  afterAll(async () => {
    await loose.stop();
    bench.remove();
  });

  const cases = packs.flatMap(writtenCases);
  const rules = [...new Set(cases.map(({ rule }) => rule))];

  test.each(rules)('%s', async (rule) => {
    const wrong: string[] = [];
    for (const [at, one] of cases.entries()) {
      if (one.rule !== rule) continue;
      const folder = `${at}`;
      for (const [name, text] of Object.entries(one.files)) bench.write(`${folder}/${name}`, text);
      const uri = bench.uri(`${folder}/case.md`);
      // What is compared needs a folder; all others share one session.
      const isAlone = Object.keys(one.files).length === 1;
      const editor = isAlone ? loose : await Editor.start({ pull: true, folders: [bench.uri(folder)] });
      await editor.open(uri, one.files['case.md']!);
      for (const complaint of await complaints(editor, uri, rule)) wrong.push(`${one.name}: ${complaint}`);
      await editor.close(uri);
      if (!isAlone) await editor.stop();
    }
    expect(wrong).toEqual([]);
  });

  test('the samples', async () => {
    cpSync(SAMPLES, join(bench.root, 'samples'), { recursive: true });
    const editor = await Editor.start({ pull: true, folders: [bench.uri('samples')] });
    const wrong: string[] = [];
    for (const name of readdirSync(SAMPLES).filter((one) => /\.(?:md|txt|tsv|html)$/.test(one))) {
      const uri = bench.uri(`samples/${name}`);
      await editor.open(uri, readFileSync(join(SAMPLES, name), 'utf8'));
      for (const complaint of await complaints(editor, uri, null)) wrong.push(`${name}: ${complaint}`);
      await editor.close(uri);
    }
    await editor.stop();
    expect(wrong).toEqual([]);
  });

  test('there were fixes to try, of every group', () => {
    const groups = new Set([...tried.keys()].map((id) => id.split('/')[0]));
    expect([...groups].sort()).toEqual(GROUPS);
    expect(tried.size).toBeGreaterThan(25);
  });
}, 300_000);
