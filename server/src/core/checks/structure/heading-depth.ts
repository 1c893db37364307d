import type { Heading, OrdinalStyle } from '../../report/model.js';
import type { TextEdit } from '../../text/edit.js';
import { defineCheck, NO_PROSE } from '../define.js';

const RANK: Partial<Record<OrdinalStyle, number>> = { '（一）': 1, '1.': 2, '（1）': 3 };
const MARKS = ['一、', '（一）', '1.', '（1）'];

/** Headings of one rank have one depth, and marks descend: 一、（一）1.（1）. */
export const check = defineCheck({
  summary: 'One Markdown depth a rank of headings; the order of marks.',
  params: (z) => z.strictObject({}),
  messages: ['depth', 'depth-again', 'plain', 'order', 'set-depth'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ report, document, emit, isHidden }) {
    const ranks: Heading[][] = [[], [], [], []];
    for (const heading of report.headings) {
      const rank = rankOf(heading);
      if (rank !== null && !heading.runIn) ranks[rank]!.push(heading);
    }
    for (const [rank, headings] of ranks.entries()) {
      const depth = usualDepth(headings, rank);
      if (depth === 0) continue;
      const odd = headings.filter(
        (heading) =>
          heading.depth !== depth && (rank === 0 || heading.depth > 0) && !isHidden(heading.textRange),
      );
      const [first, ...others] = odd;
      if (first === undefined) continue;
      const data = { heading: first.text, depth, was: first.depth, mark: MARKS[rank]!, count: odd.length };
      const edits = odd.flatMap((heading) => depthEdit(document.text, heading, depth));
      emit({
        message: first.depth === 0 ? 'plain' : 'depth',
        range: first.textRange,
        data,
        key: `rank ${rank}`,
        related: others.map(({ textRange, depth: was }) => ({
          range: textRange,
          message: 'depth-again',
          data: { was },
        })),
        fixes: edits.length === odd.length ? [{ title: 'set-depth', data, kind: 'safe', edits }] : [],
      });
    }
    let section: string | null = null;
    let deepest: Heading | null = null;
    let told = false;
    for (const heading of report.headings) {
      const rank = rankOf(heading);
      if (heading.section !== section || heading.opensSection) {
        section = heading.section;
        deepest = null;
        told = false;
      }
      if (rank === null || rank === 0 || heading.ordinal === null || heading.runIn || told) continue;
      if (deepest === null) {
        deepest = heading;
        continue;
      }
      const first = rankOf(deepest)!;
      if (rank >= first) continue;
      told = true;
      emit({
        message: 'order',
        range: heading.ordinal.range,
        data: { mark: MARKS[rank]!, outer: MARKS[first]! },
        related: [],
      });
    }
  },
});

function rankOf(heading: Heading): number | null {
  if (heading.opensSection) return 0;
  if (heading.ordinal !== null) return RANK[heading.ordinal.style] ?? null;
  return heading.matters.length > 0 && heading.depth > 0 ? 1 : null;
}

/** The depth that most have; of two, the one that comes first. Plain headings of lower ranks are a way of writing. */
function usualDepth(headings: readonly Heading[], rank: number): number {
  const counts = new Map<number, number>();
  for (const { depth } of headings) counts.set(depth, (counts.get(depth) ?? 0) + 1);
  if (rank > 0) counts.delete(0);
  let best = 0;
  let most = 0;
  for (const [depth, count] of counts)
    if (count > most) {
      best = depth;
      most = count;
    }
  return best;
}

function depthEdit(text: string, { range, textRange, depth }: Heading, wanted: number): TextEdit[] {
  const marks = '#'.repeat(wanted);
  let start = range.start;
  while (start < textRange.start && text[start] !== '#') start++;
  if (text[start] === '#') return [{ range: { start, end: start + depth }, newText: marks }];
  // A plain line becomes a heading; a line of markup, or words inside of tags, are left to their author.
  const opensLine = range.start === 0 || text[range.start - 1] === '\n' || text[range.start - 1] === '\r';
  return depth === 0 && range.start === textRange.start && opensLine
    ? [{ range: { start: range.start, end: range.start }, newText: `${marks} ` }]
    : [];
}
