import type { Finding } from '../../core/engine/finding.js';
import type { TextEdit } from '../../core/text/edit.js';
import type { LineIndex } from '../../core/text/lines.js';
import type { Range } from '../../core/text/range.js';
import type { FileResult } from '../../host/result.js';
import type { Format, RunContext, RunTotals } from './format.js';

/** The public JSON of the contract. One file of the run a line, so that two outputs can be compared. */
export const json: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open(run) {
    const engine = JSON.stringify(engineJson(run));
    const shard = run.shard ? `,"shard":${JSON.stringify(run.shard)}` : '';
    const start = `{"schemaVersion":1,"engine":${engine}${shard},"files":[`;
    let count = 0;
    return {
      file(file) {
        const lead = count++ === 0 ? `${start}\n` : ',\n';
        return lead + fileLine(file, run);
      },
      end(totals) {
        const lead = count > 0 ? '\n]' : run.shard ? `${start}\n]` : `${start}]`;
        return `${lead}${leftOfShard(totals)},"summary":${JSON.stringify(totals.summary)}}\n`;
      },
    };
  },
};

/** One file as a line of JSON, and what it leaves for joining. */
export function fileLine(file: FileResult, run: Pick<RunContext, 'linesOf'>): string {
  const json = file.ready?.json || JSON.stringify(fileJson(file, run));
  const { kept } = file;
  if (!kept) return json;
  const { record, compare, passages } = kept;
  return `${json.slice(0, -1)},"record":${record},"compare":${compare},"passages":${passages}}`;
}

function leftOfShard(totals: RunTotals): string {
  if (!totals.left) return '';
  const end = JSON.stringify(endOfShard(totals)).slice(1, -1);
  return `,"compared":[\n${totals.left.compared.join(',\n')}\n],${end}`;
}

/** What a part of a run says at its end besides the summary. */
export const endOfShard = ({ left, notReports }: RunTotals) =>
  left ? { notReports, faults: left.faults } : {};

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
