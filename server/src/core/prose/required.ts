/** Characters by which a match of a pattern can be foreseen; null where nothing is known. */
export interface Required {
  /** Every match holds one of these. */
  readonly within: string | null;
  /** Every match begins with one of these. */
  readonly first: string | null;
}

interface Node extends Required {
  /** How little `within` tells: the smaller the better. */
  readonly weight: number;
  /** It can match nothing at all. */
  readonly empty: boolean;
}

const UNKNOWN: Node = { within: null, weight: Infinity, first: null, empty: true };
const NOTHING: Node = { within: null, weight: Infinity, first: '', empty: true };
const ANY: Node = { within: null, weight: Infinity, first: null, empty: false };

/** They stand everywhere in reports, so that they foretell nothing; the commonest first. */
const COMMON = '政府信息公开工作年度的本机关行动主申等不上条件有其和到办答复依起请';
/** They end clauses, at which the reading of numbers forgets what it has seen. */
const SEPARATORS = '，；：。、（）';
const DIGITS = '0123456789';

function weightOf(char: string): number {
  if (SEPARATORS.includes(char)) return Infinity;
  const at = COMMON.indexOf(char);
  return at >= 0 ? 40 - at : DIGITS.includes(char) ? 50 : 1;
}

function oneOf(chars: string): Node {
  let weight = 0;
  for (const char of chars) weight += weightOf(char);
  return { within: weight === Infinity ? null : chars, weight, first: chars, empty: false };
}

/**
 * Reads a list of fragments of regular expressions, of which one is to match. Of what it does not understand it
 * says that nothing is known, so that the pattern itself is asked.
 */
export function requiredOf(fragments: readonly string[]): Required {
  const nodes: Node[] = [];
  for (const fragment of fragments) {
    const reader = new FragmentReader(fragment);
    const node = reader.alternatives();
    nodes.push(reader.done && !node.empty ? node : UNKNOWN);
  }
  return either(nodes);
}

function either(nodes: readonly Node[]): Node {
  if (nodes.length === 1) return nodes[0]!;
  let within: string | null = '';
  let first: string | null = '';
  let weight = 0;
  let empty = false;
  for (const node of nodes) {
    within = merged(within, node.within);
    first = merged(first, node.first);
    weight += node.weight;
    empty ||= node.empty;
  }
  return { within, weight, first, empty };
}

function merged(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return null;
  if (a === '') return b;
  let all = a;
  for (const char of b) if (!all.includes(char)) all += char;
  return all;
}

const isLetter = (char: string): boolean => char.toLowerCase() !== char.toUpperCase();

/** As much of the grammar of patterns as vocabularies use. */
class FragmentReader {
  readonly #text: string;
  #at = 0;
  constructor(text: string) {
    this.#text = text;
  }

  get done(): boolean {
    return this.#at === this.#text.length;
  }

  alternatives(): Node {
    const first = this.#sequence();
    if (this.#text[this.#at] !== '|') return first;
    const nodes = [first];
    while (this.#text[this.#at] === '|') {
      this.#at++;
      nodes.push(this.#sequence());
    }
    return either(nodes);
  }

  /** What stands in turn must all match: the part that tells most is taken. */
  #sequence(): Node {
    let within: string | null = null;
    let weight = Infinity;
    let first: string | null = '';
    let empty = true;
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at]!;
      if (char === '|' || char === ')') break;
      const node = this.#atom(char);
      const optional = this.#isOptional();
      if (empty) {
        first = merged(first, node.first);
        empty = optional || node.empty;
      }
      if (optional || node.weight >= weight) continue;
      within = node.within;
      weight = node.weight;
    }
    return { within, weight, first, empty };
  }

  /** Passes the quantifier, if there is one. */
  #isOptional(): boolean {
    const char = this.#text[this.#at];
    let optional = char === '*' || char === '?';
    if (optional || char === '+') this.#at++;
    else if (char === '{') {
      optional = this.#text[this.#at + 1] === '0';
      this.#at = this.#text.indexOf('}', this.#at) + 1;
    } else return false;
    if (this.#text[this.#at] === '?') this.#at++;
    return optional;
  }

  #atom(char: string): Node {
    this.#at++;
    switch (char) {
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      case '^':
      case '$':
        return NOTHING;
      case '.':
        return ANY;
      default: {
        const weight = weightOf(char);
        return { within: weight === Infinity ? null : char, weight, first: char, empty: false };
      }
    }
  }

  /** What only looks around matches nothing. */
  #group(): Node {
    let looks = false;
    if (this.#text[this.#at] === '?') {
      const sign = this.#text[this.#at + 1];
      looks = sign !== ':';
      this.#at += sign === '<' ? 3 : 2;
    }
    const node = this.alternatives();
    this.#at++;
    return looks ? NOTHING : node;
  }

  #class(): Node {
    const start = this.#at;
    const end = this.#text.indexOf(']', start);
    this.#at = end + 1;
    if (this.#text[start] === '^') return ANY;
    let chars = '';
    for (let i = start; i < end; i++) {
      const char = this.#text[i]!;
      if (char === '-') return ANY;
      if (char !== '\\') chars += char;
      else if (this.#text[++i] === 'd') chars += DIGITS;
      else return ANY;
    }
    return oneOf(chars);
  }

  #escape(): Node {
    const char = this.#text[this.#at++];
    if (char === 'd') return oneOf(DIGITS);
    if (char === 'b' || char === 'B') return NOTHING;
    return char === undefined || isLetter(char) ? ANY : oneOf(char);
  }
}
