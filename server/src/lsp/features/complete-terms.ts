import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { NO_TERMS } from '../../core/pack/terms.js';
import type { FileState } from '../project/file-state.js';

/** As many characters of a wording are written before the agreed one is offered. */
const LEAST = 2;

/** Wording that the packs have agreed upon, once it, or what it stands for, is begun. */
export function termItems(
  state: FileState,
  before: string,
  offset: number,
  replaced: (from: number, newText: string) => NonNullable<CompletionItem['textEdit']>,
): CompletionItem[] {
  const { language, pack } = state;
  const { terms } = pack.terms ?? NO_TERMS;
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
