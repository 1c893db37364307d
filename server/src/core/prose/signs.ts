import { bitsOf, type Gates } from './gates.js';
import { labelOf, Mark, NO_COUNT, Rank, type Token, type TokenizedText } from './token.js';
import { compatible, type Unit, type Vocabulary } from './vocabulary.js';

/** A place where parts of a total begin. */
export interface Sign {
  readonly kind: 'bracket' | 'marker' | 'opens' | 'perspective' | 'colon' | 'predicative' | 'look' | 'after';
  /** Offset behind the sign. */
  readonly at: number;
  /** Index of the first part. */
  readonly first: number;
  /** Indexes of the totals that may be meant, in reading order. */
  readonly totals: readonly number[];
  readonly adjacent: boolean;
  /** Counts told in one breath with the last total, the nearest first. */
  readonly beside: readonly number[];
}

/** How far back a total is looked for: keeps hostile input linear. */
const REACH = 40;
/** How far behind a sign its first part stands at most. */
const SIGN_REACH = 160;

export const isCount = (token: Token): boolean =>
  token.unit !== null && (token.marks & (NO_COUNT | Mark.each)) === 0;

/** All signs but those that lists by their mere look give, in reading order of their first parts. */
export function findSigns(passage: TokenizedText, vocabulary: Vocabulary): Sign[] {
  const signs: Sign[] = [];
  markers(passage, vocabulary, signs);
  brackets(passage, vocabulary, signs);
  openers(passage, signs);
  perspectives(passage, vocabulary, signs);
  return signs.length > 1 ? signs.sort((a, b) => a.first - b.first || a.at - b.at) : signs;
}

const NONE: readonly RegExpExecArray[] = [];

/** Matches of a sticky pattern where a character that it can begin with stands; what is matched is passed over. */
function matchesAt(
  { text, hints }: TokenizedText,
  gates: Gates,
  gate: number,
  pattern: RegExp,
): readonly RegExpExecArray[] {
  let found: RegExpExecArray[] | null = null;
  let from = 0;
  for (const hint of hints) {
    if (hint < from || (bitsOf(gates, text.charCodeAt(hint)) & gate) === 0) continue;
    pattern.lastIndex = hint;
    const match = pattern.exec(text);
    if (match === null || match[0] === '') continue;
    from = hint + match[0].length;
    if (found === null) found = [match];
    else found.push(match);
  }
  return found ?? NONE;
}

function markers(passage: TokenizedText, vocabulary: Vocabulary, signs: Sign[]): void {
  const { text, tokens, groups, sentences } = passage;
  let next = 0;
  let sentence = 0;
  for (const match of matchesAt(passage, vocabulary.gates, vocabulary.gates.marker, vocabulary.markers)) {
    const at = match.index + match[0].length;
    while (next < tokens.length && tokens[next]!.start < at) next++;
    if (next >= tokens.length) break;
    while (sentences[sentence + 1]! <= match.index) sentence++;
    let first = next;
    while (first < tokens.length && first < next + 10) {
      const token = tokens[first]!;
      const group = groups[token.group]!;
      if (group.open < match.index && isCount(token)) break;
      first++;
    }
    const head = tokens[first];
    if (head === undefined || first >= next + 10 || head.sentence > sentence) continue;
    if (groups[head.group]!.close < at || groups[head.group]!.open > match.index) continue;
    if (head.start - at > SIGN_REACH) continue;
    const between = text.slice(at, head.start);
    // The marker stands in a bracket that closes before the number.
    if (between.includes('）') && !between.includes('（')) continue;
    if (between.includes('其中')) continue;
    const strong = match[0].startsWith('其中') || match[0].startsWith('分别') || match[0].startsWith('具体');
    if (!strong && (between.length > 40 || /[；]/.test(between))) continue;
    const totals = totalsBefore(passage, vocabulary, match.index, first, sentence);
    if (totals.length === 0) continue;
    const last = tokens[totals[totals.length - 1]!]!;
    const adjacent = last.sentence === sentence && match.index - last.unitEnd <= 2 && !last.part;
    const beside = totals.length === 1 ? countsBeside(passage, totals[0]!) : [];
    signs.push({ kind: 'marker', at, first, totals, adjacent, beside });
  }
}

/** Totals that a marker at `at` may mean: the nearest before it in the sentence, else all of the sentence before. */
function totalsBefore(
  passage: TokenizedText,
  vocabulary: Vocabulary,
  at: number,
  first: number,
  sentence: number,
): number[] {
  const { text, tokens, sentences } = passage;
  const head = tokens[first]!;
  const unit = head.unit!;
  let nearest = -1;
  for (let i = first - 1; i >= 0 && i > first - REACH; i--) {
    const token = tokens[i]!;
    if (token.sentence < sentence) break;
    if (token.start >= at || token.group !== head.group) continue;
    // 本年公开4件，历史文件1860件，其中：the list is of what stands beside it, and nothing can be said of that.
    if (isOtherBasis(token, unit)) return [];
    if (!isCount(token)) continue;
    if (token.unit === unit) return [i];
    if (nearest < 0 && compatible(token.unit!, unit)) nearest = i;
  }
  if (nearest >= 0) return [nearest];
  if (head.group !== 0 || sentence === 0) return [];
  if (at - sentences[sentence]! > SIGN_REACH) return [];
  const opening = text.slice(sentences[sentence]!, at);
  if (opening.length > 16 && !vocabulary.on.perspective.test(opening)) return [];
  if (/\d/.test(opening)) return [];
  const totals: number[] = [];
  for (let i = first - 1; i >= 0 && i > first - REACH; i--) {
    const token = tokens[i]!;
    if (token.sentence < sentence - 1) break;
    if (token.sentence === sentence || token.group !== 0) continue;
    if (totals.length === 0 && isOtherBasis(token, unit)) return [];
    if (!isCount(token)) continue;
    if (compatible(token.unit!, unit)) totals.unshift(i);
  }
  const exact = totals.filter((i) => tokens[i]!.unit === unit);
  const found = exact.length > 0 ? exact : totals;
  // 60条，网站40条，微信20条。其中：the total and its parts are one total.
  const sum = found.reduce((all, i) => all + tokens[i]!.value, 0);
  return found.length > 2 && sum === 2 * tokens[found[0]!]!.value ? found.slice(0, 1) : found;
}

/** A count of another year, or of all years: it may head a list, but its parts are nobody else's. */
const isOtherBasis = (token: Token, unit: Unit): boolean =>
  token.unit === unit &&
  (token.marks & (Mark.cumulative | Mark.otherYear)) !== 0 &&
  (token.marks & (Mark.delta | Mark.base | Mark.rate | Mark.points)) === 0;

/** Other counts of the total's clauses and group before it; behind a semicolon another matter begins. */
function countsBeside({ tokens }: TokenizedText, total: number): number[] {
  const own = tokens[total]!;
  const beside: number[] = [];
  let next = own;
  for (let i = total - 1; i >= 0 && i > total - 8; i--) {
    const token = tokens[i]!;
    if (token.sentence < own.sentence) break;
    if (token.group !== own.group) continue;
    if (next.rank >= Rank.semicolon) break;
    next = token;
    if (isCount(token) && compatible(token.unit!, own.unit!)) beside.push(i);
  }
  return beside;
}

function brackets(passage: TokenizedText, vocabulary: Vocabulary, signs: Sign[]): void {
  const { text, tokens, groups } = passage;
  if (groups.length < 2) return;
  let group = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.group <= group || !isCount(token)) continue;
    group = token.group;
    const { open, before, close } = groups[group]!;
    const total = tokens[before];
    if (total === undefined || !isCount(total) || total.afterEnd !== open) continue;
    if (open - total.unitEnd > SIGN_REACH) continue;
    const direct = text.slice(total.unitEnd, open).trim() === '';
    const marker = startsWithMarker(text, open + 1, vocabulary);
    const next = tokens[i + 1];
    const several = next !== undefined && next.group === group && isCount(next);
    if (!direct && !marker && !several) continue;
    if (hasEach(tokens, i, close)) continue;
    if (!compatible(total.unit!, token.unit!)) continue;
    signs.push({
      kind: marker ? 'marker' : 'bracket',
      at: open + 1,
      first: i,
      totals: [before],
      adjacent: true,
      beside: [],
    });
  }
}

function startsWithMarker(text: string, at: number, vocabulary: Vocabulary): boolean {
  return vocabulary.starts.markers.test(text.slice(at, at + 8)) || text[at] === '含';
}

function hasEach(tokens: readonly Token[], from: number, close: number): boolean {
  for (let i = from; i < tokens.length && tokens[i]!.start < close; i++)
    if ((tokens[i]!.marks & Mark.each) !== 0) return true;
  return false;
}

const PREDICATIVE = /^[^，；。]{0,2}(?:为|是|属|系)/;

/** 5件申请中，…; 60条：…; 5件，2件为…，3件为… */
function openers(passage: TokenizedText, signs: Sign[]): void {
  const { text, tokens } = passage;
  for (let i = 0; i + 1 < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1]!;
    if (!isCount(token) || !isCount(next) || next.group !== token.group || next.sentence !== token.sentence)
      continue;
    if (!compatible(token.unit!, next.unit!)) continue;
    const sign = { at: token.unitEnd, first: i + 1, totals: [i], adjacent: true, beside: [] };
    if ((token.marks & Mark.opens) !== 0)
      signs.push({ kind: 'opens', ...sign, beside: countsBeside(passage, i) });
    else if (next.colon && text[token.afterEnd] === '：' && token.afterEnd - token.unitEnd < 16)
      signs.push({ kind: 'colon', ...sign, at: token.afterEnd + 1 });
    else if (next.rank === Rank.comma && isPredicative(text, next)) {
      const third = tokens[i + 2];
      if (third !== undefined && third.group === token.group && isCount(third) && isPredicative(text, third))
        signs.push({ kind: 'predicative', ...sign });
    }
  }
}

const isPredicative = (text: string, token: Token): boolean =>
  labelOf(text, token).trim() === '' && PREDICATIVE.test(text.slice(token.unitEnd, token.unitEnd + 4));

/** 从申请方式看，…: of the nearest total, at most one sentence back. */
function perspectives(passage: TokenizedText, vocabulary: Vocabulary, signs: Sign[]): void {
  const { text, tokens, sentences } = passage;
  const { gates } = vocabulary;
  let first = 0;
  let sentence = 0;
  for (const match of matchesAt(passage, gates, gates.perspective, vocabulary.perspective)) {
    const at = match.index + match[0].length;
    while (first < tokens.length && tokens[first]!.start < at) first++;
    const head = tokens[first];
    if (head === undefined) break;
    while (sentences[sentence + 1]! <= match.index) sentence++;
    if (!isCount(head) || head.sentence !== sentence || (head.marks & Mark.opens) !== 0) continue;
    if (head.start - at > SIGN_REACH || text.slice(at, head.start).includes('其中')) continue;
    const totals: number[] = [];
    // Behind a long list its total is far away: 60条，其中网站…、微信…、公告…、公开栏…。按内容分，
    for (let i = first - 1; i >= 0 && i > first - REACH; i--) {
      const token = tokens[i]!;
      if (token.sentence < sentence - 3) break;
      if (totals.length === 0 && token.group === head.group && isOtherBasis(token, head.unit!)) break;
      if (token.group === head.group && isCount(token) && token.unit === head.unit) totals.unshift(i);
    }
    if (totals.length > 0)
      signs.push({ kind: 'perspective', at, first, totals, adjacent: false, beside: [] });
  }
}
