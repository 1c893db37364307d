import type { Severity } from '../../core/checks/define.js';
import type { Format } from './format.js';
import { placeOf } from './place.js';

const COMMAND: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions: each finding becomes an annotation at its line. */
export const github: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open: () => ({
    file: (file) =>
      file.findings
        .map((finding) => {
          const { line, column, endLine, endColumn } = placeOf(finding, file);
          const place = { file: file.path, line, endLine, col: column };
          // A forge takes columns only where both are in one line.
          const columns = line === endLine ? { endColumn } : {};
          const list = Object.entries({ ...place, ...columns, title: finding.rule });
          const properties = list.map(([name, value]) => `${name}=${property(String(value))}`).join(',');
          return `::${COMMAND[finding.severity]} ${properties}::${data(finding.message)}\n`;
        })
        .join(''),
    end: () => '',
  }),
};

/** What a workflow command wants escaped, so that no text of a report can end it and begin another. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
