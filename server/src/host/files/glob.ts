/** A part of a pattern between slashes: single-character tests with `*` between them. */
type Token = { readonly star: true } | { readonly star: false; readonly is: (char: string) => boolean };

type Segment = '**' | readonly Token[];

/** A path pattern: `*`, `?`, `[a-z]`, `{a,b}` and `**` for any number of folders. Matches in linear memory. */
export interface Glob {
  readonly matches: (path: string) => boolean;
}

const MAGIC = /[*?[\]{}]/;
const MAX_ALTERNATIVES = 256;

export const isGlob = (text: string): boolean => MAGIC.test(text);

/** The folders of a pattern before its first magic part: where a walk begins. `a/b/*.md` → `a/b` */
export function globBase(pattern: string): string {
  const parts = pattern.split('/');
  const at = parts.findIndex((part) => MAGIC.test(part));
  const base = parts.slice(0, at < 0 ? parts.length - 1 : at).join('/');
  return base === '' && pattern.startsWith('/') ? '/' : base;
}

/** `escapes`: a backslash takes the character behind it as it is; elsewhere it is a character of the name. */
export function compileGlob(pattern: string, escapes?: 'escapes'): Glob {
  const escaped = escapes !== undefined && pattern.includes('\\');
  const alternatives = (escaped ? [pattern] : expandBraces(pattern)).map((text) =>
    text.split('/').map((part): Segment => (part === '**' ? '**' : tokens(part, escaped))),
  );
  return {
    matches(path) {
      const parts = path.split('/');
      return alternatives.some((segments) => matchSegments(segments, parts));
    },
  };
}

/** Every reading of `{a,b}`, from the left; a brace without its partner or a comma stands for itself. */
function expandBraces(pattern: string): string[] {
  let done: string[] = [''];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const close = open < 0 ? -1 : pattern.indexOf('}', open);
    if (close < 0) break;
    const choices = pattern.slice(open + 1, close).split(',');
    const before = pattern.slice(at, open);
    if (done.length * choices.length > MAX_ALTERNATIVES) break;
    const texts = choices.length === 1 ? [`{${choices[0]}}`] : choices;
    done = done.flatMap((text) => texts.map((choice) => text + before + choice));
    at = close + 1;
  }
  const rest = pattern.slice(at);
  return done.map((text) => text + rest);
}

function tokens(part: string, escaped: boolean): Token[] {
  const list: Token[] = [];
  const chars = Array.from(part);
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    if (escaped && char === '\\' && i + 1 < chars.length) {
      const plain = chars[++i]!;
      list.push({ star: false, is: (c) => c === plain });
    } else if (char === '*') {
      if (list.at(-1)?.star !== true) list.push({ star: true });
    } else if (char === '?') list.push({ star: false, is: () => true });
    else if (char === '[') {
      const close = chars.indexOf(']', i + 2);
      if (close < 0) list.push({ star: false, is: (c) => c === '[' });
      else {
        list.push({ star: false, is: charClass(chars.slice(i + 1, close)) });
        i = close;
      }
    } else list.push({ star: false, is: (c) => c === char });
  }
  return list;
}

function charClass(body: readonly string[]): (char: string) => boolean {
  const negative = body[0] === '!' || body[0] === '^';
  const members = negative ? body.slice(1) : body;
  const ranges: (readonly [string, string])[] = [];
  for (let i = 0; i < members.length; i++) {
    if (members[i + 1] === '-' && members[i + 2] !== undefined) {
      ranges.push([members[i]!, members[i + 2]!]);
      i += 2;
    } else ranges.push([members[i]!, members[i]!]);
  }
  return (char) => ranges.some(([low, high]) => low <= char && char <= high) !== negative;
}

/**
 * The usual two pointers with one place to go back to: after the last star seen. Steps: length of pattern times
 * length of text at most, so that no pattern can hang.
 */
function matchWild<P, T>(
  pattern: readonly P[],
  text: readonly T[],
  isStar: (p: P) => boolean,
  fits: (p: P, t: T) => boolean,
): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    const part = pattern[p];
    if (part !== undefined && isStar(part)) {
      star = p++;
      resume = t;
    } else if (part !== undefined && fits(part, text[t]!)) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (p < pattern.length && isStar(pattern[p]!)) p++;
  return p === pattern.length;
}

const matchSegments = (segments: readonly Segment[], parts: readonly string[]): boolean =>
  matchWild(
    segments,
    parts,
    (segment) => segment === '**',
    (segment, part) => segment !== '**' && matchPart(segment, part),
  );

const matchPart = (pattern: readonly Token[], part: string): boolean =>
  matchWild(
    pattern,
    Array.from(part),
    (token) => token.star,
    (token, char) => !token.star && token.is(char),
  );
