import { sourceRange } from '../../report/model.js';
import { Has } from '../../text/classes.js';
import type { TextEdit } from '../../text/edit.js';
import { findFullWidth } from '../../wording/full-width.js';
import { titledLines } from '../../wording/written-lines.js';
import { ALONE, defineCheck, type Problem } from '../define.js';

/** Related places that one finding names at most. */
const MOST_RELATED = 20;

/** Digits and letters are half-width; the cells of tables are another rule's. */
export const check = defineCheck({
  summary: 'Full-width digits and letters in prose and headings.',
  textOnly: true,
  params: (z) =>
    z.strictObject({
      fold: z.int().min(1).meta({ description: 'From this many paragraphs on, one finding for the file' }),
    }),
  messages: ['wide', 'wide-many', 'wide-again', 'narrow'],
  prepare: ({ fold }) => fold,
  alone: ALONE,
  run({ report, emit, isHidden }, fold) {
    const places: { words: string; edits: TextEdit[] }[] = [];
    for (const line of titledLines(report)) {
      if (!(line.flags & Has.fullWidth)) continue;
      const runs = findFullWidth(line.text).filter(({ from, to }) => !isHidden(sourceRange(line, from, to)));
      if (runs.length === 0) continue;
      places.push({
        words: line.text.slice(runs[0]!.from, runs[0]!.to),
        edits: runs.map(({ from, to, right }) => ({ range: sourceRange(line, from, to), newText: right })),
      });
    }
    if (places.length === 0) return;
    const problem = (message: string, words: string, edits: readonly TextEdit[]): Problem => ({
      message,
      range: edits[0]!.range,
      data: { words, right: edits[0]!.newText, count: edits.length },
      related: edits.slice(1, MOST_RELATED + 1).map(({ range }) => ({ range, message: 'wide-again' })),
      fixes: [{ title: 'narrow', data: { count: edits.length }, kind: 'safe', edits }],
    });
    if (places.length < fold) for (const { words, edits } of places) emit(problem('wide', words, edits));
    else {
      const edits = places.flatMap((place) => place.edits);
      emit({ ...problem('wide-many', places[0]!.words, edits), key: 'wide-many' });
    }
  },
});
