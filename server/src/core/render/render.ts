import type { Form } from '../form/form.js';
import { type Range, range } from '../text/range.js';
import { layOut } from './layout.js';
import type { ReportModel, SectionModel, TableModel } from './model.js';
import { SYNTAXES, type TableSyntax, type TextStyle } from './syntax.js';
import { escapeHtml } from './table-html.js';

export interface RenderOptions {
  readonly syntax: TableSyntax;
  /** Default: the style that the syntax is found with. */
  readonly style?: TextStyle;
  readonly lineEnd?: '\n' | '\r\n';
}

/** A report as text, with the place of every cell's words. */
export interface Rendered {
  readonly text: string;
  /** `t3/A/person` → range of its words; blank cells are not in it. */
  readonly cells: ReadonlyMap<string, Range>;
}

// Signs of the private use area fence each figure while it is drawn, and are taken out again.
const OPEN = '\uE000';
const MIDDLE = '\uE001';
const CLOSE = '\uE002';
const FENCED = new RegExp(`${OPEN}([^${MIDDLE}]*)${MIDDLE}([^${CLOSE}]*)${CLOSE}`, 'g');

const fence = (table: TableModel): TableModel => ({
  ...table,
  cells: Object.fromEntries(
    Object.entries(table.cells)
      .filter(([, text]) => text.trim() !== '')
      .map(([key, text]) => [key, `${OPEN}${table.id}/${key}${MIDDLE}${text}${CLOSE}`]),
  ),
});

export const renderReport = (form: Form, model: ReportModel, options: RenderOptions): string =>
  renderMapped(form, model, options).text;

/** Writes a report in one of the syntaxes. */
export function renderMapped(form: Form, model: ReportModel, options: RenderOptions): Rendered {
  const { draw, style: usual } = SYNTAXES[options.syntax];
  const style = options.style ?? usual;
  const blocks: string[] = [heading(style, 1, model.title)];
  const prose = (paragraphs: readonly string[]) =>
    blocks.push(...paragraphs.map((text) => paragraph(style, text)));
  prose(model.intro);
  for (const section of model.sections) {
    blocks.push(heading(style, 2, section.heading));
    writeSection(section, style, blocks, prose);
    if (section.table) blocks.push(draw(layOut(form, fence(section.table))).join('\n'));
  }
  prose(model.signature);
  const fenced = `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  return unfence(options.lineEnd === '\r\n' ? fenced.replaceAll('\n', '\r\n') : fenced);
}

function writeSection(
  section: SectionModel,
  style: TextStyle,
  blocks: string[],
  prose: (paragraphs: readonly string[]) => void,
): void {
  prose(section.paragraphs);
  for (const matter of section.matters) {
    blocks.push(heading(style, 3, matter.heading));
    prose(matter.paragraphs);
  }
}

function heading(style: TextStyle, depth: number, text: string): string {
  if (text === '') return '';
  switch (style) {
    case 'markdown':
      return `${'#'.repeat(depth)} ${text}`;
    case 'bold':
      return `**${text}**`;
    case 'plain':
      return text;
    case 'html':
      return `<h${depth}>${escapeHtml(text)}</h${depth}>`;
  }
}

const paragraph = (style: TextStyle, text: string): string =>
  style === 'html' && text !== '' ? `<p>${escapeHtml(text)}</p>` : text;

function unfence(fenced: string): Rendered {
  const cells = new Map<string, Range>();
  let text = '';
  let from = 0;
  for (const match of fenced.matchAll(FENCED)) {
    text += fenced.slice(from, match.index);
    cells.set(match[1]!, range(text.length, text.length + match[2]!.length));
    text += match[2]!;
    from = match.index + match[0].length;
  }
  return { text: text + fenced.slice(from), cells };
}
