import type { Finding } from '../../core/engine/finding.js';
import type { TextEdit } from '../../core/text/edit.js';
import type { LineIndex } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import type { FileResult } from '../../host/result.js';
import type { Format, RunContext } from './format.js';

/** The public JSON of the contract. One file of the run a line, so that two outputs can be compared. */
export const json: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open(run) {
    const engine = JSON.stringify(engineJson(run));
    let count = 0;
    return {
      file(file) {
        const lead = count++ === 0 ? `{"schemaVersion":1,"engine":${engine},"files":[\n` : ',\n';
        return lead + (file.ready?.json || JSON.stringify(fileJson(file, run)));
      },
      end({ summary }) {
        const lead = count === 0 ? `{"schemaVersion":1,"engine":${engine},"files":[]` : '\n]';
        return `${lead},"summary":${JSON.stringify(summary)}}\n`;
      },
    };
  },
};

export const engineJson = ({ version }: Pick<RunContext, 'version'>) => ({ name: 'gouji', version });

/** One file as the contract has it. */
export const fileJson = (file: FileResult, run: Pick<RunContext, 'linesOf'>) => {
  const lines = file.lines();
  return {
    path: file.path,
    reports: file.reports.map(({ year, agency, pack, edition, range, bound }) => ({
      year,
      agency,
      pack,
      edition,
      range: rangeJson(range, lines),
      bound: { cells: bound.cells, of: bound.of },
    })),
    findings: file.findings.map((finding) => findingJson(finding, file, run)),
  };
};

/** One finding with positions in lines and characters, as the contract has it. */
export function findingJson(finding: Finding, file: FileResult, run: Pick<RunContext, 'linesOf'>) {
  const lines = file.lines();
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    basis: finding.basis,
    ...(finding.cell === undefined ? {} : { cell: finding.cell }),
    range: rangeJson(finding.range, lines),
    related: finding.related.map(({ path, range, message }) => ({
      path: path ?? file.path,
      range: rangeJson(range, path === undefined ? lines : run.linesOf(path)),
      message,
    })),
    fixes: finding.fixes.map(({ title, kind, edits }) => ({
      title,
      kind,
      edits: edits.map((edit) => editJson(edit, lines)),
    })),
    fingerprint: finding.fingerprint,
  };
}

const editJson = ({ range, newText }: TextEdit, lines: LineIndex) => ({
  range: rangeJson(range, lines),
  newText,
});

export const rangeJson = ({ start, end }: Range, lines: LineIndex) => ({
  start: lines.positionAt(start),
  end: lines.positionAt(end),
});
