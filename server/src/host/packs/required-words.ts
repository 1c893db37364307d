/** What can be told of every match of a pattern without running it. */
export interface RequiredWords {
  /** Of each of these lists a match holds at least one; none is empty, nor is any word in them. */
  readonly all: readonly (readonly string[])[];
  /** Words that are matches by themselves, perhaps of many others. */
  readonly enough: readonly string[];
}

const NOTHING: RequiredWords = { all: [], enough: [] };

/** Words of one list; a pattern that means more is held to be any. */
const MOST_WORDS = 48;
/** Words that parts in a row may grow to. */
const MOST_GROWN = 8;
/** Lists that are worth asking about. */
const MOST_LISTS = 3;
/** Longer words are hardly rarer. */
const RARE = 4;

/** A part of a pattern: all texts that it can match, or else what each of them holds. */
interface Part {
  readonly texts: readonly string[] | null;
  readonly all: readonly (readonly string[])[];
}

const ANY: Part = { texts: null, all: [] };
const text = (...texts: readonly string[]): Part => ({ texts, all: [] });

/** What is not understood is never guessed: then nothing is known of the whole pattern. */
class Unknown extends Error {}

export function requiredWords(source: string): RequiredWords {
  // A character beyond 0xffff is two units here and one to a repetition; no passage holds a line end.
  if (/[\ud800-\udfff\r\n]/.test(source)) return NOTHING;
  try {
    const parts = new Reader(source).whole();
    const part = parts.reduce(either);
    const lists = new Map(listsOf(part).map((words) => [words.join('|'), least(words)]));
    return {
      all: [...lists.values()].sort(inOrder).slice(0, MOST_LISTS),
      enough: parts.flatMap(({ texts }) => (texts?.every((one) => one !== '') ? texts : [])),
    };
  } catch (error) {
    if (error instanceof Unknown) return NOTHING;
    throw error;
  }
}

const shortest = (words: readonly string[]): number => Math.min(...words.map(({ length }) => length));

/** What is asked first: rare words, few of them, long ones. */
const inOrder = (a: readonly string[], b: readonly string[]): number =>
  Math.min(shortest(b), RARE) - Math.min(shortest(a), RARE) ||
  a.length - b.length ||
  shortest(b) - shortest(a);

/** Where a word stands, so does every part of it. */
const least = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !words.some((other) => other !== word && word.includes(other)));

const listsOf = ({ texts, all }: Part): readonly (readonly string[])[] =>
  texts === null || texts.includes('') ? all : [...all, texts];

/** Either of two parts. */
function either(a: Part, b: Part): Part {
  if (a.texts !== null && b.texts !== null && a.texts.length + b.texts.length <= MOST_WORDS)
    return text(...new Set([...a.texts, ...b.texts]));
  const [one, other] = [a, b].map((part) => listsOf(part).toSorted(inOrder)[0]);
  if (one === undefined || other === undefined || one.length + other.length > MOST_WORDS) return ANY;
  return { texts: null, all: [[...new Set([...one, ...other])]] };
}

/** Parts one behind the other: words grow together as long as they are few. */
function inRow(parts: readonly Part[]): Part {
  const lists: (readonly string[])[] = [];
  let texts: readonly string[] = [''];
  /** What stands for certain just here. */
  let certain = '';
  let whole = true;
  const endCertain = (): void => {
    if (certain !== '') lists.push([certain]);
    certain = '';
  };
  const end = (next: readonly string[]): void => {
    if (!texts.includes('')) lists.push(texts);
    texts = next;
  };
  for (const part of parts) {
    const { texts: more } = part;
    if (more?.length === 1) certain += more[0]!;
    else endCertain();
    if (more === null) {
      end(['']);
      lists.push(...part.all);
      whole = false;
    } else if (texts.length * more.length <= MOST_GROWN) {
      const grown = texts.flatMap((one) => more.map((other) => one + other));
      texts = [...new Set(grown)];
    } else {
      end(more);
      whole = false;
    }
  }
  endCertain();
  if (whole) return { texts, all: lists };
  end(['']);
  return { texts: null, all: lists };
}

/** Reads the part of the RE2 syntax that is common in rules. */
class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** The alternatives of the whole pattern. */
  whole(): readonly Part[] {
    const parts = this.#alternatives();
    if (this.#at < this.#source.length) throw new Unknown();
    return parts;
  }

  #alternatives(): readonly Part[] {
    const parts = [this.#row()];
    while (this.#takes('|')) parts.push(this.#row());
    return parts;
  }

  #takes(words: string): boolean {
    if (!this.#source.startsWith(words, this.#at)) return false;
    this.#at += words.length;
    return true;
  }

  #row(): Part {
    const parts: Part[] = [];
    for (;;) {
      const next = this.#source[this.#at];
      if (next === undefined || next === '|' || next === ')') return inRow(parts);
      parts.push(this.#repeated(this.#one()));
    }
  }

  #one(): Part {
    const c = this.#source[this.#at++]!;
    if (c === '(') return this.#group();
    if (c === '[') return this.#class();
    if (c === '\\') return this.#escape();
    // An end of the text has no width, but what stands before and behind it does not grow together.
    if (c === '.' || c === '^' || c === '$') return ANY;
    if ('*?+{}]'.includes(c)) throw new Unknown();
    return text(c);
  }

  #group(): Part {
    if (this.#source[this.#at] === '?' && !this.#takes('?:')) throw new Unknown();
    const part = this.#alternatives().reduce(either);
    if (!this.#takes(')')) throw new Unknown();
    return part;
  }

  #class(): Part {
    const found = /^(?:[^\][\\]|\\.)+\]/.exec(this.#source.slice(this.#at));
    // ']' may come first, and [:word:] has a bracket of its own: seldom written.
    if (found === null) throw new Unknown();
    this.#at += found[0].length;
    const inside = found[0].slice(0, -1);
    return /[\^\\-]/.test(inside) ? ANY : text(...new Set(inside));
  }

  #escape(): Part {
    const c = this.#source[this.#at++];
    if (c === undefined) throw new Unknown();
    if ('dDwWsSbB'.includes(c)) return ANY;
    if ((c === 'p' || c === 'P') && this.#takes('{')) {
      this.#at = this.#source.indexOf('}', this.#at) + 1;
      if (this.#at === 0) throw new Unknown();
      return ANY;
    }
    if (/[A-Za-z0-9]/.test(c)) throw new Unknown();
    return text(c);
  }

  #repeated(part: Part): Part {
    const found = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})/.exec(this.#source.slice(this.#at, this.#at + 12));
    if (found === null) return part;
    this.#at += found[0].length;
    this.#takes('?');
    if (found[0] === '?') return part.texts === null ? ANY : text(...new Set([...part.texts, '']));
    const isThere = found[0] === '+' || Number(found[1]) > 0;
    return isThere ? { texts: null, all: listsOf(part) } : ANY;
  }
}
