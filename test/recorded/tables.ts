import type { ReportModel, TableModel } from '../../server/src/core/render/model.js';
import { renderReport } from '../../server/src/core/render/render.js';
import { TABLE_SYNTAXES, type TableSyntax, type TextStyle } from '../../server/src/core/render/syntax.js';
import { mutateText } from '../fuzz/mutate.js';
import type { Random } from '../fuzz/random.js';
import { cleanModel, form, rendered } from '../support/clean.js';
import { DAMAGE } from '../support/table-damage.js';
import type { Watched } from './record.js';
import { variant } from './variants.js';

const STYLES: readonly TextStyle[] = ['markdown', 'bold', 'plain', 'html'];
const KINDS = Object.keys(DAMAGE);
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

const onTables = (model: ReportModel, change: (table: TableModel) => TableModel): ReportModel => ({
  ...model,
  sections: model.sections.map((section) => ({ ...section, table: section.table && change(section.table) })),
});

/** Some cells say something else: another figure, a neighbour's, a filler, words. */
const refigured =
  (random: Random) =>
  (table: TableModel): TableModel => {
    const cells: Record<string, string> = { ...table.cells };
    const keys = Object.keys(cells);
    for (let left = random.below(4); left > 0; left--) {
      const key = random.of(keys);
      const was = cells[key]!;
      cells[key] = random.of([
        ...[
          '0',
          '1',
          '2',
          '3',
          '10',
          '',
          '/',
          '—',
          '无',
          '-1',
          '1.5',
          '１２',
          '3件',
          '1,234',
          '一',
          '1 2',
          '2.0',
          '007',
        ],
        ...[
          String(Number(was) + 1),
          String(Number(was) - 1),
          `${was}0`,
          cells[random.of(keys)]!,
          `**${was}**`,
        ],
      ]);
    }
    return { ...table, cells };
  };

/** Labels, rows and columns that are not those of the form. */
const relabelled =
  (random: Random) =>
  (table: TableModel): TableModel => {
    const labels: Record<string, string> = { ...table.labels };
    const template = form.tables.find(({ id }) => id === table.id)!;
    const slip = (text: string) =>
      variant(text, random, ['信息内容', '其他', '总计', '小计', '本年']).replaceAll('\n', '');
    for (let left = random.below(3); left > 0; left--) {
      const row = random.of(template.rows);
      labels[row.id] = slip(row.label);
      const column = random.of(template.columns);
      labels[`/${column.id}`] = slip(column.label);
    }
    const drop = (list: readonly string[]) => list.filter(() => random.below(25) > 0);
    const swap = (list: readonly string[]) => {
      const out = [...list];
      if (random.below(4) > 0) return out;
      const [a, b] = [random.below(out.length), random.below(out.length)];
      [out[a], out[b]] = [out[b]!, out[a]!];
      return out;
    };
    return { ...table, labels, rows: swap(drop(table.rows)), columns: swap(drop(table.columns)) };
  };

const count = (length: number) => Array.from({ length }, (_, at) => at);

/** Reports in one syntax whose tables say something else, and the same after accidents. */
export function tableDocuments(syntax: TableSyntax, random: Random): Watched[] {
  const draw = (model: ReportModel, style?: TextStyle) =>
    renderReport(form, model, { syntax, ...(style ? { style } : {}) });
  const year = () => random.of(YEARS);
  const pick = (below: number) => random.below(below);
  return [
    ...count(7).map((at) => ({
      name: `${at}: other figures`,
      text: draw(onTables(cleanModel({ year: year() }), refigured(random)), random.of(STYLES)),
    })),
    ...count(7).map((at) => ({
      name: `${at}: other labels`,
      text: draw(onTables(cleanModel({ year: year() }), relabelled(random)), random.of(STYLES)),
    })),
    ...count(10).map((at) => {
      const kind = random.of(KINDS);
      const text = DAMAGE[kind]!(
        rendered(onTables(cleanModel({ year: year() }), refigured(random)), syntax),
        pick,
      );
      return { name: `${at}: ${kind}`, text: random.below(2) === 0 ? text : mutateText(text, random) };
    }),
  ];
}

const TAGS = [
  ...[
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<br>',
    '<br/>',
    '<div>',
    '</div>',
    '<span>',
    '</span>',
    '<table>',
    '</table>',
    '<tr>',
    '</tr>',
    '<td>',
    '</td>',
    '<th>',
    '</th>',
    '<tbody>',
    '<thead>',
  ],
  ...[
    '<td colspan="2">',
    '<td rowspan=2>',
    '<td rowspan="3" colspan=\'2\'>',
    '<td colspan=0>',
    '<p class="a>b">',
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<pre>',
    '<h2>',
    '</h2>',
    '<li>',
    '<img src="a.png">',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- 甲 -->',
    '<![if !a]>',
    '<?xml?>',
    '<!DOCTYPE html>',
    '<o:p></o:p>',
    '<a href="http://a.cn/x?a=1&b=2">',
    '</a>',
    '<',
    '>',
    '</',
    '<td',
    '&nbsp;',
    '&amp;',
    '&lt;',
    '&#12288;',
    '&#x3000;',
    '&#48;',
    '&ensp;',
    '&',
    '&#;',
    '&bogus;',
  ],
  ...[
    '|',
    '||',
    '|---|',
    ':--',
    '\\|',
    '`',
    '```',
    '**',
    '*',
    '_',
    '~~',
    '# ',
    '## ',
    '###',
    '> ',
    '- ',
    '1. ',
    '+ ',
    '    ',
    '\t',
    '\t\t',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '[甲](a.md)',
    '![](a.png)',
    '---',
    '***',
    '===',
    '\u00a0',
    '\u3000',
    '\ufeff',
    '\u200b',
  ],
];

/** As a word processor writes pages. */
const asWord = (html: string): string =>
  html
    .replace(/<p>/g, '<p class=MsoNormal style=\'margin:0cm;mso-line-height-rule:"exactly"\'>')
    .replace(/(?<=>[^<]*)(\d+)(?=[^<]*<)/g, '<span lang=EN-US style="font-size:12.0pt">$1</span>')
    .replace(/<\/p>/g, '<o:p></o:p></p>')
    .replace(/<td/g, '<td width=80 valign=top');

/** Reports with marks and tags where there should be none. */
export function markupDocuments(style: TextStyle, random: Random): Watched[] {
  return count(20).map((at) => {
    const syntax = random.of(TABLE_SYNTAXES);
    const drawn = renderReport(form, cleanModel({ year: random.of(YEARS) }), { syntax, style });
    const text = random.below(4) === 0 ? asWord(drawn) : drawn;
    return { name: `${at}: ${syntax}`, text: mutateText(mutateText(text, random, TAGS), random, TAGS) };
  });
}

const COMMENTS = [
  ...[
    '<!-- gouji-disable-next-line text/placeholder -- 模板 -->\n',
    '<!-- gouji-disable text/placeholder -->',
    '<!-- gouji-disable -->',
    '<!-- gouji-enable text/placeholder -->',
    '<!-- gouji-disable-file text/width -- 甲 -->',
  ],
  ...[
    '<!-- gouji-disable-line table/relation -- 甲 -->',
    '<!-- gouji-disable-next-line table/relation t3/A/total -- 甲 -->',
    '<!-- gouji-disable-next-line table/relaton -- 甲 -->',
    '<!-- gouji-disable table/* -- 甲 -->',
    '<!-- gouji-disable narrative/parts-sum, text/placeholder -- 甲 -->',
    '<!-- gouji-disable-next-line -- -->',
    '<!-- gouji-disable\nperiod/year-residue -- 甲 -->',
  ],
];
const HEADS = [
  '---\nsuppress: [{ rule: text/placeholder, reason: 模板 }]\n---\n',
  '---\nsuppress: [{ rule: table/relation, at: t3/A/total, reason: 甲 }, { rule: text/placeholder }]\n---\n',
  '---\nsuppress: { rule: text/placeholder }\n---\n',
  '---\nsuppress: [{ rule: table/none, reason: 甲 }, 3]\ntitle: 甲\n---\n',
  '---\ntitle: [甲\n---\n',
  '---\nsuppress:\n  - rule: narrative/parts-sum\n    reason: 甲\n    until: 2020-01-01\n---\n',
];
const FAULTS = [
  '请填写XX。',
  '全年公开信息10条，其中甲3条、乙4条。',
  '新收申请999件。',
  '截至2018年底，，公开5条.',
  '根据《政府信息公开条例》第一百条，',
];

/** Reports with faults of which some are hidden. */
export function suppressedDocuments(random: Random): Watched[] {
  return count(24).map((at) => {
    const model = onTables(cleanModel({ year: 2022 }), refigured(random));
    const lines = renderReport(form, model, { syntax: random.of(TABLE_SYNTAXES) }).split('\n');
    for (let left = 4; left > 0; left--) {
      const line = random.below(lines.length);
      if (lines[line]!.length < 2 || /[|<\t]/.test(lines[line]!)) lines.splice(line, 0, random.of(COMMENTS));
      else
        lines[line] = `${lines[line]}${random.of(FAULTS)}${random.below(2) === 0 ? random.of(COMMENTS) : ''}`;
    }
    const head = random.below(3) === 0 ? random.of(HEADS) : '';
    return { name: String(at), text: `${head}${lines.join('\n')}` };
  });
}

/** Several reports in one text, after accidents. */
export function compilationDocuments(random: Random, least = 2): Watched[] {
  return count(12).map((at) => {
    const text = count(least + random.below(3))
      .map((turn) => {
        const agency = `柳州市甲乙区${random.of(['教育', '民政', '财政', '水利'])}局`;
        const model = cleanModel({ year: 2019 + ((at + turn) % 6), agency });
        return renderReport(form, model, { syntax: random.of(TABLE_SYNTAXES), style: random.of(STYLES) });
      })
      .join(random.of(['\n', '\n\n', '\n---\n', '\n\f\n', '\n- 3 -\n', '\n# 附件\n', '']));
    return { name: String(at), text: random.below(3) === 0 ? text : mutateText(text, random) };
  });
}
