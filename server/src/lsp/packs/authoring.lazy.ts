import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CodeLens, CompletionItem, Diagnostic, Hover, Location } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver';
import type { Language } from '../../core/engine/wording.js';
import { COMMANDS } from '../commands.js';
import type { Context } from '../context.js';
import { SOURCE } from '../diagnostic.js';
import { ruleSummary } from '../features/rule-page.js';
import { uriOf } from '../paths.js';
import { type Positions, toLspRange } from '../positions.js';
import { completeYaml, schemasIn } from './complete.js';
import { type ReadFile, readPackFile } from './file-issues.js';
import { namesOf } from './names-at.js';
import { openContext, ownRuleFile, type PackContext } from './pack-context.js';
import type { PackFile, PackSchema } from './pack-file.js';
import { type CaseResult, caseMessage, runCases } from './run-cases.js';
import { describedIn } from './schema-walk.js';
import { cursorAt } from './yaml-cursor.js';

/** A YAML file of a pack as it stands in the editor. */
export interface AuthoredFile {
  readonly uri: string;
  readonly version: number;
  readonly file: PackFile;
  readonly text: string;
  readonly positions: Positions;
  readonly language: Language;
}

interface Known {
  readonly version: number;
  readonly read: ReadFile;
  readonly cases: readonly CaseResult[];
}

const WORDS = {
  passed: { zh: '✓ 用例 {passed}/{all} 通过', en: '✓ {passed} of {all} cases pass' },
  failed: { zh: '✗ 用例 {passed}/{all} 通过', en: '✗ {passed} of {all} cases pass' },
  broken: { zh: '规则有误，用例未运行', en: 'The rule has faults; its cases were not run' },
} as const;

/** As the command line has it: a fault that says no more than its words is one of its kind of file. */
function codeOf(schema: PackSchema, code: string | undefined): string {
  if (schema === 'settings') return code?.replace(/^pack\//, 'settings/') ?? 'settings/value';
  return code ?? (schema === 'rule' ? 'pack/rule' : 'pack/schema');
}

/** Help for the authors of packs. Loaded with the first file of a pack, since it brings zod, yaml and every schema. */
export class Authoring {
  readonly #context: Context;
  readonly #contexts = new Map<string, PackContext>();
  readonly #known = new Map<string, Known>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Files on disk have changed: what a pack's files may name is looked up anew. */
  forget(): void {
    this.#contexts.clear();
    this.#known.clear();
  }

  closed(uri: string): void {
    this.#known.delete(uri);
  }

  diagnostics(of: AuthoredFile): Diagnostic[] {
    const { positions, language } = of;
    const { read, cases } = this.#read(of);
    const faults = read.issues.map(
      ({ message, range, path, code }): Diagnostic => ({
        // Of a list or a map over several lines its key says enough.
        range: toLspRange(
          positions,
          of.text.slice(range.start, range.end).includes('\n') ? read.yaml.keyRangeOf(path) : range,
        ),
        severity: DiagnosticSeverity.Error,
        source: SOURCE,
        code: codeOf(of.file.schema, code),
        message: message[language],
      }),
    );
    const failing = cases.filter(({ failure }) => failure !== null);
    return [
      ...faults,
      ...failing.map(
        (one): Diagnostic => ({
          range: toLspRange(positions, one.range),
          severity: DiagnosticSeverity.Warning,
          source: SOURCE,
          code: 'pack/case',
          message: caseMessage(one, language),
        }),
      ),
    ];
  }

  completion(of: AuthoredFile, offset: number): CompletionItem[] {
    const { file, text, language, positions } = of;
    return completeYaml(file, text, offset, { context: this.#contextOf(file), language, positions });
  }

  hover({ file, text, language, positions }: AuthoredFile, offset: number): Hover | null {
    const { path, key, word, range } = cursorAt(text, offset);
    const context = this.#contextOf(file);
    const help = context.help.get(word);
    const named = (['table', 'section', 'cell'] as const)
      .flatMap((sort) => namesOf(sort, context, language))
      .find(({ name }) => name === word);
    const described = schemasIn(file, text, key === null ? [...path, word] : [...path, key])
      .map((schema) => describedIn(schema, language))
      .find((words) => words !== undefined);
    const parts = [
      ...(help ? [ruleSummary(help, language)] : []),
      ...(named && !help ? [`**${named.detail}** \`${word}\``] : []),
      ...(described === undefined ? [] : [described]),
    ];
    if (parts.length === 0) return null;
    return {
      contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') },
      range: toLspRange(positions, range),
    };
  }

  /** A rule's own file or its page; another pack; a table's file. */
  definition({ file, text }: AuthoredFile, offset: number): Location[] {
    const { word } = cursorAt(text, offset);
    const context = this.#contextOf(file);
    const zero = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const at = (uri: string | null): Location[] => (uri === null ? [] : [{ uri, range: zero }]);
    if (context.help.has(word)) {
      const own = ownRuleFile(context, word);
      return at(own === null ? this.#context.ruleUri(word) : uriOf(own));
    }
    const table = join(file.root, 'form/tables', `${word}.yaml`);
    if (/^[\w-]+$/.test(word) && existsSync(table)) return at(uriOf(table));
    const folder = resolve(file.root, word, 'pack.yaml');
    return /^\.{1,2}\//.test(word) && existsSync(folder) ? at(uriOf(folder)) : [];
  }

  /** How its cases come out, over the rule; over each that fails, its name. */
  lenses(of: AuthoredFile): CodeLens[] {
    if (of.file.schema !== 'rule') return [];
    const { language, positions, uri } = of;
    const { read, cases } = this.#read(of);
    const failed = cases.filter(({ failure }) => failure !== null).length;
    const words = WORDS[read.rule === null ? 'broken' : failed > 0 ? 'failed' : 'passed'][language];
    const title = words
      .replace('{passed}', String(cases.length - failed))
      .replace('{all}', String(cases.length));
    const command = { title, command: COMMANDS.runCases, arguments: [uri] };
    const places = [read.yaml.keyRangeOf(['id']), read.yaml.keyRangeOf(['cases'])];
    return places.map((range) => ({ range: toLspRange(positions, range), command }));
  }

  /** The cases run again, and what came out of them. */
  runCases(of: AuthoredFile): string {
    this.forget();
    const { cases } = this.#read(of);
    const failing = cases.filter(({ failure }) => failure !== null);
    const [lens] = this.lenses(of);
    return [lens?.command?.title ?? '', ...failing.map((one) => caseMessage(one, of.language))].join('\n');
  }

  #read(of: AuthoredFile): Known {
    const known = this.#known.get(of.uri);
    if (known?.version === of.version) return known;
    const context = this.#contextOf(of.file);
    const read = readPackFile(of.file, of.text, context);
    const made = { version: of.version, read, cases: runCases(read, context) };
    this.#known.set(of.uri, made);
    return made;
  }

  #contextOf(file: PackFile): PackContext {
    const key = `${file.schema === 'settings' ? 'settings' : 'pack'} ${file.root}`;
    const known = this.#contexts.get(key) ?? openContext(file, this.#context.client.options.restricted);
    this.#contexts.set(key, known);
    return known;
  }
}
