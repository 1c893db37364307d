import { RE2JS } from 're2js';
import { RuleError } from '../../core/checks/define.js';
import {
  OVERSPENT,
  type PatternCompiler,
  type PatternMeter,
  type TextPattern,
} from '../../core/text/pattern.js';
import { requiredWords } from './required-words.js';

/** A pattern of a pack cannot be taken; the message is for its author. */
class PatternError extends RuleError {
  constructor(what: string, zh: string, en: string) {
    super({ zh, en }, [], `pack/pattern${what}`);
  }
}

const LONGEST = 2000;
/** Instructions of the compiled program: what bounds the time for each character of a text. */
const LARGEST = 1000;
/**
 * Steps (instructions × characters) that a pattern may take on one passage: half a second at the worst. A passage
 * that is longer is looked at as far as that; what people write is far below.
 */
const STEPS = 4_000_000;
/** Each class of Unicode is a table of hundreds of ranges: as much as so many instructions, in time and in memory. */
const CLASS_SIZE = 25;
const MOST_CLASSES = 40;
/** Instructions and patterns of one pack together; compiling them takes a quarter of a second at the worst. */
const PACK_SIZE = 20_000;
const PACK_PATTERNS = 1000;

/** Compiles a pattern of a pack that is not built in: always for linear time, never for the native engine. */
function compiled(source: string): RE2JS {
  if (source.length > LONGEST)
    throw new PatternError('-long', '表达式超过 2000 个字符。', 'The pattern is above 2,000 characters.');
  if (nestedRepetition(source))
    throw new PatternError(
      '-nested',
      '重复之中又有重复，如 (a+)+，请拆开写。',
      'A repetition inside a repetition, such as (a+)+; write it apart.',
    );
  if (classesIn(source) > MOST_CLASSES)
    throw new PatternError(
      '-large',
      '表达式中的 \\p{…}（有 (?i) 时连同 […]）超过 40 个，请精简。',
      'More than 40 \\p{…} in a pattern, with (?i) also […]; make it smaller.',
    );
  let program: RE2JS;
  try {
    program = RE2JS.compile(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PatternError(
      '',
      `不能用作规则包的表达式（RE2 语法，不支持环视和反向引用）：${reason}。`,
      `No pattern of the RE2 kind, which has no look-around and no back-references: ${reason}.`,
    );
  }
  if (program.programSize() > LARGEST)
    throw new PatternError(
      '-large',
      '表达式展开后过大，请缩小 {m,n}。',
      'The pattern is too large once {m,n} is unfolded.',
    );
  return program;
}

const meter: PatternMeter = { left: Number.POSITIVE_INFINITY };

function spend(steps: number): void {
  meter.left -= steps;
  if (meter.left < 0) throw OVERSPENT;
}

/**
 * A pattern that was accepted before. Most passages do not hold the words that a pattern needs and are answered by a
 * search for them; it is compiled when the first passage does.
 */
function linear(source: string): TextPattern {
  const { all: needs, enough } = requiredWords(source);
  let made: { readonly program: RE2JS; readonly size: number } | null = null;
  const program = () => {
    if (made === null) {
      const one = compiled(source);
      made = { program: one, size: one.programSize() };
    }
    return made;
  };
  const mayMatch = (text: string): boolean =>
    needs.every((words) => words.some((word) => text.includes(word)));
  const find = (text: string): ReturnType<TextPattern['exec']> => {
    if (!mayMatch(text)) return null;
    const { program: one, size } = program();
    const reach = Math.floor(STEPS / size);
    const part = text.length > reach ? text.slice(0, reach) : text;
    spend(2 * size * part.length);
    // Whether there is a match is told much faster than where.
    if (!one.test(part)) return null;
    const matcher = one.matcher(part);
    if (!matcher.find()) return null;
    // What ends where the text was cut may be no match in the whole of it.
    if (part !== text && matcher.end() === part.length) return null;
    return { index: matcher.start(), 0: matcher.group() ?? '' };
  };
  return {
    needs,
    enough,
    exec: find,
    test(text) {
      if (enough.some((word) => text.includes(word))) return true;
      if (!mayMatch(text)) return false;
      const { program: one, size } = program();
      if (size * text.length > STEPS) return find(text) !== null;
      spend(size * text.length);
      return one.test(text);
    },
  };
}

/** Compiles every pattern of packs that are not built in. */
export const linearPattern: PatternCompiler = Object.assign(linear, { meter });

/** Judges the patterns of one pack as its rules are compiled: each by itself, and all together. */
export function patternJudge(): PatternCompiler {
  let size = 0;
  let count = 0;
  return (source) => {
    if (++count <= PACK_PATTERNS) size += compiled(source).programSize() + CLASS_SIZE * classesIn(source);
    if (count > PACK_PATTERNS || size > PACK_SIZE)
      throw new PatternError(
        '-total',
        '规则包的表达式合起来过多过大，请精简。',
        'The patterns of the pack are too many or too large together.',
      );
    return linearPattern(source);
  };
}

/** Where case does not count, every range is looked through for letters, which makes it one of these. */
const classesIn = (source: string): number =>
  source.match(/\(\?[a-zA-Z]*i/.test(source) ? /\\[pP]|\[/g : /\\[pP]/g)?.length ?? 0;

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
