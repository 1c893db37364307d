/** Characters by which a match of a pattern can be foreseen; null where nothing is known. */
export interface Required {
  /** Every match holds one of these. */
  readonly within: string | null;
  /** Every match begins with one of these. */
  readonly first: string | null;
}

interface Node extends Required {
  /** It can match nothing at all. */
  readonly empty: boolean;
}

const UNKNOWN: Node = { within: null, first: null, empty: true };
const NOTHING: Node = { within: null, first: '', empty: true };

/** They stand everywhere in reports, so that they foretell nothing; the commonest first. */
const COMMON = '政府信息公开工作年度的本机关行动主申等不上条件有其和到办答复依起请';
/** They end clauses, at which the reading of numbers forgets what it has seen. */
const SEPARATORS = '，；：。、（）';

/** How little a set tells: the smaller the better. */
function weight(set: string): number {
  let sum = 0;
  for (const char of set) {
    const at = COMMON.indexOf(char);
    sum += at < 0 ? (/\d/.test(char) ? 50 : 1) : 40 - at;
  }
  return sum;
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
  let within: string | null = '';
  let first: string | null = '';
  let empty = false;
  for (const node of nodes) {
    within = within === null || node.within === null ? null : merged(within, node.within);
    first = first === null || node.first === null ? null : merged(first, node.first);
    empty ||= node.empty;
  }
  return { within, first, empty };
}

const merged = (a: string, b: string): string => {
  let all = a;
  for (const char of b) if (!all.includes(char)) all += char;
  return all;
};

function inTurn(nodes: readonly Node[]): Node {
  let within: string | null = null;
  let first: string | null = '';
  let empty = true;
  for (const node of nodes) {
    if (empty) first = first === null || node.first === null ? null : merged(first, node.first);
    if (node.within !== null && (within === null || weight(node.within) < weight(within)))
      within = node.within;
    empty &&= node.empty;
  }
  return { within, first, empty };
}

const charSet = (chars: string): Node => ({
  within: [...chars].some((char) => SEPARATORS.includes(char)) ? null : chars,
  first: chars,
  empty: false,
});
const ANY: Node = { within: null, first: null, empty: false };
const DIGITS = '0123456789';

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
    const nodes = [this.#sequence()];
    while (this.#text[this.#at] === '|') {
      this.#at++;
      nodes.push(this.#sequence());
    }
    return either(nodes);
  }

  #sequence(): Node {
    const nodes: Node[] = [];
    while (this.#at < this.#text.length && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')')
      nodes.push(this.#counted(this.#atom()));
    return inTurn(nodes);
  }

  #counted(node: Node): Node {
    const count = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})/.exec(this.#text.slice(this.#at, this.#at + 9));
    if (count === null) return node;
    this.#at += count[0].length;
    if (this.#text[this.#at] === '?') this.#at++;
    const optional = count[1] === undefined ? count[0] !== '+' : Number(count[1]) === 0;
    return optional ? { within: null, first: node.first, empty: true } : node;
  }

  #atom(): Node {
    const char = this.#text[this.#at++]!;
    if (char === '(') return this.#group();
    if (char === '[') return this.#class();
    if (char === '\\') return this.#escape();
    if (char === '^' || char === '$') return NOTHING;
    if (char === '.') return ANY;
    return charSet(char);
  }

  #group(): Node {
    const opening = /^\?(?:[:=!]|<[=!])/.exec(this.#text.slice(this.#at, this.#at + 4))?.[0] ?? '';
    this.#at += opening.length;
    const node = this.alternatives();
    if (this.#text[this.#at] === ')') this.#at++;
    return opening === '' || opening === '?:' ? node : NOTHING;
  }

  #class(): Node {
    const end = this.#text.indexOf(']', this.#at);
    const inside = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    const digits = inside.replace(/\\d|1-9|0-9/g, DIGITS);
    return inside === '' || /^\^|[\\-]/.test(digits) ? ANY : charSet(digits);
  }

  #escape(): Node {
    const char = this.#text[this.#at++];
    if (char === 'd') return charSet(DIGITS);
    if (char === 'b' || char === 'B') return NOTHING;
    return char === undefined || /[A-Za-z]/.test(char) ? ANY : charSet(char);
  }
}
