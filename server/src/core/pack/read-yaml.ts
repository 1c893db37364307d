import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { type Range, range } from '../text/range.js';
import type { PackIssue, Path } from './issue.js';
import { guardYaml, YAML_LIMITS } from './yaml-guard.js';

/** A YAML file as plain values, with the way back from a value to its place in the text. */
export interface YamlFile {
  readonly text: string;
  readonly value: unknown;
  readonly issues: readonly PackIssue[];
  /** Range of the value at a path, of the nearest one above it where there is none. */
  readonly rangeOf: (path: Path) => Range;
  /** Range of the key at a path. */
  readonly keyRangeOf: (path: Path) => Range;
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** What moves a terminal's cursor or shows text other than it is; half a surrogate pair is no text. */
const UNSEEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\p{Cs}]/u;

/** Reads YAML of any origin: guarded against files that are made to hurt; no anchors, no tags, no duplicates. */
export function readYaml(text: string): YamlFile {
  const issues: PackIssue[] = [];
  const add = (what: string, zh: string, en: string, at: Range, path: Path = []) =>
    issues.push({ message: { zh, en }, range: at, path, code: `pack/yaml-${what}` });
  const whole = () => range(0, 0);

  const refused = guardYaml(text);
  if (refused) {
    const { message, offset, code } = refused;
    issues.push({ message, range: range(offset, offset + 1), path: [], code });
    return { text, value: undefined, issues, rangeOf: whole, keyRangeOf: whole };
  }
  // Duplicate keys are looked for below: yaml's own search is quadratic.
  const document = parseDocument(text, {
    uniqueKeys: false,
    merge: false,
    version: '1.2',
    prettyErrors: false,
  });
  for (const error of [...document.errors, ...document.warnings]) {
    const tag = error.code === 'TAG_RESOLVE_FAILED';
    // A message's {{name}} outside of quotes begins a map; nothing in the parser's words would tell.
    const braces = lineAt(text, error.pos[0]).includes('{{');
    const [quoteZh, quoteEn] = braces
      ? ['；含 {{…}} 的文字要加引号', '; put text with {{…}} in quotes']
      : ['', ''];
    add(
      tag ? 'tag' : 'syntax',
      `YAML 书写有误，请检查缩进、引号和冒号${quoteZh}（${error.message}）`,
      `This is no valid YAML${quoteEn}: ${error.message}`,
      range(error.pos[0], error.pos[1]),
    );
  }

  const shorthand = /^%TAG\b.*/m.exec(text.slice(0, document.contents?.range?.[0] ?? text.length));
  if (shorthand !== null)
    add(
      'tag',
      '不支持标签，请删去 %TAG 这一行。',
      'Tags are not supported; leave the line of %TAG out.',
      range(shorthand.index, shorthand.index + shorthand[0].length),
    );

  const place = (node: unknown): Range => {
    const at = (node as Node | null)?.range;
    return at ? range(at[0], at[1]) : range(0, 0);
  };
  const keyOf = (pair: Pair): string =>
    isScalar(pair.key) && pair.key.value !== null ? String(pair.key.value) : '';

  const noAnchors = (node: unknown, path: Path) =>
    add('alias', '不支持锚点和别名（& 和 *）。', 'Anchors and aliases are not supported.', place(node), path);
  const noMarks = (node: unknown, path: Path) => {
    const { anchor, tag } = (node ?? {}) as { readonly anchor?: string; readonly tag?: string };
    if (anchor !== undefined) noAnchors(node, path);
    if (tag !== undefined)
      add(
        'tag',
        `不支持标签，请删去“${tag}”。`,
        `Tags are not supported; leave out ${tag}.`,
        place(node),
        path,
      );
  };
  const toValue = (node: unknown, path: Path): unknown => {
    noMarks(node, path);
    if (isMap(node)) {
      const out: Record<string, unknown> = {};
      if (node.items.length > YAML_LIMITS.keysAMap) {
        add('keys', '一个映射超过 2000 个键。', 'More than 2,000 keys in one map.', place(node), path);
        return out;
      }
      for (const pair of node.items) {
        const key = keyOf(pair);
        noMarks(pair.key, path);
        if (!isScalar(pair.key))
          add('key', '键必须是普通文字。', 'A key must be plain text.', place(pair.key), path);
        else if (key === '<<')
          add('merge', '不支持合并键“<<”。', 'The merge key “<<” is not supported.', place(pair.key), path);
        else if (FORBIDDEN.has(key))
          add('proto', `不允许使用键“${key}”。`, `The key “${key}” is not allowed.`, place(pair.key), path);
        else if (Object.hasOwn(out, key))
          add('duplicate', `键“${key}”重复。`, `The key “${key}” stands twice.`, place(pair.key), path);
        else out[key] = toValue(pair.value, [...path, key]);
      }
      return out;
    }
    if (isSeq(node)) return node.items.map((item, index) => toValue(item, [...path, index]));
    if (isAlias(node)) {
      noAnchors(node, path);
      return null;
    }
    if (!isScalar(node)) return null;
    if (typeof node.value === 'string' && UNSEEN.test(node.value))
      add(
        'control',
        '文字中含有控制字符或改变书写方向的字符。',
        'The text holds control characters, or such as change the direction of writing.',
        place(node),
        path,
      );
    return node.value;
  };
  const value = issues.length > 0 ? undefined : toValue(document.contents, []);

  const find = (path: Path, wantKey: boolean): Range => {
    let node: unknown = document.contents;
    let best = place(node);
    for (const [depth, step] of path.entries()) {
      const last = depth === path.length - 1;
      if (isMap(node)) {
        const pair = node.items.find((item) => keyOf(item) === String(step));
        if (!pair) break;
        best = (last && wantKey) || pair.value === null ? place(pair.key) : place(pair.value);
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        if (node === undefined) break;
        best = place(node);
      } else break;
    }
    return best;
  };
  return {
    text,
    value,
    issues,
    rangeOf: (path) => find(path, false),
    keyRangeOf: (path) => find(path, true),
  };
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
}
