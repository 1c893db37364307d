import { type Facet, facet, type Report } from '../report/model.js';

const SIZE = 1 << 16;

const slot = (a: number, b: number): number => (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 16;

/** Characters and pairs of neighbours in a report's passages: one bit each, so that absent words cost no search. */
const bigrams: Facet<Uint8Array> = {
  compute({ passages }) {
    const bits = new Uint8Array(SIZE >> 3);
    for (const { text } of passages) {
      let before = 0;
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        const alone = slot(0, code);
        bits[alone >> 3]! |= 1 << (alone & 7);
        const at = slot(before, code);
        bits[at >> 3]! |= 1 << (at & 7);
        before = code;
      }
    }
    return bits;
  },
};

/** Lists of words, of each of which a text must hold one, as slots: of a word's pairs, or of its only character. */
export type Needs = readonly (readonly Uint16Array[])[];

export const needsOf = (lists: readonly (readonly string[])[]): Needs =>
  lists.map((words) => words.map(slotsOf));

function slotsOf(word: string): Uint16Array {
  if (word.length === 1) return Uint16Array.of(slot(0, word.charCodeAt(0)));
  return Uint16Array.from({ length: word.length - 1 }, (_, i) =>
    slot(word.charCodeAt(i), word.charCodeAt(i + 1)),
  );
}

/** False only where the passages of a report lack all words of one of the lists. */
export function mayHold(report: Report, needs: Needs): boolean {
  const bits = facet(report, bigrams);
  for (let i = 0; i < needs.length; i++) if (!holdsOne(bits, needs[i]!)) return false;
  return true;
}

function holdsOne(bits: Uint8Array, words: readonly Uint16Array[]): boolean {
  for (let i = 0; i < words.length; i++) if (holds(bits, words[i]!)) return true;
  return false;
}

function holds(bits: Uint8Array, slots: Uint16Array): boolean {
  for (let i = 0; i < slots.length; i++) {
    const at = slots[i]!;
    if ((bits[at >> 3]! & (1 << (at & 7))) === 0) return false;
  }
  return true;
}

/** The needs of many patterns of many rules, one behind the other: what each level holds ends where it says. */
interface FlatNeeds {
  readonly rules: Int32Array;
  readonly patterns: Int32Array;
  readonly lists: Int32Array;
  readonly words: Int32Array;
  readonly slots: Uint16Array;
}

function flat(all: readonly (readonly Needs[])[]): FlatNeeds {
  const [patterns, lists, words] = [all.flat(), all.flat(2), all.flat(3)];
  const ends = (groups: readonly { readonly length: number }[]): Int32Array => {
    let end = 0;
    return Int32Array.from(groups, ({ length }) => {
      end += length;
      return end;
    });
  };
  return {
    rules: ends(all),
    patterns: ends(patterns),
    lists: ends(lists),
    words: ends(words),
    slots: Uint16Array.from(words.flatMap((slots) => [...slots])),
  };
}

/** Of many rules, each with the needs of its patterns, those of which the passages of a report may hold a pattern. */
export function needsSieve(all: readonly (readonly Needs[])[]): (report: Report) => Uint8Array {
  const { rules, patterns, lists, words, slots } = flat(all);
  return (report) => {
    const bits = facet(report, bigrams);
    const marks = new Uint8Array(rules.length);
    const mayMatch = (pattern: number): boolean => {
      for (let list = pattern === 0 ? 0 : patterns[pattern - 1]!; list < patterns[pattern]!; list++) {
        let isThere = false;
        for (let word = list === 0 ? 0 : lists[list - 1]!; word < lists[list]! && !isThere; word++) {
          let at = word === 0 ? 0 : words[word - 1]!;
          const end = words[word]!;
          while (at < end && (bits[slots[at]! >> 3]! & (1 << (slots[at]! & 7))) !== 0) at++;
          isThere = at === end;
        }
        if (!isThere) return false;
      }
      return true;
    };
    let pattern = 0;
    for (let rule = 0; rule < rules.length; rule++)
      for (const end = rules[rule]!; pattern < end; pattern++)
        if (marks[rule] === 0 && mayMatch(pattern)) marks[rule] = 1;
    return marks;
  };
}

/** All passages in one string, so that a word is looked for once and not in each of them. */
interface Joined {
  readonly text: string;
  /** Where each passage ends in `text`. */
  readonly ends: Int32Array;
}

const joined: Facet<Joined> = {
  compute({ passages }) {
    let end = -1;
    const ends = Int32Array.from(passages, ({ text }) => {
      end += 1 + text.length;
      return end;
    });
    return { text: passages.map(({ text }) => text).join('\n'), ends };
  },
};

/** Adds the places of the passages that hold one of some words, none of which has a line end in it. */
export function findPassages(report: Report, words: readonly string[], found: Set<number>): void {
  const { text, ends } = facet(report, joined);
  for (const word of words) {
    let passage = 0;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, ends[passage]!)) {
      while (ends[passage]! <= at) passage++;
      found.add(passage);
    }
  }
}
