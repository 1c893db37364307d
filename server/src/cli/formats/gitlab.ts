import type { Severity } from '../../core/checks/define.js';
import { hash } from '../../core/engine/fingerprint.js';
import type { Format } from './format.js';
import { placeOf } from './place.js';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

/** GitLab's code quality report. Fingerprints are per file and hold no line, so that an edit above opens nothing anew. */
export const gitlab: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open() {
    let count = 0;
    return {
      file: (file) =>
        file.findings
          .map((finding) => {
            const { line, endLine } = placeOf(finding, file);
            const issue = {
              description: finding.message,
              check_name: finding.rule,
              fingerprint: hash(`${file.path}\n${finding.fingerprint}`),
              severity: SEVERITY[finding.severity],
              location: { path: file.path, lines: { begin: line, end: endLine } },
              content: { body: finding.basis },
            };
            return `${count++ === 0 ? '[\n' : ',\n'}${JSON.stringify(issue)}`;
          })
          .join(''),
      end: () => (count === 0 ? '[]\n' : '\n]\n'),
    };
  },
};
