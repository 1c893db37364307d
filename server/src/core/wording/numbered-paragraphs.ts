import type { Heading, Paragraph } from '../report/model.js';
import type { NumberedStyle } from './numbered-marks.js';

/** A paragraph that begins with its number; the number stands at its start. */
export interface NumberedParagraph {
  readonly passage: Paragraph;
  readonly to: number;
  readonly style: NumberedStyle;
  readonly number: number;
}

/** 1. and 1、 at the start; a decimal and a row of numbers (1、2号楼) are none. */
const START = /^(\d{1,2})\s?(?:([.．])|(、))(?!\s*\d)/;

/** Lists of numbered paragraphs from 1 on, each within one matter and not parted by a heading. */
export function numberedParagraphs(
  passages: readonly Paragraph[],
  headings: readonly Heading[],
): readonly (readonly NumberedParagraph[])[] {
  const lists: NumberedParagraph[][] = [];
  let open: NumberedParagraph[] | null = null;
  let next = 0;
  for (const passage of passages) {
    while (next < headings.length && headings[next]!.range.start <= passage.range.start) {
      next++;
      open = null;
    }
    const code = passage.text.charCodeAt(0);
    if (code < ZERO || code > NINE || passage.role !== 'body') continue;
    const match = START.exec(passage.text);
    if (match === null) continue;
    const style: NumberedStyle = match[2] === undefined ? '1、' : '1.';
    const number = Number(match[1]);
    const goesOn = open !== null && open[0]!.style === style && isBeside(open[0]!.passage, passage);
    if (number === 1 && !(goesOn && open!.length === 1)) {
      open = [];
      lists.push(open);
    } else if (!goesOn) {
      open = null;
      continue;
    }
    open!.push({ passage, to: match[0].length, style, number });
  }
  return lists.filter(({ length }) => length > 1);
}

const ZERO = 0x30;
const NINE = 0x39;

const isBeside = (one: Paragraph, other: Paragraph): boolean =>
  one.section === other.section && one.matter === other.matter;
