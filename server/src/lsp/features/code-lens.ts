import type { CodeLens } from 'vscode-languageserver';
import { judge } from '../../core/relation/evaluate.js';
import { CLIENT_COMMANDS, COMMANDS } from '../commands.js';
import type { Context } from '../context.js';
import { toLspRange } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { relationsOf, sheetOf } from './relations.js';

const WORDS = {
  passed: { zh: '✓ 勾稽关系 {passed}/{all} 通过', en: '✓ {passed} of {all} relations hold' },
  failed: { zh: '✗ 勾稽关系 {passed}/{all} 通过', en: '✗ {passed} of {all} relations hold' },
  open: { zh: '，{open} 项因未填无法核对', en: ', {open} cannot be checked' },
} as const;

/** Above each table how many of its relations hold. */
export function codeLenses(state: FileState, { client }: Context): CodeLens[] {
  const command = client.options.commands ? CLIENT_COMMANDS.showTables : COMMANDS.tables;
  const { language } = state;
  return state.document.reports.flatMap((report) => {
    const sheet = sheetOf(report);
    return [...report.tables.values()].flatMap((table): CodeLens[] => {
      const judged = relationsOf(state, report, table).map((relation) => judge(relation, sheet));
      if (judged.length === 0) return [];
      const open = judged.filter((one) => one === null).length;
      const broken = judged.filter((one) => one?.broken).length;
      const figures = { passed: judged.length - open - broken, all: judged.length, open };
      const text = WORDS[broken > 0 ? 'failed' : 'passed'][language] + (open > 0 ? WORDS.open[language] : '');
      const title = text.replace(/\{(\w+)\}/g, (_, key: keyof typeof figures) => String(figures[key]));
      const start = table.range.start;
      return [
        {
          range: toLspRange(state.positions, { start, end: start }),
          command: { title, command, arguments: [state.uri, table.template.id] },
        },
      ];
    });
  });
}
