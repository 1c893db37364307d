import type { Finding, Fix } from '../../core/engine/finding.js';
import type { LineIndex } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import type { FileResult } from '../../host/result.js';
import type { Format, RunContext } from './format.js';
import { Components, LEVEL, type RuleReference } from './sarif-rules.js';

/** SARIF 2.1.0, as code scanning of forges and editors read it. Results come first, so that they need not be kept. */
export const sarif: Format = {
  wantsHelp: 'always',
  wantsViews: false,
  open(run) {
    const components = new Components(run);
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
            JSON.stringify(result(finding, file, paths.length - 1, components.ruleOf(finding, file), run))
          );
        });
        return lead + results.join('');
      },
      end() {
        const rest = {
          tool: components.tool(),
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

function result(
  finding: Finding,
  file: FileResult,
  artifactIndex: number,
  rule: RuleReference,
  run: RunContext,
) {
  const lines = file.lines();
  const { cell } = finding;
  return {
    ruleId: finding.rule,
    ...rule,
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
