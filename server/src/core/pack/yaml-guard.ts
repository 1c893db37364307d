import { Lexer } from 'yaml';
import type { Localized } from '../form/form.js';

/** Limits of a YAML file from outside. Wide for people, narrow for hostile files. */
export const YAML_LIMITS = {
  bytes: 1 << 20,
  depth: 32,
  /** Blank ones as well: each is an object to the parser. */
  lines: 20_000,
  indicatorsALine: 32,
  keysAMap: 2000,
  /** Values and keys of a file: each costs the parser some two hundred bytes. */
  values: 20_000,
} as const;

export interface YamlRefusal {
  readonly message: Localized;
  readonly offset: number;
  readonly code: string;
}

const tooMuch = (what: string, zh: string, en: string, offset: number): YamlRefusal => ({
  message: { zh, en },
  offset,
  code: `pack/yaml-${what}`,
});

/**
 * Scans tokens with yaml's iterative lexer before its recursive parser may see the text: nested `[` a thousand
 * deep, parsed twice, aborts the whole process in yaml 2.9.1, and no `catch` helps.
 */
export function guardYaml(text: string): YamlRefusal | null {
  if (text.length > YAML_LIMITS.bytes) {
    return tooMuch('size', '文件超过 1 MiB，请拆分。', 'The file is above 1 MiB; split it.', 0);
  }
  const indents: number[] = [];
  /** Entries at each of the indents: a map is refused before it is built. */
  const entries: number[] = [];
  let offset = 0;
  let column = 0;
  let indicators = 0;
  let values = 0;
  let lines = 0;
  let flow = 0;
  let opensLevel = true;
  for (const token of new Lexer().lex(text)) {
    const first = token.charCodeAt(0);
    // Marks of the lexer itself, which are not in the text: BOM mode, document, flow error, scalar.
    if (token.length === 1 && (first === 0x02 || first === 0x18 || first === 0x1f)) continue;
    if (first === 0x20 || first === 0x09 || first === 0x23 /* # */) {
      column += token.length;
    } else if (first === 0x0a || first === 0x0d) {
      column = 0;
      indicators = 0;
      opensLevel = true;
      if (++lines > YAML_LIMITS.lines)
        return tooMuch('lines', '超过 2 万行，请拆分。', 'More than 20,000 lines; split the file.', offset);
    } else {
      // Commas and closing brackets do not nest: a long list of words in one line is fine.
      const indicator = token.length === 1 && '-?:[{&*!|>'.includes(token);
      if (indicator) indicators++;
      if (++values > 2 * YAML_LIMITS.values)
        return tooMuch(
          'values',
          '值和键超过 2 万个，请拆分。',
          'More than 20,000 values; split the file.',
          offset,
        );
      if (opensLevel && flow === 0) {
        while (indents.length > 0 && indents[indents.length - 1]! > column) {
          indents.pop();
          entries.pop();
        }
        if (indents[indents.length - 1] === column) entries[entries.length - 1]! += token === '-' ? 0 : 1;
        else {
          indents.push(column);
          entries.push(1);
        }
        if (entries[entries.length - 1]! > YAML_LIMITS.keysAMap)
          return tooMuch('keys', '一个映射超过 2000 个键。', 'More than 2,000 keys in one map.', offset);
      }
      opensLevel = token === '-' || token === '?';
      if (token === '[' || token === '{') flow++;
      else if ((token === ']' || token === '}') && flow > 0) flow--;
      const lineEnd = token.lastIndexOf('\n');
      if (lineEnd < 0) column += token.length;
      else {
        column = token.length - lineEnd - 1;
        indicators = 0;
        opensLevel = column === 0;
      }
      if (indents.length + flow > YAML_LIMITS.depth) {
        return tooMuch('depth', '嵌套超过 32 层。', 'Nested deeper than 32 levels.', offset);
      }
      if (indicators > YAML_LIMITS.indicatorsALine) {
        return tooMuch(
          'indicators',
          '一行中的标记超过 32 个，请分行写。',
          'More than 32 indicators in a line; use lines.',
          offset,
        );
      }
    }
    offset += token.length;
  }
  return null;
}
