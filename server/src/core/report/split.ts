import { ItemFlag, ItemKind } from '../syntax/items.js';
import { CellKind } from '../text/number.js';
import type { LimitIssue } from './model.js';
import type { SectionAt } from './sections.js';
import { readSection } from './sections.js';
import { type Source, Taken } from './source.js';
import { readTitle, type TitleAt } from './titles.js';

/** A report of a file before it is read: its items, its title and the headings of its sections. */
export interface Draft {
  first: number;
  last: number;
  title: TitleAt | null;
  sections: SectionAt[];
}

/** A compilation may hold this many; what follows belongs to the last. */
const MOST_REPORTS = 2_000;
/** Lines and rows of a report: ten times what one has whose tables are a cell a line. */
const MOST_LINES = 30_000;

export interface Split {
  readonly drafts: readonly Draft[];
  readonly limits: readonly LimitIssue[];
}

/**
 * Finds titles and sections. A further title only proposes a new report: the next section commits it, if it is
 * the form's first or does not come after the last one seen; a row of figures revokes it (a running title).
 */
export function splitReports(source: Source): Split {
  const { items, form } = source;
  const drafts: Draft[] = [];
  let draft: Draft = { first: 0, last: items.length, title: null, sections: [] };
  let proposed: TitleAt | null = null;
  const ordinal = (of: SectionAt | undefined) => (of === undefined ? 0 : form.sections[of.section]!.ordinal);
  for (let item = 0; item < items.length; item++) {
    if (items.kind[item] === ItemKind.row) {
      if (proposed !== null && hasFigures(source, item)) proposed = null;
      continue;
    }
    if (items.cellKind[items.cell[item]!] !== CellKind.text) continue;
    if ((items.flags[item]! & (ItemFlag.long | ItemFlag.page)) !== 0) continue;
    const last = draft.sections[draft.sections.length - 1];
    const section = readSection(source, item, proposed === null ? ordinal(last) : 0);
    if (section !== null) {
      const further: TitleAt | null = proposed;
      proposed = null;
      if (
        further !== null &&
        last !== undefined &&
        (ordinal(section) === 1 || ordinal(section) <= ordinal(last))
      ) {
        if (isContents(draft.sections)) {
          contents(source, draft);
          // The contents may stand before the title.
          draft.title ??= further;
        } else if (drafts.length < MOST_REPORTS) {
          draft.last = further.first;
          drafts.push(draft);
          draft = { first: further.first, last: items.length, title: further, sections: [] };
        }
      }
      source.taken[item] = Taken.section;
      draft.sections.push(section);
      continue;
    }
    const title = readTitle(source, item);
    if (title === null) continue;
    if (draft.sections.length === 0 && (draft.title === null || isMenu(draft.title, title))) {
      if (draft.title !== null) shelve(source, draft.title);
      draft.title = title;
    } else {
      proposed = title;
      // A running title until a section commits it.
      shelve(source, title);
    }
  }
  drafts.push(draft);
  const limits: LimitIssue[] = [];
  if (drafts.length > MOST_REPORTS)
    limits.push({
      limit: 'reports',
      range: { start: items.start[draft.first]!, end: source.text.length },
      max: MOST_REPORTS,
    });
  for (const of of drafts) {
    const cut = cutLong(source, of);
    if (cut !== null) limits.push(cut);
    dropContents(source, of);
    if (of.title !== null)
      for (let i = of.title.first; i <= of.title.last; i++) source.taken[i] = Taken.title;
  }
  return { drafts, limits };
}

/** The words of a page around the report name its kind, 政府信息公开年报 among others; the title itself has the year. */
const isMenu = ({ title: before }: TitleAt, { title: now }: TitleAt): boolean =>
  before.year === null && now.year !== null && now.agency !== null;

/** No words of the report. */
function shelve(source: Source, title: TitleAt): void {
  for (let i = title.first; i <= title.last; i++)
    if (source.taken[i] === Taken.free) source.taken[i] = Taken.noise;
}

/** Leaves out what follows where a report goes on for longer than one can. */
function cutLong({ items }: Source, draft: Draft): LimitIssue | null {
  const end = draft.first + MOST_LINES;
  if (draft.last <= end) return null;
  const range = { start: items.start[end]!, end: items.end[draft.last - 1]! };
  draft.last = end;
  draft.sections = draft.sections.filter(({ item }) => item < end);
  return { limit: 'lines', range, max: MOST_LINES };
}

function hasFigures(source: Source, item: number): boolean {
  const { items } = source;
  for (let cell = items.cell[item]!; cell < items.cell[item + 1]!; cell++)
    if (items.cellKind[cell] === CellKind.number) return true;
  return false;
}

/** Headings one below the other with nothing between: a table of contents. */
const isContents = (sections: readonly SectionAt[]): boolean =>
  sections.length >= 3 &&
  sections.every((section, i) => i === 0 || section.item === sections[i - 1]!.item + 1);

function contents(source: Source, draft: Draft): void {
  for (const section of draft.sections) source.taken[section.item] = Taken.noise;
  draft.sections = [];
}

/** A table of contents before the sections themselves: each of its lines is named once more. */
function dropContents(source: Source, draft: Draft): void {
  const { sections } = draft;
  const listed = new Set<number>();
  let count = 0;
  for (; count < sections.length; count++) {
    const section = sections[count]!;
    if (listed.has(section.section) || (count > 0 && section.item !== sections[count - 1]!.item + 1)) break;
    listed.add(section.section);
  }
  if (count < 3 || count >= sections.length) return;
  const again = new Set(sections.slice(count).map((section) => section.section));
  // The last of the run is the first real heading where nothing names it again.
  const kept = again.has(sections[count - 1]!.section) ? count : count - 1;
  if (!sections.slice(0, kept).every((section) => again.has(section.section))) return;
  for (const section of sections.slice(0, kept)) source.taken[section.item] = Taken.noise;
  draft.sections = sections.slice(kept);
}
