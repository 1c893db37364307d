import type { SectionTemplate } from '../form/form.js';
import { cleanText } from '../syntax/clean.js';
import { ItemFlag, ItemKind } from '../syntax/items.js';
import { CellKind } from '../text/number.js';
import { lineHeading, readHeading } from './headings.js';
import { NO_MATTERS } from './matters.js';
import type { Heading, Paragraph, ParagraphRole, Section } from './model.js';
import { type Source, Taken } from './source.js';
import type { Draft } from './split.js';

export interface Prose {
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  readonly passages: readonly Paragraph[];
}

/** Headings, paragraphs and sections of a report, of the items that no table has taken. */
export function readProse(source: Source, draft: Draft, end: number): Prose {
  const reader = new ProseReader(source, draft, end);
  for (let item = draft.first; item < draft.last; item++) reader.item(item);
  return reader.finish();
}

class ProseReader {
  readonly #source: Source;
  readonly #draft: Draft;
  readonly #end: number;
  readonly #headings: Heading[] = [];
  readonly #sections: { id: string; heading: Heading; title: Section['title'] }[] = [];
  readonly #paragraphs: Paragraph[] = [];
  readonly #passages: Paragraph[] = [];
  /** Paragraphs that are one passage, joined when it ends. */
  #passage: Paragraph[] = [];
  #next = 0;
  #index = -1;
  #section: SectionTemplate | null = null;
  #matter: string | null = null;
  /** Style and depth of the heading that named the matter: another of its rank ends it. */
  #rank = '';
  #gap = false;

  constructor(source: Source, draft: Draft, end: number) {
    this.#source = source;
    this.#draft = draft;
    this.#end = end;
  }

  item(item: number): void {
    const { items, taken, text } = this.#source;
    const state = taken[item]!;
    if ((items.flags[item]! & ItemFlag.gap) !== 0) this.#gap = true;
    if (state === Taken.table) {
      this.#gap = true;
      return;
    }
    const cell = items.cell[item]!;
    if (items.kind[item] === ItemKind.row) {
      this.#loose(item);
      return;
    }
    if (items.cellKind[cell] === CellKind.blank) return;
    const start = items.cellStart[cell]!;
    const end = items.cellEnd[cell]!;
    const clean = cleanText(text, start, end, (items.flags[item]! & ItemFlag.html) !== 0);
    if (clean.text === '') return;
    const section = this.#draft.sections[this.#next];
    if (section !== undefined && section.item === item) {
      this.#next++;
      this.#index = section.section;
      this.#section = this.#source.form.sections[section.section]!;
      this.#matter = null;
      this.#rank = '';
      const heading = lineHeading(this.#source, item, clean, this.#section.id, true, NO_MATTERS);
      this.#headings.push(heading);
      this.#sections.push({ id: this.#section.id, heading, title: section.title });
      this.#gap = true;
      return;
    }
    if (state === Taken.free) {
      const matters = this.#index < 0 ? NO_MATTERS : this.#source.words.matters[this.#index]!;
      const at = readHeading(this.#source, item, clean, this.#section?.id ?? null, matters);
      if (at !== null) {
        this.#enter(at.heading);
        if (!at.runIn) {
          this.#gap = true;
          return;
        }
      }
    }
    this.#add(clean, start, end, this.#role(item, state, clean.text));
  }

  #enter(heading: Heading): void {
    this.#headings.push(heading);
    const rank = heading.ordinal === null ? `#${heading.depth}` : heading.ordinal.style;
    if (heading.matters.length > 0 && (this.#rank === '' || rank === this.#rank || this.#matter === null)) {
      this.#matter = heading.matters[0]!;
      this.#rank = rank;
    } else if (rank === this.#rank) this.#matter = null;
  }

  #role(item: number, state: number, words: string): ParagraphRole {
    const { items, form, words: formWords } = this.#source;
    if (state === Taken.title) return 'title';
    if (
      state === Taken.noise ||
      (items.flags[item]! & (ItemFlag.page | ItemFlag.long | ItemFlag.table)) !== 0
    )
      return 'noise';
    if (
      words.length < 60 &&
      formWords.noise.has(words.charCodeAt(0)) &&
      form.noise.some((word) => words.startsWith(word))
    )
      return 'noise';
    const { lexicon } = this.#source;
    const cell = items.cell[item]!;
    if (words.length <= 96 && words.length >= 12) {
      const word = lexicon.look(this.#source.text, items.cellStart[cell]!, items.cellEnd[cell]!);
      if (word.known && word.senses.some((sense) => sense?.note)) return 'note';
    }
    return this.#section === null ? 'intro' : 'body';
  }

  #add(
    clean: { text: string; map: Int32Array | null; flags: number },
    start: number,
    end: number,
    role: ParagraphRole,
  ): void {
    const before = this.#paragraphs[this.#paragraphs.length - 1];
    const sectionId = this.#section?.id ?? null;
    const joins =
      before !== undefined &&
      before.role === role &&
      (role === 'body' || role === 'intro') &&
      before.section === sectionId &&
      before.matter === this.#matter &&
      brokenOff(before.text) &&
      goesOn(clean.text);
    const paragraph: Paragraph = {
      range: { start, end },
      text: clean.text,
      map: clean.map,
      flags: clean.flags,
      role,
      section: sectionId,
      matter: this.#matter,
      continues: joins && this.#gap,
    };
    this.#gap = false;
    this.#paragraphs.push(paragraph);
    if (!joins) this.#endPassage();
    this.#passage.push(paragraph);
  }

  /** A row that is no table's: its cells of words are paragraphs, so that no words go unread. */
  #loose(item: number): void {
    const { items, text } = this.#source;
    const html = (items.flags[item]! & ItemFlag.html) !== 0;
    let prose = false;
    for (let cell = items.cell[item]!; cell < items.cell[item + 1]!; cell++)
      if (items.cellEnd[cell]! - items.cellStart[cell]! > 40) prose = true;
    for (let cell = items.cell[item]!; cell < items.cell[item + 1]!; cell++) {
      if (items.cellKind[cell] !== CellKind.text) continue;
      const start = items.cellStart[cell]!;
      const end = items.cellEnd[cell]!;
      this.#gap = true;
      this.#add(
        cleanText(text, start, end, html),
        start,
        end,
        prose ? (this.#section === null ? 'intro' : 'body') : 'noise',
      );
    }
    this.#gap = true;
  }

  #endPassage(): void {
    if (this.#passage.length === 0) return;
    this.#passages.push(joined(this.#passage));
    this.#passage = [];
  }

  finish(): Prose {
    this.#endPassage();
    const sections = this.#sections.map((section, i): Section => {
      const next = this.#sections[i + 1];
      return {
        id: section.id,
        heading: section.heading,
        range: { start: section.heading.range.start, end: next?.heading.range.start ?? this.#end },
        title: section.title,
      };
    });
    return { headings: this.#headings, sections, paragraphs: this.#paragraphs, passages: this.#passages };
  }
}

/** Long enough for a line of prose, and no mark at its end. */
function brokenOff(text: string): boolean {
  if (text.length < 16) return false;
  return !'。！？：；…”’）)!?:;.》】'.includes(text[text.length - 1]!);
}

const goesOn = (text: string): boolean =>
  text.length >= 2 &&
  !/^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．是]|^[第附注年]|^[一二三四五六七八九十]是/.test(text);

/** Parts of a broken paragraph as one, each unit mapped to its place. */
function joined(parts: readonly Paragraph[]): Paragraph {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const pieces: string[] = [];
  let before = 0;
  let flags = 0;
  for (const part of parts) {
    // Words of the Latin alphabet need the blank that the line end stood for.
    const latin = isLatin(before) && isLatin(part.text.charCodeAt(0));
    pieces.push(latin ? ` ${part.text}` : part.text);
    before = part.text.charCodeAt(part.text.length - 1);
    flags |= part.flags;
  }
  const text = pieces.join('');
  const map = new Int32Array(2 * text.length);
  let at = 0;
  for (const [i, part] of parts.entries()) {
    if (pieces[i]!.length > part.text.length) {
      map[2 * at] = parts[i - 1]!.range.end;
      map[2 * at + 1] = part.range.start;
      at++;
    }
    fill(map, at, part);
    at += part.text.length;
  }
  return {
    ...first,
    range: { start: first.range.start, end: parts[parts.length - 1]!.range.end },
    text,
    map,
    flags,
  };
}

function fill(map: Int32Array, from: number, paragraph: Paragraph): void {
  if (paragraph.map !== null) {
    map.set(paragraph.map, 2 * from);
    return;
  }
  for (let i = 0; i < paragraph.text.length; i++) {
    map[2 * (from + i)] = paragraph.range.start + i;
    map[2 * (from + i) + 1] = paragraph.range.start + i + 1;
  }
}

const isLatin = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
