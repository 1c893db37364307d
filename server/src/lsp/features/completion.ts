import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver';
import type { Form } from '../../core/form/form.js';
import { builtinBaseReport } from '../../core/pack/builtin-base.js';
import { NO_TERMS } from '../../core/pack/terms.js';
import type { Report } from '../../core/report/model.js';
import type { FileState } from '../file-state.js';
import { toLspRange } from '../positions.js';

export const TRIGGERS = ['《', '#', '-', ' ', '、'];

const NUMERALS = '一二三四五六七八九十';

/** What may follow at a place: a law after 《, a rule in a suppression, a section's title on a fresh line. */
export function completion(state: FileState, position: Position): CompletionItem[] {
  const { positions, text } = state;
  const offset = positions.offsetAt(position);
  const start = positions.offsetAt({ line: position.line, character: 0 });
  const before = text.slice(start, offset);
  const replaced = (from: number, newText: string) => ({
    range: toLspRange(positions, { start: from, end: offset }),
    newText,
  });
  const title = /《([^《》]*)$/.exec(before);
  if (title) return statuteItems(state, (newText) => replaced(offset - title[1]!.length, newText));
  const comment = /<!--\s*(?:gouji-[a-z-]*)?(\s+[a-z/-]*)?$/.exec(before);
  if (comment) return suppressionItems(state, before, (from, newText) => replaced(start + from, newText));
  const agreed = termItems(state, before, offset, replaced);
  if (agreed.length > 0) return agreed;
  const fresh = /^\s*(#{0,6}\s*)([一二三四五六]?、?)$/.exec(before);
  if (!fresh) return [];
  const report = state.reportAt(offset) ?? state.document.reports.at(-1);
  if (!report) return [];
  const words = offset - fresh[2]!.length;
  return [
    ...sectionItems(report, (newText) => replaced(words, newText)),
    ...(before.trim() === '' ? phraseItems(report, (newText) => replaced(words, newText)) : []),
  ];
}

type Replace = (newText: string) => NonNullable<CompletionItem['textEdit']>;

/** Only what is in force: the wrong title is the fault that this spares. Present 》 is not written twice. */
function statuteItems(state: FileState, replace: Replace): CompletionItem[] {
  const { statutes, documents } = state.source.project.pack(state.source.path).statutes();
  const laws = statutes
    .filter(({ status, confidence }) => status === 'in-force' && confidence === 'A')
    .map(({ title, number, version, aliases }) => ({
      label: title,
      detail: [number, version].filter(Boolean).join(' · '),
      kind: CompletionItemKind.Reference,
      filterText: [title, ...aliases].join(' '),
      textEdit: replace(`${title}》`),
    }));
  const numbered = documents
    .filter(({ confidence, successor }) => confidence === 'A' && successor === null)
    .map(({ name, number }) => ({
      label: name,
      detail: number,
      kind: CompletionItemKind.Reference,
      textEdit: replace(`${name}》（${number}）`),
    }));
  return [...laws, ...numbered];
}

/** As many characters of a wording are written before the agreed one is offered. */
const LEAST = 2;

/** Wording that the packs have agreed upon, once it, or what it stands for, is begun. */
function termItems(
  state: FileState,
  before: string,
  offset: number,
  replaced: (from: number, newText: string) => NonNullable<CompletionItem['textEdit']>,
): CompletionItem[] {
  const { language, source } = state;
  const { terms } = source.project.pack(source.path).terms ?? NO_TERMS;
  return terms.flatMap(({ use, avoid, why }): CompletionItem[] => {
    if (use === null) return [];
    const begun = [use, ...avoid].flatMap((words) => {
      const length = writtenOf(words, before);
      return length < LEAST || (words === use && length === use.length) ? [] : [{ words, length }];
    });
    const best = begun.sort((a, b) => b.length - a.length)[0];
    if (best === undefined) return [];
    return [
      {
        label: use,
        ...(why === null ? {} : { detail: why[language] }),
        kind: CompletionItemKind.Text,
        filterText: best.words,
        textEdit: replaced(offset - best.length, use),
      },
    ];
  });
}

/** How much of a wording stands at the end of a text. */
function writtenOf(words: string, before: string): number {
  for (let length = Math.min(words.length, before.length); length >= LEAST; length--)
    if (before.endsWith(words.slice(0, length))) return length;
  return 0;
}

function suppressionItems(
  state: FileState,
  before: string,
  replace: (from: number, newText: string) => NonNullable<CompletionItem['textEdit']>,
): CompletionItem[] {
  const directive = /gouji-(?:disable|disable-next-line|enable)\s+([a-z/-]*)$/.exec(before);
  if (directive) {
    const { byId } = state.source.project.ruleSet(state.source.path);
    const from = before.length - directive[1]!.length;
    return [...byId.keys()].map((id) => ({
      label: id,
      kind: CompletionItemKind.Value,
      textEdit: replace(from, `${id} -- `),
    }));
  }
  const from = before.lastIndexOf('<!--') + 4;
  return ['gouji-disable-next-line', 'gouji-disable', 'gouji-enable'].map((label) => ({
    label,
    kind: CompletionItemKind.Keyword,
    textEdit: replace(from, ` ${label} `),
  }));
}

/** Sections that the report does not have yet come first. */
function sectionItems({ form, sections }: Report, replace: Replace): CompletionItem[] {
  const present = new Set(sections.map(({ id }) => id));
  return form.sections.map(({ id, ordinal, title }) => {
    const label = `${NUMERALS[ordinal - 1] ?? ''}、${title}`;
    return {
      label,
      kind: CompletionItemKind.Module,
      sortText: `${present.has(id) ? 1 : 0}${ordinal}`,
      textEdit: replace(label),
    };
  });
}

/** Sentences that every report needs, as the pack's own clean report words them. */
function phraseItems({ year, agency, form }: Report, replace: Replace): CompletionItem[] {
  const base = builtinBaseReport();
  const values: Readonly<Record<string, string>> = {
    year: String(year?.value ?? base.year),
    next: String((year?.value ?? base.year) + 1),
    agency: agency?.value ?? '',
  };
  const own = base.prose.filter(({ section }) => section !== undefined && lastSection(form) === section);
  const paragraphs = [...base.intro, ...own.flatMap(({ text }) => text)];
  return paragraphs.map((paragraph, i) => {
    const text = paragraph.replace(/\{\{(\w+)\}\}/g, (_, key: string) => values[key] ?? '……');
    return {
      label: text.length > 24 ? `${text.slice(0, 24)}…` : text,
      documentation: text,
      kind: CompletionItemKind.Text,
      sortText: `2${i}`,
      textEdit: replace(text),
    };
  });
}

const lastSection = (form: Form): string | undefined => form.sections.at(-1)?.id;
