import type { Range } from '../text/range.js';
import type { Fact, Heading, Ordinal, Paragraph, Section, Title, Unbound } from './model.js';
import type { BoundTable } from './table.js';

/** Moves parts of a report by a number of code units. One part gives one part: what was the same object still is. */
export class Shift {
  readonly by: number;
  /** What stands before this offset stays there. */
  readonly from: number;
  readonly #headings = new Map<Heading, Heading>();
  readonly #paragraphs = new Map<Paragraph, Paragraph>();

  constructor(by: number, from = 0) {
    this.by = by;
    this.from = from;
  }

  place(at: number): number {
    return at < this.from ? at : at + this.by;
  }

  range({ start, end }: Range): Range {
    return { start: this.place(start), end: this.place(end) };
  }

  fact<F extends Fact<unknown>>(fact: F): F {
    return this.#placed(fact);
  }

  title(title: Title): Title {
    const { range, agency, year } = title;
    return {
      ...title,
      range: this.range(range),
      agency: agency && this.fact(agency),
      year: year && this.fact(year),
    };
  }

  heading(heading: Heading): Heading {
    let made = this.#headings.get(heading);
    if (made === undefined) {
      const ordinal: Ordinal | null = heading.ordinal && this.#placed(heading.ordinal);
      made = { ...this.#placed(heading), textRange: this.range(heading.textRange), ordinal };
      this.#headings.set(heading, made);
    }
    return made;
  }

  section(section: Section): Section {
    return { ...this.#placed(section), heading: this.heading(section.heading) };
  }

  paragraph(paragraph: Paragraph): Paragraph {
    let made = this.#paragraphs.get(paragraph);
    if (made === undefined) {
      const { map } = paragraph;
      made = { ...this.#placed(paragraph), map: map?.map((at) => this.place(at)) ?? null };
      this.#paragraphs.set(paragraph, made);
    }
    return made;
  }

  unbound(unbound: Unbound): Unbound {
    return this.#placed(unbound);
  }

  table(table: BoundTable): BoundTable {
    return {
      ...this.#placed(table),
      fragments: table.fragments.map((part) => this.range(part)),
      start: this.#places(table.start),
      end: this.#places(table.end),
      labelStart: this.#places(table.labelStart),
      labelEnd: this.#places(table.labelEnd),
      foreignRows: table.foreignRows.map((row) => this.#placed(row)),
      foreignColumns: table.foreignColumns.map((column) => this.#placed(column)),
      columnHeads: table.columnHeads.map((head) => this.#placed(head)),
      header: table.header && this.range(table.header),
      evidence: table.evidence.map((label) => this.#placed(label)),
      note: table.note && this.range(table.note),
    };
  }

  #placed<T extends { readonly range: Range }>(part: T): T {
    return { ...part, range: this.range(part.range) };
  }

  /** Offsets where -1 is none. */
  #places(offsets: Int32Array): Int32Array {
    const { by, from } = this;
    const moved = offsets.slice();
    for (let i = 0; i < moved.length; i++) if (moved[i]! >= from) moved[i]! += by;
    return moved;
  }
}
