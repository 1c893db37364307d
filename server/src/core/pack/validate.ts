import type * as zod from 'zod';
import type { Localized } from '../form/form.js';
import type { PackIssue, Path } from './issue.js';
import { nearestName } from './nearest.js';
import type { YamlFile } from './read-yaml.js';

type ZodIssue = zod.core.$ZodIssue;

const typeName: Readonly<Record<string, Localized>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'an integer' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '映射（键: 值）', en: 'a map (key: value)' },
  record: { zh: '映射（键: 值）', en: 'a map (key: value)' },
};

const hint = (name: string | null): Localized =>
  name === null ? { zh: '', en: '' } : { zh: `，是否想写“${name}”？`, en: `; did you mean “${name}”?` };

/** Keys that a strict object schema at a path would allow; empty where that cannot be told. */
function keysAt(schema: unknown, path: Path): string[] {
  let at = schema as { def?: Record<string, unknown>; shape?: Record<string, unknown> } | undefined;
  const unwrap = () => {
    while (at?.def && 'innerType' in at.def) at = at.def.innerType as typeof at;
  };
  unwrap();
  for (const step of path) {
    const def = at?.def;
    if (at?.shape) at = at.shape[String(step)] as typeof at;
    else if (def?.type === 'record') at = def.valueType as typeof at;
    else if (def?.type === 'array') at = def.element as typeof at;
    else return [];
    unwrap();
  }
  return at?.shape ? Object.keys(at.shape) : [];
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) at = (at as Record<string | number, unknown> | undefined | null)?.[step];
  return at;
}

type OutOfBounds = Extract<ZodIssue, { code: 'too_big' | 'too_small' }>;

/** What is counted of a text, of a list, and of anything else its value. */
const COUNTED: Readonly<Record<string, Localized>> = {
  string: { zh: '个字符', en: ' characters' },
  array: { zh: '项', en: ' entries' },
};

/** Values and names in a message: a value may be a whole text or a list. */
const SHOWN = 60;
const cut = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words);
const quoted = (words: string): Localized => ({ zh: `“${cut(words)}”`, en: `“${cut(words)}”` });

/** The key that a path leads to; the whole where it leads nowhere. */
function named(path: Path): Localized {
  const key = path.findLast((step) => typeof step === 'string');
  return key === undefined ? { zh: '整个文件的内容', en: 'The whole content' } : quoted(String(key));
}

function shown(value: unknown): Localized {
  if (value === null || typeof value !== 'object') return quoted(String(value));
  const { zh, en } = Array.isArray(value) ? typeName.array! : typeName.object!;
  return { zh: `（${zh}）`, en: `${en[0]!.toUpperCase()}${en.slice(1)}` };
}

function outOfBounds(name: Localized, issue: OutOfBounds): Localized {
  const unit = COUNTED[issue.origin] ?? { zh: '', en: '' };
  const most = issue.code === 'too_big';
  const bound = String(most ? issue.maximum : issue.minimum);
  return {
    zh: `${name.zh}最${most ? '多' : '少'} ${bound}${unit.zh && ` ${unit.zh}`}。`,
    en: `${name.en} has at ${most ? 'most' : 'least'} ${bound}${unit.en}.`,
  };
}

/** A zod issue in words, and the path it is about. One issue of zod may be several of ours. */
function word(
  issue: ZodIssue,
  schema: unknown,
  value: unknown,
): { message: Localized; path: Path; key?: true }[] {
  const path = issue.path as Path;
  const name = named(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const { zh, en } = hint(nearestName(key, keysAt(schema, path)));
        return {
          message: { zh: `未知的键“${cut(key)}”${zh || '。'}`, en: `Unknown key “${cut(key)}”${en || '.'}` },
          path: [...path, key],
          key: true,
        };
      });
    case 'invalid_type': {
      const want = typeName[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      if (valueAt(value, path) === undefined) {
        return [
          {
            message: {
              zh: `缺少${name.zh}，应为${want.zh}。`,
              en: `${name.en} is missing; it must be ${want.en}.`,
            },
            path,
          },
        ];
      }
      return [{ message: { zh: `${name.zh}应为${want.zh}。`, en: `${name.en} must be ${want.en}.` }, path }];
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const written = valueAt(value, path);
      const list = values.length > 24 ? '' : values.join(', ');
      if (written === undefined) {
        const [zh, en] = list === '' ? ['', ''] : [`，可用值：${list}`, `; it is one of ${list}`];
        return [{ message: { zh: `缺少${name.zh}${zh}。`, en: `${name.en} is missing${en}.` }, path }];
      }
      const what = shown(written);
      const { zh, en } = hint(nearestName(String(written), values));
      return [
        {
          message: {
            zh: `${name.zh}的值${what.zh}不在可用值之中（${list}）${zh || '。'}`,
            en: `${what.en} is no value of ${name.en} (${list})${en || '.'}`,
          },
          path,
        },
      ];
    }
    case 'invalid_union':
      if (issue.errors.length > 0) {
        // The branch that came farthest is the one its author meant.
        const deepest = issue.errors.reduce((a, b) => (reach(b) > reach(a) ? b : a));
        return deepest.flatMap((inner) =>
          word({ ...inner, path: [...issue.path, ...inner.path] } as ZodIssue, schema, value),
        );
      }
      return [{ message: { zh: `${name.zh}的值无效。`, en: `${name.en} is not valid.` }, path }];
    case 'too_big':
    case 'too_small':
      return [{ message: outOfBounds(name, issue), path }];
    case 'invalid_key':
      return [
        {
          message: { zh: `键${name.zh}的写法无效。`, en: `The key ${name.en} is not well-formed.` },
          path,
          key: true,
        },
      ];
    case 'invalid_format':
      return [{ message: malformed(name, issue.message), path }];
    default:
      return [
        { message: { zh: `${name.zh}无效：${issue.message}。`, en: `${name.en}: ${issue.message}.` }, path },
      ];
  }
}

/** Schemas that show what is right (`like 01-31`) are understood by more readers than their patterns. */
function malformed(name: Localized, said: string): Localized {
  if (said.startsWith('like ')) {
    const right = said.slice('like '.length);
    return {
      zh: `${name.zh}的写法不符合要求，应写成“${right}”这样。`,
      en: `${name.en} is not well-formed; write it like “${right}”.`,
    };
  }
  return { zh: `${name.zh}的写法不符合要求（${said}）。`, en: `${name.en} is not well-formed: ${said}.` };
}

const reach = (issues: readonly { readonly path: readonly PropertyKey[] }[]): number =>
  Math.max(...issues.map((issue) => issue.path.length));

/** A file of a thousand wrong values has one fault to its author. */
const MOST = 200;

/** Holds a value against a schema; what is wrong is said at its place in the file. */
export function validate<T>(
  schema: zod.ZodType<T>,
  value: unknown,
  file: YamlFile,
  under: Path = [],
): { readonly value: T } | { readonly issues: readonly PackIssue[] } {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const issues = result.error.issues
    .slice(0, MOST)
    .flatMap((issue) => word(issue, schema, value))
    .map(({ message, path, key }) => {
      const full = [...under, ...path];
      return { message, path: full, range: key ? file.keyRangeOf(full) : file.rangeOf(full) };
    });
  return { issues };
}
