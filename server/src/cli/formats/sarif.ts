import type { Severity } from '../../core/checks/define.js';
import type { Finding, Fix } from '../../core/engine/finding.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledRule, RuleHelp } from '../../core/pack/rule.js';
import type { LineIndex } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import type { FileResult } from '../../host/result.js';
import { messagesIn } from '../messages/index.js';
import type { Format, RunContext } from './format.js';

const LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, as code scanning of forges and editors read it. Results come first, so that they need not be kept. */
export const sarif: Format = {
  wantsHelp: 'always',
  wantsViews: false,
  open(run) {
    const { rules } = run.pack;
    const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
    const paths: string[] = [];
    let count = 0;
    const head =
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"results":[';
    return {
      file(file) {
        const lead = paths.length === 0 ? head : '';
        paths.push(file.path);
        const results = file.findings.map((finding) => {
          const separator = count++ === 0 ? '\n' : ',\n';
          return (
            separator +
            JSON.stringify(result(finding, file, paths.length - 1, indexOf.get(finding.rule), run))
          );
        });
        return lead + results.join('');
      },
      end() {
        const help = run.help();
        const rest = {
          tool: {
            driver: {
              name: 'gouji',
              semanticVersion: run.version,
              rules: rules.map((rule) => descriptor(rule, help.get(rule.id), run.language)),
            },
          },
          language: run.language === 'zh' ? 'zh-CN' : 'en',
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { PROJECTROOT: { description: { text: 'The working directory of the run' } } },
          invocations: [{ executionSuccessful: true }],
          artifacts: paths.map((path) => ({ location: artifact(path) })),
        };
        return `${paths.length === 0 ? head : ''}\n],${JSON.stringify(rest).slice(1)}]}\n`;
      },
    };
  },
};

function descriptor(rule: CompiledRule, help: RuleHelp | undefined, language: Language) {
  const title = help?.title[language] ?? rule.id;
  return {
    id: rule.id,
    name: pascal(rule.id),
    shortDescription: { text: title },
    fullDescription: { text: help?.why[language] ?? title },
    help: { text: plainHelp(rule, help, language), markdown: markdownHelp(rule, help, language) },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: { tags: [rule.id.split('/')[0]!], severity: rule.severity, basis: rule.basis[language] },
  };
}

/** `table/cell-blank` → `TableCellBlank`, the form that SARIF wants of a name. */
const pascal = (id: string): string =>
  id
    .split(/[/-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');

const plainHelp = (rule: CompiledRule, help: RuleHelp | undefined, language: Language): string =>
  [help?.why[language], help?.remedy[language], rule.basis[language]].filter(Boolean).join('\n');

function markdownHelp(rule: CompiledRule, help: RuleHelp | undefined, language: Language): string {
  const say = messagesIn(language);
  const part = (title: string, text: string | undefined) => (text ? [`**${title}**`, text] : []);
  return [
    ...(help ? [`## ${help.title[language]}`] : []),
    ...part(say.why, help?.why[language]),
    ...part(say.howToMend, help?.remedy[language]),
    ...part(say.legalBasis, rule.basis[language]),
  ].join('\n\n');
}

function result(
  finding: Finding,
  file: FileResult,
  artifactIndex: number,
  ruleIndex: number | undefined,
  run: RunContext,
) {
  const lines = file.lines();
  const { cell } = finding;
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVEL[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { ...artifact(file.path), index: artifactIndex },
          region: region(finding.range, lines),
        },
        ...(cell === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: cell, kind: 'element' }] }),
      },
    ],
    ...(finding.related.length === 0
      ? {}
      : {
          relatedLocations: finding.related.map(({ path, range, message }, id) => ({
            id,
            physicalLocation: {
              artifactLocation: artifact(path ?? file.path),
              region: region(range, path === undefined ? lines : run.linesOf(path)),
            },
            message: { text: message },
          })),
        }),
    ...(finding.fixes.length === 0
      ? {}
      : { fixes: finding.fixes.map((fix) => fixJson(fix, file.path, lines)) }),
    partialFingerprints: { 'gouji/v1': finding.fingerprint },
    properties: { severity: finding.severity, basis: finding.basis },
  };
}

const fixJson = ({ title, edits }: Fix, path: string, lines: LineIndex) => ({
  description: { text: title },
  artifactChanges: [
    {
      artifactLocation: artifact(path),
      replacements: edits.map(({ range, newText }) => ({
        deletedRegion: region(range, lines),
        ...(newText === '' ? {} : { insertedContent: { text: newText } }),
      })),
    },
  ],
});

/** A URI reference: Chinese folder names and blanks are percent-encoded. */
const artifact = (path: string) => ({
  uri: path.split('/').map(encodeURIComponent).join('/'),
  ...(path.startsWith('/') ? {} : { uriBaseId: 'PROJECTROOT' }),
});

/** Lines and columns from 1, the end column behind the last character. */
function region({ start, end }: Range, lines: LineIndex) {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}
