import type { HeadCell } from '../../server/src/lsp/features/table-shape.js';
import type { GridBlock, GridCell, TableGrid } from '../../server/src/lsp/features/tables.js';
import { words } from './words.js';

const STYLE = `
body { font-family: var(--vscode-font-family); color: var(--vscode-foreground); padding: 0 1em 2em; line-height: 1.35; }
h1 { font-size: 1.15em; margin: 1em 0 .2em; }
h2 { font-size: 1.05em; margin: 1.6em 0 .5em; }
h2 small { font-weight: 400; margin-left: .8em; padding: .1em .6em; border-radius: 1em; white-space: nowrap; }
small.good { background: var(--vscode-testing-iconPassed, #388a34); color: var(--vscode-editor-background); }
small.bad { background: var(--vscode-testing-iconFailed, #f14c4c); color: var(--vscode-editor-background); }
small.open { border: 1px solid var(--vscode-panel-border, #8884); }
p.key { margin: .2em 0 0; font-size: .9em; color: var(--vscode-descriptionForeground); }
p.key span { padding: 0 .5em; margin-right: .4em; }
.scroll { overflow-x: auto; margin-bottom: .6em; }
table { border-collapse: collapse; font-size: .92em; }
table.whole { width: 100%; max-width: 68em; }
table.block th[scope=col] { min-width: 6em; }
caption { text-align: left; padding: .3em 0; color: var(--vscode-descriptionForeground); }
th, td { border: 1px solid var(--vscode-panel-border, #8884); padding: .25em .55em; }
th { background: var(--vscode-editorWidget-background); }
thead th { font-weight: 600; text-align: center; min-width: 2.2em; }
tbody th { font-weight: 400; text-align: left; max-width: 20em; }
tbody th.leaf { min-width: 11em; }
tbody th.group { max-width: 5em; }
tbody th.tall { writing-mode: vertical-rl; text-align: center; min-width: 1.4em; }
tr.total th, tr.total td { font-weight: 600; }
td { text-align: right; font-variant-numeric: tabular-nums; cursor: pointer; }
td.zero { color: var(--vscode-disabledForeground, #8889); }
td:hover, td:focus { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
.error { background: var(--vscode-inputValidation-errorBackground, #f002); color: var(--vscode-errorForeground); font-weight: 600; }
td.error { box-shadow: inset 0 0 0 1px var(--vscode-inputValidation-errorBorder, #be1100); }
.warning { background: var(--vscode-inputValidation-warningBackground, #fb02); font-weight: 600; }
.info, .hint { background: var(--vscode-inputValidation-infoBackground, #08f1); }
.broken { box-shadow: inset 0 -2px var(--vscode-editorWarning-foreground); }
td.none { cursor: default; background: var(--vscode-editorWidget-background); }
ul.notes { list-style: none; padding: 0; margin: .3em 0 0; font-size: .92em; max-width: 68em; }
ul.notes li { padding: .25em .6em; margin: .2em 0; cursor: pointer; font-weight: 400; }
#card { position: fixed; z-index: 9; max-width: 34em; padding: .5em .8em; white-space: pre-line; font-size: .92em; pointer-events: none;
  color: var(--vscode-editorHoverWidget-foreground); background: var(--vscode-editorHoverWidget-background);
  border: 1px solid var(--vscode-editorHoverWidget-border); box-shadow: 0 2px 8px var(--vscode-widget-shadow, #0004); }
`;

const SCRIPT = `
const api = acquireVsCodeApi();
const card = document.getElementById('card');
const go = (place) => api.postMessage({ range: JSON.parse(place.dataset.range) });
const show = (cell) => {
  card.hidden = !cell?.dataset.hint;
  if (card.hidden) return;
  card.textContent = cell.dataset.hint;
  const box = cell.getBoundingClientRect();
  card.style.left = Math.max(4, Math.min(box.left, innerWidth - card.offsetWidth - 4)) + 'px';
  const below = box.bottom + 4;
  card.style.top = (below + card.offsetHeight < innerHeight ? below : Math.max(4, box.top - card.offsetHeight - 4)) + 'px';
};
document.addEventListener('click', (e) => { const c = e.target.closest('[data-range]'); if (c) go(c); });
document.addEventListener('keydown', (e) => {
  if (e.key === 'Enter' && e.target.matches('[data-range]')) go(e.target);
  if (e.key === 'Escape') show(null);
});
document.addEventListener('mouseover', (e) => show(e.target.closest('td')));
document.addEventListener('focusin', (e) => show(e.target.closest('td')));
document.addEventListener('scroll', () => show(null), true);
addEventListener('message', ({ data }) => document.getElementById(data.scrollTo)?.scrollIntoView());
`;

/** The page of the table view. Nothing of it is loaded from anywhere; a report's words are never markup. */
export function tablePage(grids: readonly TableGrid[], nonce: string): string {
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  let report = '';
  const sections = grids.map((grid) => {
    const title = grid.report === report ? '' : `<h1>${escapeHtml(grid.report)}</h1>`;
    report = grid.report;
    return title + section(grid);
  });
  const key = `<p class="key"><span class="error">8</span>${words('keyError')} · <span class="broken">8</span>${words('keyBroken')} · ${words('keyClick')}</p>`;
  return `<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="${nonce}">${STYLE}</style></head><body>
${key}
${sections.join('\n')}
<div id="card" role="tooltip" hidden></div>
<script nonce="${nonce}">${SCRIPT}</script></body></html>`;
}

function section({ id, name, section: title, relations, blocks, notes }: TableGrid): string {
  const { passed, of } = relations;
  const isWrong = blocks.some(({ rows }) =>
    rows.some(({ cells }) => cells.some((one) => one?.relations.some(({ holds }) => holds === false))),
  );
  const state = isWrong ? 'bad' : passed === of ? 'good' : 'open';
  const badge = of === 0 ? '' : `<small class="${state}">${words('relations', passed, of)}</small>`;
  const listed = notes.map(
    ({ message, severity, range }) =>
      `<li class="${severity}" tabindex="0" data-range="${json(range)}">${escapeHtml(message)}</li>`,
  );
  return `<section><h2 id="${escapeHtml(id)}">${escapeHtml(name)} ${escapeHtml(title)}${badge}</h2>
${blocks.map(block).join('\n')}${listed.length > 0 ? `<ul class="notes">${listed.join('')}</ul>` : ''}</section>`;
}

function block({ banner, side, head, rows }: GridBlock): string {
  const top = head.map(
    (heads, at) =>
      `<tr>${at === 0 ? `<th colspan="${side}" rowspan="${head.length}"></th>` : ''}${heads.map((one) => label(one, 'col')).join('')}</tr>`,
  );
  const body = rows.map(
    ({ labels, isTotal, cells }) =>
      `<tr${isTotal ? ' class="total"' : ''}>${labels.map((one, i) => label(one, 'row', i === labels.length - 1 ? 'leaf' : one.rows < TALL ? 'group' : 'tall')).join('')}${cells.map(cell).join('')}</tr>`,
  );
  const caption = banner === null ? '' : `<caption>${escapeHtml(banner)}</caption>`;
  return `<div class="scroll"><table class="${banner === null ? 'whole' : 'block'}">${caption}
<thead>${top.join('')}</thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

/** A group of so many rows has its name written downwards. */
const TALL = 10;

const label = ({ text, columns, rows }: HeadCell, scope: 'col' | 'row', kind = ''): string =>
  `<th scope="${scope}"${kind ? ` class="${kind}"` : ''}${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}>${escapeHtml(text)}</th>`;

const mark = (holds: boolean | null): string => (holds === null ? '？' : holds ? '✓' : '✗');

function cell(one: GridCell | null): string {
  if (one === null) return '<td class="none"></td>';
  const { text, range, findings, severity, relations } = one;
  const isBroken = relations.some(({ holds }) => holds === false);
  const kind = severity ?? (isBroken ? 'broken' : text === '0' ? 'zero' : '');
  const hint = [...findings, ...relations.map(({ holds, text: said }) => `${mark(holds)} ${said}`)];
  return `<td${kind ? ` class="${kind}"` : ''} tabindex="0" data-hint="${escapeHtml(hint.join('\n'))}" data-range="${json(range)}">${escapeHtml(text)}</td>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char]!);

const json = (value: unknown): string => escapeHtml(JSON.stringify(value));
