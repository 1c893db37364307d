import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver';
import type { TableSyntax } from '../../core/render/syntax.js';
import type { FileState } from '../project/file-state.js';
import { freshReport } from './fresh-report.js';

const LABEL = {
  zh: '政府信息公开工作年度报告（全部部分和表格）',
  en: 'Annual report (every section and table)',
};
const AGENCY = { zh: '（请填写：机关全称）', en: '（请填写：机关全称）' };

/** What somebody writes who wants a report, on the first line of a file that holds nothing else. */
const WISHES = ['政府信息公开工作年度报告', '新建年报', '年报', 'gouji'];

const SYNTAX: Readonly<Record<string, TableSyntax>> = { tsv: 'tabs', html: 'html', htm: 'html' };

/** The whole form, in a file that is empty or says no more than that a report is wanted. Last year is what is reported on. */
export function skeletonItems(state: FileState, { line }: Position): CompletionItem[] {
  const { text, path, language, pack, positions } = state;
  if (text.length > 60) return [];
  const written = text.trim();
  const words = written.replace(/^#+\s*/, '');
  if (!WISHES.some((wish) => wish.startsWith(words))) return [];
  const from = positions.offsetAt({ line, character: 0 });
  // The words may stand on another line than the cursor: then they are not taken away.
  if (written !== '' && text.slice(from).split('\n', 1)[0]!.trim() !== written) return [];
  const syntax = SYNTAX[path.split('.').at(-1)!.toLowerCase()] ?? 'gfm-padded';
  const year = new Date().getFullYear() - 1;
  const report = freshReport(pack.form, { agency: AGENCY[language], year, cells: {} }, syntax);
  const end = positions.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  return [
    {
      label: LABEL[language],
      kind: CompletionItemKind.File,
      filterText: [written, ...WISHES].join(' '),
      documentation: report.slice(0, 400),
      textEdit: {
        range: { start: positions.positionAt(from), end: positions.positionAt(end) },
        newText: report,
      },
    },
  ];
}
