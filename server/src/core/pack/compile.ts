import type * as zod from 'zod';
import { type AnyCheckKind, RuleError, type Zod } from '../checks/define.js';
import type { Form } from '../form/form.js';
import { LineIndex } from '../text/lines.js';
import { nativePattern, type PatternCompiler } from '../text/pattern.js';
import type { Range } from '../text/range.js';
import type { PackIssue, Path } from './issue.js';
import { nearestName } from './nearest.js';
import type { YamlFile } from './read-yaml.js';
import type { CompiledRule, RuleHelp } from './rule.js';
import { ruleSchema } from './schema/rule-schema.js';
import { validate } from './validate.js';

export interface RuleSource {
  /** Path of the file below the pack, `rules/table/relation.yaml`. */
  readonly path: string;
  readonly yaml: YamlFile;
}

export interface RuleContext {
  readonly z: Zod;
  readonly kinds: Readonly<Record<string, AnyCheckKind>>;
  readonly form: Form;
  /** How patterns of the rule are compiled; absent: natively, for built-in packs only. */
  readonly pattern?: PatternCompiler;
}

export type Compiled =
  | { readonly rule: CompiledRule; readonly help: RuleHelp }
  | { readonly issues: readonly PackIssue[] };

interface Schemas {
  readonly rule: ReturnType<typeof ruleSchema>;
  readonly params: (kind: AnyCheckKind) => zod.ZodType<unknown>;
}

const made = new WeakMap<Zod, Schemas>();

/** Making a schema costs more than using it: a chain of packs has hundreds of rules. */
function schemasFor(z: Zod): Schemas {
  let schemas = made.get(z);
  if (schemas === undefined) {
    const known = new Map<AnyCheckKind, zod.ZodType<unknown>>();
    schemas = {
      rule: ruleSchema(z),
      params(kind) {
        const schema = known.get(kind) ?? kind.params(z);
        known.set(kind, schema);
        return schema;
      },
    };
    made.set(z, schemas);
  }
  return schemas;
}

const placeholders = (text: string): ReadonlySet<string> => new Set(text.match(/\{\{\w+\}\}/g));

/** Placeholders that one wording has and the other has not; null: none. */
function unpaired(zh: string, en: string): string | null {
  const [one, other] = [placeholders(zh), placeholders(en)];
  const alone = [...one, ...other].filter((name) => !(one.has(name) && other.has(name)));
  return alone.length > 0 ? alone.join(' ') : null;
}

/** One rule file to a rule: its own schema, its kind's parameters, and what lies between the two. */
export function compileRule(
  { path, yaml }: RuleSource,
  { z, kinds, form, pattern = nativePattern }: RuleContext,
): Compiled {
  if (yaml.issues.length > 0) return { issues: yaml.issues };
  const schemas = schemasFor(z);
  const parsed = validate(schemas.rule, yaml.value, yaml);
  if ('issues' in parsed) return parsed;
  const rule = parsed.value;
  const issues: PackIssue[] = [];
  const say = (zh: string, en: string, at: Path) =>
    issues.push({ message: { zh, en }, path: at, range: yaml.rangeOf(at) });

  if (path !== `rules/${rule.id}.yaml`) {
    say(
      `编号“${rule.id}”与文件名不一致，应放在 rules/${rule.id}.yaml。`,
      `The id does not fit the file; it belongs in rules/${rule.id}.yaml.`,
      ['id'],
    );
  }
  const { kind: kindName, ...rawParams } = rule.check;
  const kind = Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined;
  if (!kind) {
    const near = nearestName(kindName, Object.keys(kinds));
    say(
      `没有名为“${kindName}”的检查${near ? `，是否想写“${near}”？` : '。'}`,
      `There is no check kind “${kindName}”${near ? `; did you mean “${near}”?` : '.'}`,
      ['check', 'kind'],
    );
    return { issues };
  }
  const unworded = (kind.messages ?? []).filter((key) => !Object.hasOwn(rule.messages, key));
  if (unworded.length > 0) {
    const names = unworded.map((key) => `“${key}”`);
    say(
      `缺少消息${names.join('、')}：这种检查的消息都要写，可照抄同样 kind 的规则。`,
      `Not worded: ${names.join(', ')}. Every message of the check kind is needed; a rule of the same kind has them.`,
      ['messages'],
    );
  }
  const known = [...(kind.messages ?? []), ...Object.keys(kind.onDemand ?? {})];
  for (const [key, message] of Object.entries(rule.messages)) {
    if (kind.messages !== null && !known.includes(key)) {
      const near = nearestName(key, known);
      say(
        `这种检查没有消息“${key}”${near ? `，是否想写“${near}”？` : '。'}`,
        `This check kind has no message “${key}”${near ? `; did you mean “${near}”?` : '.'}`,
        ['messages', key],
      );
    }
    const alone = unpaired(message.zh, message.en);
    if (alone !== null) {
      say(
        `消息“${key}”的中英文占位符不一致：只有一边写了 ${alone}。`,
        `The placeholders of zh and en differ in the message “${key}”: ${alone} is in one of them only.`,
        ['messages', key],
      );
    }
  }
  if (kind.messages !== null || rule.cases.length > 0)
    // What only the host or the engine can find has no report that shows it; tests of their own do.
    checkCases(rule.cases, Object.keys(rule.messages), say);

  const params = validate(schemas.params(kind), rawParams, yaml, ['check']);
  if ('issues' in params) return { issues: [...issues, ...params.issues] };
  for (const [key, asksFor] of Object.entries(kind.onDemand ?? {})) {
    if (asksFor(params.value) && !Object.hasOwn(rule.messages, key))
      say(`缺少消息“${key}”。`, `The message “${key}” is not worded.`, ['messages']);
  }
  try {
    kind.validate?.(params.value, form);
    kind.prepare(params.value, form, pattern);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const at = ['check', ...error.path];
    const code = error.code === null ? {} : { code: error.code };
    const range = partOf(yaml.text, yaml.rangeOf(at), error.part);
    issues.push({ message: error.words, path: at, range, ...code });
  }
  if (issues.length > 0) return { issues };
  return {
    rule: {
      id: rule.id,
      severity: rule.severity,
      stage: rule.stage,
      kind: kindName,
      params: params.value,
      basis: rule.basis,
      messages: rule.messages as CompiledRule['messages'],
    },
    help: {
      id: rule.id,
      title: rule.title,
      why: rule.why,
      remedy: rule.remedy,
      basis: rule.basis,
      severity: rule.severity,
      kind: kindName,
      params: params.value,
      cases: rule.cases,
      source: { path, line: new LineIndex(yaml.text).positionAt(yaml.keyRangeOf(['id']).start).line + 1 },
    },
  };
}

interface CaseShape {
  readonly name: string;
  readonly expect: readonly { readonly message?: string | undefined }[];
}

function checkCases(
  cases: readonly CaseShape[],
  messages: readonly string[],
  say: (zh: string, en: string, at: Path) => void,
): void {
  if (!cases.some((one) => one.expect.length === 0)) {
    say('至少要有一个正确的用例（expect: []）。', 'At least one good case is needed (expect: []).', [
      'cases',
    ]);
  }
  if (!cases.some((one) => one.expect.length > 0)) {
    say('至少要有一个应当报出问题的用例。', 'At least one bad case is needed.', ['cases']);
  }
  const names = new Set<string>();
  for (const [index, one] of cases.entries()) {
    if (names.has(one.name))
      say(`用例名“${one.name}”重复。`, `Two cases are named “${one.name}”.`, ['cases', index, 'name']);
    names.add(one.name);
    for (const [place, expected] of one.expect.entries()) {
      if (expected.message !== undefined && !messages.includes(expected.message)) {
        say(`本规则没有消息“${expected.message}”。`, `This rule has no message “${expected.message}”.`, [
          'cases',
          index,
          'expect',
          place,
          'message',
        ]);
      }
    }
  }
}

/** The part of a text that a fault names, where the file has that text on one line as it is meant. */
function partOf(text: string, range: Range, part: RuleError['part']): Range {
  const written = text.slice(range.start, range.end);
  if (part === null || part.to <= part.from || /[\n\\]|.'./.test(written)) return range;
  const start = range.start + (/^["']/.test(written) ? 1 : 0);
  return { start: start + part.from, end: Math.min(start + part.to, range.end) };
}
