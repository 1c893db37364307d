import { facet, type Paragraph, sourceRange } from '../../report/model.js';
import { Has } from '../../text/classes.js';
import type { Range } from '../../text/range.js';
import { eachDigitGap, findStrayBlanks } from '../../wording/spacing.js';
import { writtenLines } from '../../wording/written-lines.js';
import { defineCheck } from '../define.js';

/** Related places that one finding names at most. */
const MOST_RELATED = 20;

/** Lines whose figures show the file's habit. */
const isJudged = ({ flags, role }: Paragraph): boolean => (flags & Has.digit) !== 0 && role !== 'signature';

/** Blanks inside Chinese text, and blanks beside digits by the file's own habit. */
export const check = defineCheck({
  summary: 'Stray blanks in Chinese text; blanks between Chinese and digits used by turns.',
  textOnly: true,
  params: (z) =>
    z.strictObject({
      majority: z
        .number()
        .min(0.5)
        .max(1)
        .meta({ description: 'Share of places that makes a habit; below it the file has none' }),
      places: z.int().min(2).meta({ description: 'Fewer places than this make no habit' }),
    }),
  messages: ['stray', 'stray-again', 'spaced', 'tight', 'habit-again', 'remove', 'insert'],
  prepare: (params) => params,
  // The habit is that of the whole text: it stays as long as there are as many gaps of either sort.
  alone: ({ before, after }) => isSame(gapsIn(before), gapsIn(after)),
  run({ report, emit, isHidden }, { majority, places }) {
    const lines = facet(report, writtenLines);
    let blanks = false;
    for (const line of lines) {
      if (!(line.flags & Has.blank) || line.role === 'signature') continue;
      blanks = true;
      const found = findStrayBlanks(line.text);
      if (found.length === 0) continue;
      const ranges = found.map(({ from, to }) => sourceRange(line, from, to));
      emit({
        message: 'stray',
        range: ranges[0]!,
        data: { count: ranges.length },
        related: ranges.slice(1, MOST_RELATED + 1).map((range) => ({ range, message: 'stray-again' })),
        fixes: [
          {
            title: 'remove',
            data: { count: ranges.length },
            kind: 'safe',
            edits: ranges.map((range) => ({ range, newText: '' })),
          },
        ],
      });
    }
    if (!blanks) return;
    let spaced = 0;
    let total = 0;
    for (const line of lines) {
      const gaps = gapsIn(line);
      spaced += gaps.spaced;
      total += gaps.total;
    }
    const oddIsSpaced = 2 * spaced < total;
    const wrong = oddIsSpaced ? spaced : total - spaced;
    if (wrong === 0 || total < places || total - wrong < majority * total) return;
    const odd: { gap: Range; shown: Range }[] = [];
    for (const line of lines) {
      if (!isJudged(line)) continue;
      eachDigitGap(line.text, (isSpaced, from, to) => {
        if (isSpaced !== oddIsSpaced) return;
        const shown = sourceRange(line, from - 1, to + 1);
        if (!isHidden(shown)) odd.push({ gap: sourceRange(line, from, to), shown });
      });
    }
    if (odd.length === 0) return;
    const [message, title, newText] = oddIsSpaced
      ? (['spaced', 'remove', ''] as const)
      : (['tight', 'insert', ' '] as const);
    emit({
      message,
      // With its neighbours: the gap itself may be nothing to see.
      range: odd[0]!.shown,
      key: message,
      data: { count: odd.length, others: total - wrong },
      related: odd.slice(1, MOST_RELATED + 1).map(({ shown }) => ({ range: shown, message: 'habit-again' })),
      fixes: [
        {
          title,
          data: { count: odd.length },
          kind: 'safe',
          edits: odd.map(({ gap }) => ({ range: gap, newText })),
        },
      ],
    });
  },
});

interface Gaps {
  readonly spaced: number;
  readonly total: number;
}

/** Between Chinese and digits. */
function gapsIn(line: Paragraph): Gaps {
  let spaced = 0;
  let total = 0;
  if (isJudged(line))
    eachDigitGap(line.text, (isSpaced) => {
      total++;
      if (isSpaced) spaced++;
    });
  return { spaced, total };
}

const isSame = (a: Gaps, b: Gaps): boolean => a.spaced === b.spaced && a.total === b.total;
