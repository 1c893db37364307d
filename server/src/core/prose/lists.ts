import { collectParts, type Parts } from './parts.js';
import { type Candidates, type Judgement, judge } from './readings.js';
import { findSigns, isCount, type Sign } from './signs.js';
import { labelOf, Mark, Rank, type Token, type TokenizedText, wordsAfter, wordsBefore } from './token.js';
import type { Unit, Vocabulary } from './vocabulary.js';

/** A total with its parts, and what the two say of each other. */
export interface PartList {
  readonly totals: readonly Token[];
  readonly items: readonly Token[];
  readonly judgement: Judgement;
}

/** What lists need to know of the paragraph that they stand in. */
export interface Surroundings {
  /** It is about applications: 新收, 办结 … are flows there. */
  readonly applications: boolean;
}

/** A paragraph with more lists is no prose. */
const MAX_LISTS = 400;

/** Finds the lists of a passage and marks the numbers that are parts. */
export function findLists(passage: TokenizedText, vocabulary: Vocabulary, around: Surroundings): PartList[] {
  const lists: PartList[] = [];
  if (passage.tokens.length < 2) return lists;
  let last = -1;
  for (const sign of findSigns(passage, vocabulary)) {
    // The same first part twice (其中包括, 从…看，其中): one list.
    if (sign.first === last) continue;
    if (lists.length >= MAX_LISTS) break;
    last = sign.first;
    evaluate(passage, vocabulary, sign, around, lists);
  }
  for (const sign of findLooks(passage, vocabulary)) evaluate(passage, vocabulary, sign, around, lists);
  findSumsAfter(passage, vocabulary, around, lists);
  return lists;
}

function evaluate(
  passage: TokenizedText,
  vocabulary: Vocabulary,
  sign: Sign,
  around: Surroundings,
  lists: PartList[],
): void {
  const { tokens } = passage;
  const units = new Set<Unit>();
  // A perspective means a total that is no part itself, where there is one.
  const own = sign.totals.filter((i) => !tokens[i]!.part);
  const totals = sign.kind === 'perspective' && own.length > 0 ? own : sign.totals;
  for (const i of totals) units.add(tokens[i]!.unit!);
  for (const unit of units) {
    const candidates = totals.map((i) => tokens[i]!).filter((token) => token.unit === unit);
    const parts = collectParts(passage, vocabulary, sign.first, sign.at, unit);
    if (parts.items.length === 0) continue;
    const judged = judgeList(passage, vocabulary, sign, around, parts, candidates, unit, lists.length);
    if (judged === null) continue;
    lists.push(judged);
  }
  if (sign.kind === 'marker') otherUnits(passage, vocabulary, sign, around, lists);
}

/** 25件…2950元。其中…1件，420元；…: money and pieces in turn are two lists, each with its own total. */
function otherUnits(
  passage: TokenizedText,
  vocabulary: Vocabulary,
  sign: Sign,
  around: Surroundings,
  lists: PartList[],
): void {
  const { tokens } = passage;
  const total = tokens[sign.totals[sign.totals.length - 1]!]!;
  const second = tokens[sign.first + 1];
  const head = tokens[sign.first]!;
  if (second === undefined || !isCount(second) || second.group !== head.group) return;
  if (second.unit === total.unit || (second.unit!.families & total.unit!.families) !== 0) return;
  for (let i = sign.first - 1; i >= 0 && i > sign.first - 6; i--) {
    const token = tokens[i]!;
    if (token.sentence < total.sentence) break;
    if (token.group !== head.group || !isCount(token) || token.unit !== second.unit) continue;
    const parts = collectParts(passage, vocabulary, sign.first, sign.at, second.unit!);
    if (parts.items.length < 2) return;
    const judged = judgeList(passage, vocabulary, sign, around, parts, [token], second.unit!, lists.length);
    if (judged !== null) lists.push(judged);
    return;
  }
}

/** How far behind the last item the rest of the total may be named: 其余为日常信息. */
const REMAINDER_REACH = 100;

const OPEN_END = /^[^，；。（）]{0,8}?等(?!级|次|于)/;

function judgeList(
  passage: TokenizedText,
  vocabulary: Vocabulary,
  sign: Sign,
  around: Surroundings,
  parts: Parts,
  totals: readonly Token[],
  unit: Unit,
  index: number,
): PartList | null {
  const { text } = passage;
  const total = totals[totals.length - 1]!;
  const items = parts.items.map((item) => item.token);
  const tail = items[items.length - 1]!;
  const until = parts.items.findIndex((item, i) => i > 0 && item.boundary >= 3);
  const shown = until < 0 ? tail : items[until - 1]!;
  const opening = text.slice(Math.max(sign.at - 6, 0), items[0]!.start);
  const from = Math.max(Math.min(total.nearStart, sign.at), total.start - 80);
  const to = Math.min(shown.afterEnd, shown.unitEnd + 80, from + 3000);
  const { on } = vocabulary;
  const open =
    on.open.test(opening) ||
    items.some((item) => item.start <= shown.start && OPEN_END.test(wordsAfter(text, item))) ||
    vocabulary.remainderClause.test(text.slice(items[0]!.unitEnd, shown.unitEnd + REMAINDER_REACH));
  const flows = (end: number) =>
    on.flow.test(text.slice(from, end)) ||
    (around.applications && on.applicationFlow.test(text.slice(sign.at, end)));
  const flow = flows(to);
  // 网上9件、信函5件；已办结12件: what comes before the first figure that flows is a plain list.
  const core = flow ? parts.items.findIndex((item, i) => i > 1 && item.boundary > 0) : -1;
  const candidates: Candidates = {
    tokens: totals,
    adjacent: sign.adjacent,
    beside: sign.beside.map((i) => passage.tokens[i]!).filter((token) => !token.part && token.unit !== null),
    unit,
    sign:
      sign.kind === 'bracket'
        ? 'bracket'
        : sign.kind === 'look' || sign.kind === 'predicative'
          ? 'none'
          : 'sign',
    open,
    flow,
    plain: core > 0 && !flows(items[core - 1]!.afterEnd) ? core : 0,
  };
  const judgement = judge(parts, candidates);
  if (sign.kind === 'look' && !plausible(judgement, totals, sign)) return null;
  const count = judgement.count;
  for (let i = 0; i < count; i++) {
    items[i]!.part = true;
    items[i]!.list = index;
  }
  if (judgement.verdict === 'exact') markSecond(parts, count, judgement.sum);
  return { totals, items: items.slice(0, count), judgement };
}

/** Behind an exact list the rest may be a second one of the same total: accepted, never accused. */
function markSecond(parts: Parts, from: number, total: number): void {
  let sum = 0;
  for (let i = from; i < parts.items.length; i++) {
    sum += parts.items[i]!.token.value;
    if (Math.abs(sum - total) > 1e-6 || i === from) continue;
    for (let k = from; k <= i; k++) parts.items[k]!.token.part = true;
    return;
  }
}

/** A list without any sign is one only where its sum comes near the total. */
function plausible(judgement: Judgement, totals: readonly Token[], sign: Sign): boolean {
  if (judgement.verdict === 'exact') return true;
  const total = totals[0]!.value;
  const reach = sign.adjacent ? 0.25 : 0.05;
  return judgement.verdict !== 'silent' && Math.abs(judgement.sum - total) <= total * reach;
}

/** No sign at all: …共60条，动态30条，公告20条，其他10条. `adjacent` stands for 共 and the last item being 其他. */
function findLooks(passage: TokenizedText, vocabulary: Vocabulary): Sign[] {
  const { text, tokens } = passage;
  const signs: Sign[] = [];
  for (let i = 0; i < tokens.length; ) {
    const sentence = tokens[i]!.sentence;
    let end = i;
    while (end < tokens.length && tokens[end]!.sentence === sentence) end++;
    // The first counts of one unit that follow each other outside of brackets.
    let first = -1;
    let second = -1;
    let last = -1;
    let count = 0;
    for (let k = i; k < end; k++) {
      const token = tokens[k]!;
      if (token.group !== 0) continue;
      if (!isCount(token) || token.part) {
        if (count > 0) break;
        continue;
      }
      if (count === 0) first = k;
      else if (tokens[first]!.unit !== token.unit) break;
      else if (count === 1) second = k;
      last = k;
      count++;
    }
    if (count >= 3) {
      const head = tokens[first]!;
      // 解读30条、转载10条、其他25条: the first of equals is no total.
      if (tokens[second]!.rank <= Rank.pause) count = 0;
      const rest = count > 0 && vocabulary.starts.rest.test(labelOf(text, tokens[last]!));
      const total = vocabulary.on.totalWord.test(wordsBefore(text, head));
      if (rest || (count >= 4 && total))
        signs.push({
          kind: 'look',
          at: head.unitEnd,
          first: second,
          totals: [first],
          adjacent: rest && total,
          beside: [],
        });
    }
    i = end;
  }
  return signs;
}

/** 网站30条、微博20条，合计50条: the total stands behind its parts. */
function findSumsAfter(
  passage: TokenizedText,
  vocabulary: Vocabulary,
  around: Surroundings,
  lists: PartList[],
): void {
  const { text, tokens } = passage;
  for (let i = 2; i < tokens.length; i++) {
    const total = tokens[i]!;
    if ((total.seenBefore & vocabulary.gates.totalAfter) === 0) continue;
    if (!isCount(total) || total.part || (total.marks & Mark.approximate) !== 0) continue;
    if (!vocabulary.starts.totalAfter.test(wordsBefore(text, total))) continue;
    let first = i;
    while (first > 0 && i - first < 40) {
      const token = tokens[first - 1]!;
      if (token.sentence !== total.sentence || token.group !== total.group || token.part) break;
      if (!isCount(token) || token.unit !== total.unit || (token.marks & Mark.opens) !== 0) break;
      first--;
    }
    if (i - first < 2) continue;
    const items = tokens.slice(first, i);
    const sum = items.reduce((a, b) => a + b.value, 0);
    const approximate = items.some((token) => (token.marks & Mark.approximate) !== 0);
    const whole = text.slice(Math.max(items[0]!.nearStart, total.start - 3000), total.start);
    const flow =
      vocabulary.on.flow.test(whole) || (around.applications && vocabulary.on.applicationFlow.test(whole));
    let verdict: Judgement['verdict'] = 'silent';
    if (suffixEquals(items, total.value)) verdict = 'exact';
    else if (!approximate && !flow && Math.abs(sum - total.value) <= total.value * 0.5)
      verdict = sum > total.value ? 'overLikely' : 'short';
    if (verdict !== 'silent')
      for (const item of items) {
        item.part = true;
        item.list = lists.length;
      }
    lists.push({ totals: [total], items, judgement: { verdict, count: items.length, sum } });
  }
}

function suffixEquals(items: readonly Token[], total: number): boolean {
  let sum = 0;
  for (let i = items.length - 1; i >= 0; i--) {
    sum += items[i]!.value;
    if (i < items.length - 1 && sum === total) return true;
  }
  return false;
}
