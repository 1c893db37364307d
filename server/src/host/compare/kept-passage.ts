import type { Paragraph, ParagraphRole } from '../../core/report/model.js';

/** A passage of a report whose text is gone: plain data. */
export interface KeptPassage {
  readonly range: readonly [start: number, end: number];
  /** The lines of the source that it stands in, and where they begin. */
  readonly line: readonly [start: number, text: string];
  /** Absent: it is the source itself. */
  readonly clean?: { readonly text: string; readonly map: readonly number[] };
  readonly flags: number;
  readonly role: ParagraphRole;
  readonly section: string | null;
  readonly matter: string | null;
  readonly continues: boolean;
}

/** `text`: of the document. */
export function keepPassage(paragraph: Paragraph, text: string): KeptPassage {
  const { range, map, flags, role, section, matter, continues } = paragraph;
  let start = range.start;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--;
  let end = range.end;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return {
    range: [range.start, range.end],
    line: [start, text.slice(start, end)],
    ...(map === null ? {} : { clean: { text: paragraph.text, map: [...map] } }),
    flags,
    role,
    section,
    matter,
    continues,
  };
}

export function passageFrom(kept: KeptPassage): Paragraph {
  const { range, line, clean, flags, role, section, matter, continues } = kept;
  const [start, end] = range;
  const [lineStart, source] = line;
  return {
    range: { start, end },
    text: clean ? clean.text : source.slice(start - lineStart, end - lineStart),
    map: clean ? Int32Array.from(clean.map) : null,
    flags,
    role,
    section,
    matter,
    continues,
  };
}

/** A text in which these lines stand where they stood; between them line ends, so that no sentence runs on. */
export function sparseText(lines: readonly KeptPassage['line'][]): string {
  let text = '';
  for (const [start, line] of [...lines].sort(([a], [b]) => a - b)) {
    // Two passages of one line.
    if (start < text.length) continue;
    text += '\n'.repeat(start - text.length) + line;
  }
  return text;
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;
