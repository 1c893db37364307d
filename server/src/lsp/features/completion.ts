import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver';
import { toLspRange } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { rowItems } from './complete-rows.js';
import { termItems } from './complete-terms.js';
import { begunItems, matterItems, phraseItems, type Replace, sectionItems } from './complete-text.js';

export const TRIGGERS = ['《', '#', '-', ' ', '、', '|'];

/** What may follow at a place: a law after 《, a rule in a suppression, a row's label, a section's title on a fresh line. */
export function completion(state: FileState, position: Position): CompletionItem[] {
  const { positions, text } = state;
  const offset = positions.offsetAt(position);
  const start = positions.offsetAt({ line: position.line, character: 0 });
  const before = text.slice(start, offset);
  const replaced = (from: number, newText: string, end = offset) => ({
    range: toLspRange(positions, { start: from, end }),
    newText,
  });
  const title = /《([^《》]*)$/.exec(before);
  if (title) {
    const end = offset + restOfTitle(text, offset);
    return statuteItems(state, (newText) => replaced(offset - title[1]!.length, newText, end));
  }
  const comment = /<!--\s*(?:gouji-[a-z-]*)?(\s+[a-z/-]*)?$/.exec(before);
  if (comment) return suppressionItems(state, before, (from, newText) => replaced(start + from, newText));
  const numbered = numberItems(state, before, offset, replaced);
  if (numbered.length > 0) return numbered;
  const agreed = termItems(state, before, offset, replaced);
  if (agreed.length > 0) return agreed;
  const report = state.reportAt(offset) ?? state.document.reports.at(-1);
  if (!report) return [];
  const rows = rowItems(report, offset, before, (length, newText) => replaced(offset - length, newText));
  const fresh = /^\s*(#{0,6}\s*)([一二三四五六]?、?)$/.exec(before);
  if (!fresh) {
    const begun = /^\s*(#{1,6}\s*|<h[1-6]\b[^<>]*>\s*)?([^\s#|<>][^#|<>]{0,20})$/.exec(before);
    if (!begun) return rows;
    const [, mark = '', words] = begun;
    const onto: Replace = (newText) => replaced(offset - words!.length, newText);
    return [...rows, ...begunItems(report, offset, { words: words!, isHeading: mark !== '' }, onto)];
  }
  const replace: Replace = (newText) => replaced(offset - fresh[2]!.length, newText);
  return [
    ...rows,
    ...sectionItems(report, replace),
    ...(fresh[2] === '' ? matterItems(report, offset, replace) : []),
    ...(before.trim() === '' ? phraseItems(report, offset, replace) : []),
  ];
}

/** What of a title stands behind the cursor already, with its 》: it is not written twice. */
const restOfTitle = (text: string, offset: number): number =>
  /^[^《》\r\n|\t]{0,60}》/.exec(text.slice(offset, offset + 61))?.[0].length ?? 0;

/** Only what is in force: the wrong title is the fault that this spares. */
function statuteItems(state: FileState, replace: Replace): CompletionItem[] {
  const { statutes, documents } = state.pack.statutes();
  const laws = statutes
    .filter(({ status, confidence }) => status === 'in-force' && confidence === 'A')
    .flatMap(({ title, number, version, aliases, unverified }) => {
      const one = {
        label: title,
        detail: [number, version].filter(Boolean).join(' · '),
        kind: CompletionItemKind.Reference,
        filterText: [title, ...aliases].join(' '),
        sortText: `0${title}`,
        textEdit: replace(`${title}》`),
      };
      if (number === null || unverified.includes('number')) return [one];
      const withNumber = `${title}》（${number}）`;
      return [one, { ...one, label: withNumber, sortText: `1${title}`, textEdit: replace(withNumber) }];
    });
  const numbered = documents
    .filter(({ confidence, successor }) => confidence === 'A' && successor === null)
    .map(({ name, number }) => ({
      label: name,
      detail: number,
      kind: CompletionItemKind.Reference,
      sortText: `0${name}`,
      textEdit: replace(`${name}》（${number}）`),
    }));
  return [...laws, ...numbered];
}

/** As many characters of a document's number are written before it is offered. */
const LEAST_OF_NUMBER = 4;

/** `国办公开办函〔` becomes the whole number of a document that is in force. */
function numberItems(
  state: FileState,
  before: string,
  offset: number,
  replaced: (from: number, newText: string) => NonNullable<CompletionItem['textEdit']>,
): CompletionItem[] {
  return state.pack.statutes().documents.flatMap(({ name, number, confidence, successor }) => {
    if (confidence !== 'A' || successor !== null) return [];
    let length = Math.min(number.length - 1, before.length);
    while (length >= LEAST_OF_NUMBER && !before.endsWith(number.slice(0, length))) length--;
    if (length < LEAST_OF_NUMBER) return [];
    const textEdit = replaced(offset - length, number);
    return [{ label: number, detail: name, kind: CompletionItemKind.Reference, textEdit }];
  });
}

function suppressionItems(
  state: FileState,
  before: string,
  replace: (from: number, newText: string) => NonNullable<CompletionItem['textEdit']>,
): CompletionItem[] {
  const directive = /gouji-(?:disable|disable-next-line|enable)\s+([a-z/-]*)$/.exec(before);
  if (directive) {
    const from = before.length - directive[1]!.length;
    return [...state.rules.byId.keys()].map((id) => ({
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
