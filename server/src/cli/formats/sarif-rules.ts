import type { Severity } from '../../core/checks/define.js';
import type { Finding } from '../../core/engine/finding.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack, CompiledRule, RuleHelp } from '../../core/pack/rule.js';
import type { FileResult } from '../../host/result.js';
import { messagesIn } from '../messages/index.js';
import type { RunContext } from './format.js';

export const LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** How a result names its rule: by its place in the driver, or in one of the extensions. */
export type RuleReference =
  | { readonly ruleIndex?: number }
  | {
      readonly rule: {
        readonly id: string;
        readonly index: number;
        readonly toolComponent: { readonly name: string; readonly index: number };
      };
    };

/** The rules of one pack as far as the driver does not have them. */
interface Extension {
  readonly pack: CompiledPack;
  readonly rules: readonly CompiledRule[];
  readonly indexOf: ReadonlyMap<string, number>;
}

const indexed = (rules: readonly CompiledRule[]): ReadonlyMap<string, number> =>
  new Map(rules.map(({ id }, index) => [id, index]));

/**
 * The packs of a run: that of the first file is the driver's, each other one an extension with what it has of its own or
 * has made different. A rule of the same words, severity and parameters is the driver's.
 */
export class Components {
  readonly #run: RunContext;
  readonly #driver: ReadonlyMap<string, number>;
  readonly #extensions: Extension[] = [];

  constructor(run: RunContext) {
    this.#run = run;
    this.#driver = indexed(run.pack.rules);
  }

  ruleOf({ rule: id }: Finding, file: FileResult): RuleReference {
    const pack = this.#run.packOf(file);
    const extension = pack === this.#run.pack ? null : this.#extensionOf(pack);
    const index = extension?.indexOf.get(id);
    if (extension === null || index === undefined) {
      const own = this.#driver.get(id);
      return own === undefined ? {} : { ruleIndex: own };
    }
    const toolComponent = { name: pack.id, index: this.#extensions.indexOf(extension) };
    return { rule: { id, index, toolComponent } };
  }

  #extensionOf(pack: CompiledPack): Extension {
    const before = this.#extensions.find((one) => one.pack === pack);
    if (before) return before;
    const driver = this.#run.pack.rules;
    const rules = pack.rules.filter((rule) => {
      const at = this.#driver.get(rule.id);
      return at === undefined || (driver[at] !== rule && JSON.stringify(driver[at]) !== JSON.stringify(rule));
    });
    const made = { pack, rules, indexOf: indexed(rules) };
    this.#extensions.push(made);
    return made;
  }

  /** The `tool` of the log; known when all files have been seen. */
  tool() {
    const { pack, version } = this.#run;
    return {
      driver: { name: 'gouji', semanticVersion: version, rules: this.#described(pack.rules, pack) },
      ...(this.#extensions.length === 0
        ? {}
        : {
            extensions: this.#extensions.map((one) => ({
              name: one.pack.id,
              version: one.pack.version,
              rules: this.#described(one.rules, one.pack),
            })),
          }),
    };
  }

  #described(rules: readonly CompiledRule[], pack: CompiledPack) {
    const help = this.#run.help();
    const { language } = this.#run;
    return rules.map((rule) => descriptor(rule, pack.help?.get(rule.id) ?? help.get(rule.id), language));
  }
}

function descriptor(rule: CompiledRule, help: RuleHelp | undefined, language: Language) {
  const title = help?.title[language] ?? rule.id;
  return {
    id: rule.id,
    name: pascal(rule.id),
    shortDescription: { text: title },
    fullDescription: { text: help?.why[language] ?? title },
    help: { text: plainHelp(rule, help, language), markdown: markdownHelp(rule, help, language) },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { tags: [rule.id.split('/')[0]!], severity: rule.severity, basis: rule.basis[language] },
  };
}

/** `table/cell-blank` → `TableCellBlank`, the form that SARIF wants of a name. */
const pascal = (id: string): string =>
  id
    .split(/[/-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

const plainHelp = (rule: CompiledRule, help: RuleHelp | undefined, language: Language): string =>
  [help?.why[language], help?.remedy[language], rule.basis[language]].filter(Boolean).join('\n');

function markdownHelp(rule: CompiledRule, help: RuleHelp | undefined, language: Language): string {
  const say = messagesIn(language);
  const part = (title: string, text: string | undefined) => (text ? [`**${title}**`, text] : []);
  return [
    ...(help ? [`## ${help.title[language]}`] : []),
    ...part(say.why, help?.why[language]),
    ...part(say.howToMend, help?.remedy[language]),
    ...part(say.legalBasis, rule.basis[language]),
  ].join('\n\n');
}
