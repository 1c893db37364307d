import type { Paragraph } from '../../report/model.js';
import { isHan } from '../../wording/han.js';
import { defineCheck } from '../define.js';

/** `- 3 -`, `第 3 页` on a line of its own. */
const PAGE_MARK = /^[ \t　]*(?:[-—–][ \t　]*\d{1,4}[ \t　]*[-—–]|第[ \t　]*\d{1,4}[ \t　]*页)[ \t　]*$/m;
const LONGEST_GAP = 60;

/** Words shown of the end of the first half. */
const SHOWN = 2;

/** A paragraph that goes on behind blank lines was cut by a page break. */
export const check = defineCheck({
  summary: 'Paragraphs cut by a page break.',
  textOnly: true,
  params: (z) => z.strictObject({}),
  messages: ['cut', 'goes-on', 'join'],
  prepare: () => null,
  run({ report, document, emit }) {
    let before: Paragraph | null = null;
    for (const paragraph of report.paragraphs) {
      const first: Paragraph | null = before;
      before = paragraph;
      if (!paragraph.continues || first === null) continue;
      const { end } = first.range;
      const gap = document.text.slice(end, paragraph.range.start);
      // A table or a note between: who knows what belongs together. The page's number is no part of the text.
      if (
        (gap.length > LONGEST_GAP ? gap : gap.replace(PAGE_MARK, '')).trim() !== '' ||
        !isCutWord(first.text, paragraph.text)
      )
        continue;
      const start = Math.max(first.range.start, end - SHOWN);
      emit({
        message: 'cut',
        range: { start, end },
        data: { end: document.text.slice(start, end), start: paragraph.text.slice(0, SHOWN) },
        related: [
          {
            range: {
              start: paragraph.range.start,
              end: Math.min(paragraph.range.start + SHOWN, paragraph.range.end),
            },
            message: 'goes-on',
          },
        ],
        fixes: [
          {
            title: 'join',
            kind: 'safe',
            edits: [{ range: { start: end, end: paragraph.range.start }, newText: '' }],
          },
        ],
      });
    }
  },
});

/** Chinese without a mark on both sides of the cut, and long enough to be a sentence. */
const isCutWord = (first: string, second: string): boolean =>
  (isHan(first.charCodeAt(first.length - 1)) || first.endsWith('，') || first.endsWith('、')) &&
  isHan(second.charCodeAt(0)) &&
  first.length >= 20 &&
  /[。，；]/.test(first) &&
  /[。，；]/.test(second);
