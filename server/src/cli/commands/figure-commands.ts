import type { CommandSpec, OptionSpec } from './command-spec.js';

const style: OptionSpec = {
  name: 'style',
  value: 'markdown|html|text',
  choices: ['markdown', 'html', 'text'],
  help: { zh: '写成 Markdown、HTML 或制表符分隔的文本', en: 'Markdown, HTML, or text with tabs' },
};

/** Commands that write reports and figures. */
export const FIGURE_COMMANDS: readonly CommandSpec[] = [
  {
    name: 'extract',
    operands: 'FILE',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    operand: 'operandFile',
    help: { zh: '提取年报的数字和章节', en: "Extract a report's figures and sections" },
    options: [
      {
        name: 'format',
        value: 'json|csv',
        choices: ['json', 'csv'],
        help: { zh: '输出格式，默认 json', en: 'Output format; json by default' },
      },
      {
        name: 'summary',
        help: {
          zh: '汇总文件夹中的全部年报，每份一行：gouji extract --summary 文件夹…',
          en: 'One line for each report in the folders: gouji extract --summary DIR…',
        },
      },
    ],
  },
  {
    name: 'new',
    operands: '',
    least: 0,
    most: 0,
    operand: 'operandFile',
    help: {
      zh: '新建年报：章节、表格、行列齐全，数字为 0；--from 带入上一年度的结转',
      en: 'A fresh report with every section, table, row and zero; --from carries over from last year',
    },
    options: [
      { name: 'from', value: 'FILE', help: { zh: '上一年度的年报', en: "Last year's report" } },
      { name: 'agency', value: 'NAME', help: { zh: '机关全称', en: 'Full name of the agency' } },
      { name: 'year', value: 'YEAR', number: true, help: { zh: '报告年度', en: 'Year of the report' } },
      style,
      { name: 'out', short: 'o', value: 'FILE', help: { zh: '写入文件', en: 'Write to a file' } },
    ],
  },
  {
    name: 'rollup',
    operands: 'DIR…',
    least: 1,
    most: Number.POSITIVE_INFINITY,
    operand: 'operandFolder',
    help: {
      zh: '由下级单位的年报汇总出本级的表格，并校核勾稽关系',
      en: "Compute the parent's tables from the children's reports, and check them",
    },
    options: [
      { name: 'year', value: 'YEAR', number: true, help: { zh: '报告年度', en: 'Year of the reports' } },
      {
        name: 'format',
        value: 'markdown|html|text|csv|json',
        choices: ['markdown', 'html', 'text', 'csv', 'json'],
        help: { zh: '输出格式，默认 markdown', en: 'Output format; markdown by default' },
      },
      {
        name: 'against',
        value: 'FILE',
        help: { zh: '与本级年报逐格比较', en: "Compare with the parent's report, cell by cell" },
      },
    ],
  },
];
