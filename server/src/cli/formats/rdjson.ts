import type { Severity } from '../../core/checks/define.js';
import type { Range } from '../../core/text/range.js';
import type { FileResult } from '../../host/result.js';
import type { Format } from './format.js';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

/** Reviewdog's diagnostic format. Its columns count bytes of UTF-8 from 1. */
export const rdjson: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open() {
    let count = 0;
    const head = '{"source":{"name":"gouji"},"diagnostics":[';
    return {
      file: (file) =>
        file.findings
          .map((finding) => {
            const diagnostic = {
              message: finding.message,
              location: { path: file.path, range: byteRange(finding.range, file) },
              severity: SEVERITY[finding.severity],
              code: { value: finding.rule },
              suggestions: finding.fixes
                // One edit a suggestion is all that the format has.
                .filter(({ edits }) => edits.length === 1)
                .map(({ edits: [edit] }) => ({ range: byteRange(edit!.range, file), text: edit!.newText })),
            };
            return `${count++ === 0 ? `${head}\n` : ',\n'}${JSON.stringify(diagnostic)}`;
          })
          .join(''),
      end: () => (count === 0 ? `${head}]}\n` : '\n]}\n'),
    };
  },
};

function byteRange({ start, end }: Range, file: FileResult) {
  const position = (offset: number) => ({
    line: file.lines().positionAt(offset).line + 1,
    column: file.byteColumn(offset) + 1,
  });
  return { start: position(start), end: position(end) };
}
