import type { SectionTemplate } from '../form/form.js';
import { type Clean, cleanText } from '../syntax/clean.js';
import { ItemFlag, ItemKind } from '../syntax/items.js';
import { CellKind } from '../text/number.js';
import { isHeadingText, type Lead, lineHeading, readHeading, withLead } from './headings.js';
import { NO_MATTERS } from './matters.js';
import type { Heading, Paragraph, ParagraphRole, Section } from './model.js';
import { ordinalAlone } from './sections.js';
import { type Source, Taken } from './source.js';
import type { Draft } from './split.js';

export interface Prose {
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  /** By paragraph: a blank line, a heading or a table stands before it. */
  readonly gaps: readonly boolean[];
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
  readonly #gaps: boolean[] = [];
  #next = 0;
  #index = -1;
  #section: SectionTemplate | null = null;
  #matter: string | null = null;
  /** Style and depth of the heading that named the matter: another of its rank ends it. */
  #rank = '';
  #gap = false;
  #lead: Lead | null = null;

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
    const lead = this.#lead;
    this.#lead = null;
    const section = this.#draft.sections[this.#next];
    if (section !== undefined && section.item === item) {
      this.#next++;
      this.#index = section.section;
      this.#section = this.#source.form.sections[section.section]!;
      this.#matter = null;
      this.#rank = '';
      const line = lineHeading(this.#source, item, clean, this.#section.id, true, NO_MATTERS);
      const heading = withLead(line, lead);
      this.#headings.push(heading);
      this.#sections.push({ id: this.#section.id, heading, title: section.title });
      this.#gap = true;
      return;
    }
    if (state === Taken.free && (items.flags[item]! & ItemFlag.page) === 0) {
      const matters = this.#index < 0 ? NO_MATTERS : this.#source.words.matters[this.#index]!;
      const alone = ordinalAlone(this.#source, item);
      if (alone !== null && item + 1 < this.#draft.last) {
        const { start: from, end: to, ...rest } = alone;
        this.#lead = {
          start: items.start[item]!,
          ordinal: { ...rest, range: { start: from + start, end: to + start } },
        };
        return;
      }
      if (lead !== null && isHeadingText(clean.text)) {
        const line = lineHeading(this.#source, item, clean, this.#section?.id ?? null, false, matters);
        this.#enter(withLead(line, lead));
        this.#gap = true;
        return;
      }
      const at = readHeading(this.#source, item, clean, this.#section?.id ?? null, matters);
      if (at !== null) {
        this.#enter(at.heading);
        if (!at.runIn) {
          this.#gap = true;
          return;
        }
      }
    }
    this.#add(clean, start, end, this.#role(item, state, clean));
  }

  #enter(heading: Heading): void {
    this.#headings.push(heading);
    const rank = heading.ordinal === null ? `#${heading.depth}` : heading.ordinal.style;
    if (heading.matters.length > 0 && (this.#rank === '' || rank === this.#rank || this.#matter === null)) {
      this.#matter = heading.matters[0]!;
      this.#rank = rank;
    } else if (rank === this.#rank) this.#matter = null;
  }

  #role(item: number, state: number, { text: words, map }: Clean): ParagraphRole {
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
    // Words without markup in them are told by their letters alone.
    if (words.length <= 96 && words.length >= 12 && (map !== null || lexicon.mayBeNote(words))) {
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
    this.#paragraphs.push({
      range: { start, end },
      text: clean.text,
      map: clean.map,
      flags: clean.flags,
      role,
      section: this.#section?.id ?? null,
      matter: this.#matter,
      continues: false,
    });
    this.#gaps.push(this.#gap);
    this.#gap = false;
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

  finish(): Prose {
    const sections = this.#sections.map((section, i): Section => {
      const next = this.#sections[i + 1];
      return {
        id: section.id,
        heading: section.heading,
        range: { start: section.heading.range.start, end: next?.heading.range.start ?? this.#end },
        title: section.title,
      };
    });
    return { headings: this.#headings, sections, paragraphs: this.#paragraphs, gaps: this.#gaps };
  }
}
