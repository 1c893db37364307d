import { Mark, type Token, type TokenizedText, wordsAfter, wordsBefore } from './token.js';
import type { Vocabulary } from './vocabulary.js';

const YEAR = /(20\d\d)\s*年/g;

/** 2023年 → 上年 and so on, seen from the report's year, so that words can be matched without figures. */
export function relativeYears(text: string, year: number | null): string {
  if (year === null || !text.includes('20')) return text;
  return text.replace(YEAR, (whole, digits: string) => {
    const distance = Number(digits) - year;
    return distance === 0 ? '本年' : distance === -1 ? '上年' : distance === 1 ? '下年' : whole;
  });
}

const OPENS = /^[^，。；：、（）\d其]{0,14}?[中里](?=[，：])/;

/** Adds to each count the marks that the words around it give: whose year, how counted, of what. */
export function markContext(passage: TokenizedText, vocabulary: Vocabulary, year: number | null): void {
  const { text, tokens, groups } = passage;
  const { on, ends, gates } = vocabulary;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.unit === null) continue;
    const { seenBefore } = token;
    if (i > 0 && becomes(text, tokens[i - 1]!, token, vocabulary)) {
      // What stands before the former value speaks of that: 较上年的8件增加到10件.
      tokens[i - 1]!.marks |= Mark.otherYear;
      token.marks |= Mark.becomes;
      continue;
    }
    const group = groups[token.group]!;
    const outside =
      group.open > 0 && token.nearStart === group.open + 1
        ? text.slice(Math.max(0, group.open - 10), group.open)
        : '';
    if ((seenBefore & (gates.context | gates.each)) !== 0 || outside !== '') {
      const near = wordsBefore(text, token);
      if (
        ((seenBefore & gates.context) !== 0 && on.context.test(near)) ||
        (outside !== '' && on.context.test(outside))
      )
        token.marks |= contextMarks(near, outside, text, token, vocabulary, year);
      if ((seenBefore & gates.each) !== 0 && ends.each.test(near)) token.marks |= Mark.each;
    }
    if ((token.seenAfter & gates.opens) !== 0 && OPENS.test(text.slice(token.unitEnd, token.unitEnd + 17)))
      token.marks |= Mark.opens;
  }
}

/** The longest stretch between two values of one quantity. */
const BECOMES_MAX = 24;

const becomes = (text: string, former: Token, token: Token, { gates, becomes: words }: Vocabulary): boolean =>
  (former.seenAfter & gates.becomes) !== 0 &&
  former.unit === token.unit &&
  former.group === token.group &&
  token.start - former.unitEnd <= BECOMES_MAX &&
  words.test(text.slice(former.unitEnd, token.start));

const BASE = /^[^，。；]{0,10}的/;

function contextMarks(
  near: string,
  outside: string,
  text: string,
  token: Token,
  vocabulary: Vocabulary,
  year: number | null,
): number {
  const { on } = vocabulary;
  let marks = 0;
  const inYear = relativeYears(near, year);
  const carried = on.carried.test(inYear) || on.carried.test(relativeYears(wordsAfter(text, token), year));
  if (on.delta.test(near) && !carried) marks |= Mark.delta;
  if (!carried && (on.otherYear.test(inYear) || otherYear(inYear, year))) marks |= Mark.otherYear;
  if (outside !== '') {
    const around = relativeYears(outside, year);
    if (/年度?\s*$|同期\s*$/.test(around) && (on.otherYear.test(around) || otherYear(around, year)))
      marks |= Mark.otherYear;
  }
  if (near.includes('占') && BASE.test(text.slice(token.unitEnd, token.unitEnd + 12))) marks |= Mark.base;
  if (on.cumulative.test(near)) marks |= Mark.cumulative;
  return marks;
}

/** A year is named, and the last one named is not the report's. */
function otherYear(text: string, year: number | null): boolean {
  if (year === null) return false;
  const last = text.lastIndexOf('20');
  if (last < 0 || !/^20\d\d\s*年/.test(text.slice(last))) return false;
  return text.lastIndexOf('本年') < last;
}
