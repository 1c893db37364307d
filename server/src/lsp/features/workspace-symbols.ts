import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import type { Language } from '../../core/engine/wording.js';
import { uriOf } from '../paths.js';
import type { Project } from '../project.js';

const MAX = 500;

/** Reports of the folder by agency and year: `2022 教育局` finds them whatever their files are called. */
export function workspaceSymbols(project: Project, query: string, language: Language): WorkspaceSymbol[] {
  const words = query
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const symbols: WorkspaceSymbol[] = [];
  for (const { path, agency, year, edition } of project.index.summaries()) {
    const name =
      language === 'zh' ? `${agency ?? '？'} ${year ?? '？'}年` : `${agency ?? '?'} ${year ?? '?'}`;
    if (!words.every((word) => name.includes(word) || path.includes(word))) continue;
    symbols.push({
      name,
      kind: SymbolKind.File,
      containerName: `${path} · ${edition}`,
      location: { uri: uriOf(project.resolve(path)) },
    });
    if (symbols.length >= MAX) break;
  }
  return symbols;
}
