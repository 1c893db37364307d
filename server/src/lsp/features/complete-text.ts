import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { builtinBaseReport } from '../../core/pack/builtin/builtin-base.js';
import type { Report, Section } from '../../core/report/model.js';

export type Replace = (newText: string) => NonNullable<CompletionItem['textEdit']>;

const NUMERALS = '一二三四五六七八九十';

/** The section that an offset is in; null: before the first of them. */
const sectionAt = ({ sections }: Report, offset: number): Section | null =>
  sections.find(({ range }) => range.start <= offset && offset <= range.end) ?? null;

/** Sections that the report does not have yet come first. */
export function sectionItems({ form, sections }: Report, replace: Replace): CompletionItem[] {
  const present = new Set(sections.map(({ id }) => id));
  return form.sections.map(({ id, ordinal, title }) => {
    const label = `${NUMERALS[ordinal - 1] ?? ''}、${title}`;
    return {
      label,
      kind: CompletionItemKind.Module,
      sortText: `${present.has(id) ? 2 : 1}${ordinal}`,
      textEdit: replace(label),
    };
  });
}

/** Headings of the matters that the section at the offset has to treat. */
export function matterItems(report: Report, offset: number, replace: Replace): CompletionItem[] {
  const here = sectionAt(report, offset);
  const matters = report.form.sections.find(({ id }) => id === here?.id)?.matters ?? [];
  const written = report.headings.map(({ range }) => report.document.text.slice(range.start, range.end));
  return matters.map(({ title }, i) => {
    const label = `（${NUMERALS[i] ?? ''}）${title}`;
    const isThere = written.some((heading) => heading.includes(title));
    return {
      label,
      kind: CompletionItemKind.Module,
      sortText: `${isThere ? 2 : 0}${i}`,
      textEdit: replace(label),
    };
  });
}

/** What is written of a line: the beginning of a title, or words out of a sentence. */
export interface Begun {
  readonly words: string;
  /** Behind `##` or `<h2>`: then it need not begin with its ordinal. */
  readonly isHeading: boolean;
}

/** Titles and sentences that go on from what is written already, which they take the place of. */
export function begunItems(
  report: Report,
  offset: number,
  { words, isHeading }: Begun,
  replace: Replace,
): CompletionItem[] {
  const titles = [...sectionItems(report, replace), ...matterItems(report, offset, replace)].filter(
    ({ label }) =>
      label.startsWith(words) || (isHeading && label.replace(/^[^、）]*[、）]/, '').startsWith(words)),
  );
  if (isHeading || words.length < 2) return titles;
  const sentences = phraseItems(report, offset, replace).flatMap((item) => {
    const text = String(item.documentation);
    return text.includes(words) && text !== words ? [{ ...item, filterText: `${words} ${text}` }] : [];
  });
  return [...titles, ...sentences];
}

/**
 * Sentences that every report needs, as the pack's own clean report words them: those of the introduction before the
 * first section, those of the last section in it. What has figures or speaks of somebody's work is nobody's to copy.
 */
export function phraseItems(report: Report, offset: number, replace: Replace): CompletionItem[] {
  if (report.form.id !== builtinPack().form.id) return [];
  const base = builtinBaseReport();
  const ofEdition = base.editions[report.edition];
  const here = sectionAt(report, offset);
  const last = report.form.sections.at(-1)?.id;
  if (here !== null && here.id !== last) return [];
  const prose = [...(ofEdition?.prose ?? []), ...base.prose].find(({ section }) => section === last);
  const paragraphs = here === null ? (ofEdition?.intro ?? base.intro) : (prose?.text ?? []);
  const year = report.year?.value ?? base.year;
  const values: Readonly<Record<string, string>> = {
    year: String(year),
    next: String(year + 1),
    agency: report.agency?.value ?? '',
  };
  return paragraphs.map((paragraph, i) => {
    const text = paragraph.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '……');
    return {
      label: text.length > 24 ? `${text.slice(0, 24)}…` : text,
      documentation: text,
      kind: CompletionItemKind.Text,
      sortText: `3${i}`,
      textEdit: replace(text),
    };
  });
}
