/** As the server sends it; see `gouji.server.tables`. */
export interface TableGrid {
  readonly id: string;
  readonly name: string;
  readonly report: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly (GridCell | null)[] }[];
}

interface GridCell {
  readonly address: string;
  readonly text: string;
  readonly range: unknown;
  readonly findings: readonly string[];
  /** Of the gravest finding. */
  readonly severity: 'error' | 'warning' | 'info' | 'hint' | null;
  readonly relations: readonly { readonly holds: boolean | null; readonly text: string }[];
}

const STYLE = `
body { font-family: var(--vscode-font-family); color: var(--vscode-foreground); padding: 0 1em 2em; }
h2 { font-size: 1.1em; margin: 1.4em 0 .5em; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .92em; }
th, td { border: 1px solid var(--vscode-panel-border, #8884); padding: .25em .6em; }
th { font-weight: 600; text-align: left; background: var(--vscode-editorWidget-background); }
thead th { position: sticky; top: 0; }
tbody th { font-weight: 400; min-width: 11em; max-width: 24em; }
td { text-align: right; font-variant-numeric: tabular-nums; cursor: pointer; }
td:hover, td:focus { outline: 1px solid var(--vscode-focusBorder); }
td.error { background: var(--vscode-inputValidation-errorBackground, #f002); color: var(--vscode-errorForeground); font-weight: 600; }
td.warning { background: var(--vscode-inputValidation-warningBackground, #fb02); font-weight: 600; }
td.info, td.hint { background: var(--vscode-inputValidation-infoBackground, #08f1); }
td.broken { box-shadow: inset 0 -2px var(--vscode-editorWarning-foreground); }
td.none { cursor: default; background: var(--vscode-editorWidget-background); }
`;

const SCRIPT = `
const api = acquireVsCodeApi();
const go = (cell) => api.postMessage({ range: JSON.parse(cell.dataset.range) });
document.addEventListener('click', (e) => { const c = e.target.closest('td[data-range]'); if (c) go(c); });
document.addEventListener('keydown', (e) => { if (e.key === 'Enter' && e.target.matches('td[data-range]')) go(e.target); });
addEventListener('message', ({ data }) => document.getElementById(data.scrollTo)?.scrollIntoView());
`;

/** The page of the table view. Nothing of it is loaded from anywhere; a report's words are never markup. */
export function tablePage(grids: readonly TableGrid[], nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  const several = new Set(grids.map(({ report }) => report)).size > 1;
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}">${STYLE}</style></head><body>
${grids.map((grid) => section(grid, several)).join('\n')}
<script nonce="${nonce}">${SCRIPT}</script></body></html>`;
}

function section({ id, name, report, columns, rows }: TableGrid, withReport: boolean): string {
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('');
  const body = rows.map(
    ({ label, cells }) => `<tr><th scope="row">${escapeHtml(label)}</th>${cells.map(cell).join('')}</tr>`,
  );
  const title = withReport ? `${report} · ${name}` : name;
  return `<h2 id="${escapeHtml(id)}">${escapeHtml(title)}</h2><div class="scroll"><table>
<thead><tr><th></th>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

function cell(one: GridCell | null): string {
  if (one === null) return '<td class="none"></td>';
  const { text, range, findings, severity, relations } = one;
  const isBroken = relations.some(({ holds }) => holds === false);
  const kind = severity ? ` class="${severity}"` : isBroken ? ' class="broken"' : '';
  const mark = (holds: boolean | null): string => (holds === null ? '？' : holds ? '✓' : '✗');
  const hint = [...findings, ...relations.map(({ holds, text: said }) => `${mark(holds)} ${said}`)].join(
    '\n',
  );
  return `<td${kind} tabindex="0" title="${escapeHtml(hint)}" data-range="${escapeHtml(JSON.stringify(range))}">${escapeHtml(text)}</td>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char]!);
