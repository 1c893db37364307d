import { RE2JS } from 're2js';
import { RuleError } from '../../core/checks/define.js';
import type { PatternCompiler, TextPattern } from '../../core/text/pattern.js';
import { requiredLiteral } from './required-literal.js';

/** A pattern of a pack cannot be taken; the message is for its author. */
class PatternError extends RuleError {
  constructor(what: string, message: string) {
    super(message, [], `pack/pattern${what}`);
  }
}

const LONGEST = 2000;
/** Instructions of the compiled program: what bounds the time for each character of a text. */
const LARGEST = 1000;
/** Steps (instructions × characters) for the place of a match: half a second at the worst. */
const STEPS = 6_000_000;

/**
 * Patterns of packs that are not built in: always in linear time, never by the native engine. Most passages do not
 * hold the words that a pattern needs and are answered by a search for them.
 */
export const linearPattern: PatternCompiler = (source) => {
  if (source.length > LONGEST)
    throw new PatternError('-long', '表达式超过 2000 个字符 (the pattern is above 2,000 characters)');
  const nested = nestedRepetition(source);
  if (nested)
    throw new PatternError(
      '-nested',
      '重复之中又有重复，如 (a+)+，请拆开写 (a repetition inside a repetition; write it apart)',
    );
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PatternError(
      '',
      `不能用作规则包的表达式（RE2 语法，不支持环视和反向引用）：${reason} (no pattern of the RE2 kind)`,
    );
  }
  if (compiled.programSize() > LARGEST)
    throw new PatternError(
      '-large',
      '表达式展开后过大，请缩小 {m,n} (the pattern is too large once {m,n} is unfolded)',
    );
  const literal = requiredLiteral(source);
  const find = (text: string): ReturnType<TextPattern['exec']> => {
    // Whether there is a match is told much faster than where; the place is looked for in what people write.
    if ((literal !== '' && !text.includes(literal)) || !compiled.test(text)) return null;
    const reach = Math.floor(STEPS / compiled.programSize());
    const matcher = compiled.matcher(text.length > reach ? text.slice(0, reach) : text);
    if (!matcher.find()) return null;
    return { index: matcher.start(), 0: matcher.group() ?? '' };
  };
  return {
    literal,
    exec: find,
    test: (text) => (literal === '' || text.includes(literal)) && compiled.test(text),
  };
};

/** True for an unbounded repetition of a group that itself holds one: a mistake even where it costs no time. */
function nestedRepetition(source: string): boolean {
  const open: boolean[] = [];
  let inside = false;
  let closed = false;
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!;
    if (c === '\\') {
      i++;
      closed = false;
    } else if (c === '[') {
      i = classEnd(source, i);
      closed = false;
    } else if (c === '(') {
      open.push(inside);
      inside = false;
      closed = false;
    } else if (c === ')') {
      closed = inside;
      inside = (open.pop() ?? false) || inside;
    } else if (c === '*' || c === '+' || (c === '{' && /^\{\d+,\}/.test(source.slice(i, i + 12)))) {
      if (closed) return true;
      inside = true;
      closed = false;
    } else closed = false;
  }
  return false;
}

function classEnd(source: string, from: number): number {
  let i = from + 1;
  if (source[i] === '^') i++;
  if (source[i] === ']') i++;
  for (; i < source.length && source[i] !== ']'; i++) if (source[i] === '\\') i++;
  return i;
}
