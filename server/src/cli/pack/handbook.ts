import { escapeHtml } from '../../core/render/table-html.js';
/** One rule as the handbook shows it. */
export interface RulePage {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly (readonly [string, readonly string[]])[];
  readonly examples: readonly (readonly [string, readonly string[]])[];
}

const STYLE = `body{font:16px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem;border-top:1px solid #ccc;padding-top:1rem}code{color:#555;font-size:.9em}
dt{font-weight:600;margin-top:.6rem}dd{margin:0}nav ol{columns:2}a{color:#0b57a4}li p{margin:0}
@media(prefers-color-scheme:dark){body{color:#ddd;background:#1b1b1b}a{color:#8ab8f0}code{color:#aaa}}
@media print{nav{display:none}h2{break-after:avoid}}`;

/** One page that holds everything: no script, no network, fit for printing. */
export function handbook(title: string, language: 'zh' | 'en', pages: readonly RulePage[]): string {
  const name = escapeHtml(title);
  const anchor = (id: string): string => id.replace('/', '-');
  const contents = pages
    .map((page) => `<li><a href="#${anchor(page.id)}">${escapeHtml(page.title)}</a></li>`)
    .join('\n');
  const rules = pages.map((page) => {
    const facts = page.facts
      .filter(([, lines]) => lines.length > 0)
      .map(([label, lines]) => `<dt>${escapeHtml(label)}</dt><dd>${lines.map(escapeHtml).join('<br>')}</dd>`);
    const examples = page.examples.map(
      ([label, lines]) =>
        `<li><p>${escapeHtml(label)}</p>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</li>`,
    );
    return `<h2 id="${anchor(page.id)}">${escapeHtml(page.title)}</h2>\n<p><code>${page.id}</code></p>\n<dl>${facts.join('')}</dl>\n<ul>${examples.join('')}</ul>`;
  });
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><style>${STYLE}</style></head>
<body><h1>${name}</h1>
<nav><ol>${contents}</ol></nav>
${rules.join('\n')}
</body></html>
`;
}
