import type { Finding } from '../../core/engine/finding.js';
import { createRuleSet } from '../../core/engine/ruleset.js';
import type { Localized, RowTemplate, TableTemplate } from '../../core/form/form.js';
import { labelIn } from '../../core/form/form.js';
import type { CompiledPack } from '../../core/pack/rule.js';
import { judge } from '../../core/relation/evaluate.js';
import { figuresOf, lineName } from '../../core/relation/explain.js';
import { layoutOf } from '../../core/relation/layout.js';
import type { LinearRelation, RelationBook } from '../../core/relation/linear.js';
import { type Sheet, sheetOf } from '../../core/relation/sheet.js';
import { CellState } from '../../core/report/table.js';
import { documentFrom, type ReportDigest } from '../../host/compare/digest.js';
import { KeptTable } from '../../host/compare/kept-table.js';
import type { ReportInfo } from '../../host/result.js';
import type { RunContext } from './format.js';
import { HTML_WORDS, type HtmlWords } from './html-words.js';
import { xmlEscape } from './xml.js';

/** A finding with the number that it has in the page. */
export interface Numbered {
  readonly finding: Finding;
  readonly number: number;
}

/** Draws the tables of reports as grids, with the cells of findings marked and the relations told. */
export class TableDrawer {
  readonly #run: Pick<RunContext, 'language'>;
  readonly #pack: CompiledPack;
  readonly #words: HtmlWords;
  readonly #books: readonly RelationBook[];

  constructor(run: Pick<RunContext, 'language'>, pack: CompiledPack) {
    this.#run = run;
    this.#pack = pack;
    this.#words = HTML_WORDS[run.language];
    this.#books = relationBooks(pack);
  }

  draw(info: ReportInfo, digest: ReportDigest, findings: readonly Numbered[]): string {
    const { form } = this.#pack;
    const [report] = documentFrom([info], [digest], form).reports;
    const sheet = sheetOf(report!, layoutOf(form));
    return form.tables
      .map((template) => {
        const packed = digest.tables[template.id];
        if (packed === undefined) return '';
        const cells = cellsOf(new KeptTable(packed, template));
        const name = xmlEscape(template.name[this.#run.language]);
        return `<h4>${name}</h4>\n${this.#blocks(template, info.edition, cells, findings)}${this.#relations(template, info.edition, sheet)}`;
      })
      .join('');
  }

  /** Rows that share their columns are drawn together: table two has several headers. */
  #blocks(
    template: TableTemplate,
    edition: string,
    cells: readonly KeptCell[],
    findings: readonly Numbered[],
  ): string {
    const blocks: { readonly columns: readonly string[]; readonly rows: number[] }[] = [];
    for (const [r, row] of template.rows.entries()) {
      const columns = columnsOf(template, row, r, edition, cells);
      if (columns.length === 0) continue;
      const last = blocks.at(-1);
      if (last && last.columns.join() === columns.join()) last.rows.push(r);
      else blocks.push({ columns, rows: [r] });
    }
    return blocks
      .map(({ columns, rows }) => {
        const heads = columns.map((id) => template.columns[template.columnIndex.get(id)!]!);
        const head = heads
          .map((column) => `<th scope="col">${xmlEscape(this.#label(column, edition))}</th>`)
          .join('');
        let group: string | null = null;
        const body = rows.map((r) => {
          const row = template.rows[r]!;
          const lead = row.group === group ? '' : this.#groupLine(template, row.group, columns.length + 1);
          group = row.group;
          return lead + this.#row(template, r, columns, edition, cells, findings);
        });
        return (
          `<table class="grid"><thead><tr><th scope="col">${this.#words.item}</th>${head}</tr></thead>` +
          `<tbody>\n${body.join('')}</tbody></table>\n`
        );
      })
      .join('');
  }

  /** The form's own words in Chinese; their names otherwise. */
  #label(of: Parameters<typeof labelIn>[0] & { readonly name: Localized }, edition: string): string {
    return this.#run.language === 'zh' ? labelIn(of, edition) : of.name.en;
  }

  #groupLine(template: TableTemplate, id: string | null, width: number): string {
    const group = template.groups.find((one) => one.id === id);
    if (!group) return '';
    const label = this.#run.language === 'zh' ? group.label : group.name.en;
    return `<tr><th class="group" colspan="${width}">${xmlEscape(label)}</th></tr>\n`;
  }

  #row(
    template: TableTemplate,
    r: number,
    columns: readonly string[],
    edition: string,
    cells: readonly KeptCell[],
    findings: readonly Numbered[],
  ): string {
    const row = template.rows[r]!;
    const drawn = columns.map((id) => {
      const index = r * template.columns.length + template.columnIndex.get(id)!;
      return this.#cell(cells[index]!, `${template.id}/${row.id}/${id}`, findings);
    });
    const indent = row.group === null ? '' : ' class="in1"';
    return `<tr><th scope="row"${indent}>${xmlEscape(this.#label(row, edition))}</th>${drawn.join('')}</tr>\n`;
  }

  #cell(cell: KeptCell, address: string, findings: readonly Numbered[]): string {
    const own = findings.filter(
      ({ finding }) => finding.cell === address && (cell.start < 0 || finding.range.start === cell.start),
    );
    const also = findings.filter(({ finding }) =>
      finding.related.some(
        ({ path, range }) => path === undefined && cell.start >= 0 && range.start === cell.start,
      ),
    );
    const marks = own.length > 0 ? own : also;
    const numbers = marks.map(({ number }) => `<a href="#f${number}">${number}</a>`).join(',');
    const title = marks.map(({ finding }) => finding.message).join('\n');
    const tone = own.length > 0 ? `bad ${own[0]!.finding.severity}` : also.length > 0 ? 'also' : '';
    const text =
      cell.state === CellState.unbound
        ? '？'
        : cell.state === CellState.absent
          ? this.#words.missing
          : xmlEscape(cell.text);
    const none = cell.state <= CellState.unbound ? ' none' : '';
    const classes = `${tone}${none}`.trim();
    return (
      `<td${classes === '' ? '' : ` class="${classes}"`}${title === '' ? '' : ` title="${xmlEscape(title)}"`}>` +
      `${text}${own.length > 0 ? `<sup>${numbers}</sup>` : ''}</td>`
    );
  }

  #relations({ id }: TableTemplate, edition: string, sheet: Sheet): string {
    const relations = this.#books.flatMap((book) => book.get(id)?.get(edition) ?? []);
    const bySpec = groupBySpec(relations);
    const lines = [...bySpec].map(([spec, list]) => {
      const judged = list.flatMap((relation) => judge(relation, sheet) ?? []);
      const broken = judged.filter((one) => one.broken);
      const { language } = this.#run;
      const state =
        broken.length > 0
          ? `<b class="error">✗ ${this.#words.broken(broken.length)}</b>`
          : `✓ ${this.#words.holds(judged.length)}`;
      const told = broken
        .map((one) => {
          const line = lineName(one.relation, sheet)[language];
          return `<li>${xmlEscape(`${line}${line === '' ? '' : ': '}${figuresOf(one, sheet)[language]}`)}</li>`;
        })
        .join('');
      return `<li>${xmlEscape(spec.words[language])} ${state}${told === '' ? '' : `<ul>${told}</ul>`}</li>`;
    });
    return lines.length === 0
      ? ''
      : `<p class="quiet">${this.#words.relations}</p><ul>${lines.join('')}</ul>\n`;
  }
}

function groupBySpec(relations: readonly LinearRelation[]): Map<LinearRelation['spec'], LinearRelation[]> {
  const groups = new Map<LinearRelation['spec'], LinearRelation[]>();
  for (const relation of relations) {
    const list = groups.get(relation.spec);
    if (list) list.push(relation);
    else groups.set(relation.spec, [relation]);
  }
  return groups;
}

/** What is drawn of a cell. */
interface KeptCell {
  readonly state: number;
  /** -1: it has no words. */
  readonly start: number;
  readonly text: string;
}

const cellsOf = (table: KeptTable): KeptCell[] =>
  Array.from(table.state, (state, i) => ({ state, start: table.start[i]!, text: table.written(i) }));

/** Columns that the row has in its edition, and those that the report gave it besides. */
function columnsOf(
  { columns }: TableTemplate,
  row: RowTemplate,
  r: number,
  edition: string,
  cells: readonly KeptCell[],
): readonly string[] {
  const own = row.columns[edition] ?? [];
  const found = Object.values(row.columns).flat();
  return columns
    .filter(({ id }, c) => {
      const state = cells[r * columns.length + c]!.state;
      return own.includes(id) || (found.includes(id) && state !== CellState.absent);
    })
    .map(({ id }) => id);
}

/** Relations of every rule that states some. */
const relationBooks = (pack: CompiledPack): readonly RelationBook[] =>
  createRuleSet(pack)
    .active.filter(({ rule }) => rule.kind === 'relations')
    .map(({ prepared }) => prepared as RelationBook);
