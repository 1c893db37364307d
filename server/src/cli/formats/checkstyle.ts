import type { Severity } from '../../core/checks/define.js';
import type { Format } from './format.js';
import { placeOf } from './place.js';
import { attributes } from './xml.js';

/** Checkstyle knows three levels. */
const LEVEL: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'info',
};

/** Checkstyle XML, which most CI servers' plugins read. */
export const checkstyle: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open() {
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n';
    let started = false;
    const lead = (): string => {
      const text = started ? '' : head;
      started = true;
      return text;
    };
    return {
      file(file) {
        const errors = file.findings.map((finding) => {
          const { line, column } = placeOf(finding, file);
          const severity = LEVEL[finding.severity];
          const source = `gouji.${finding.rule}`;
          return `  <error${attributes({ line, column, severity, message: finding.message, source })}/>\n`;
        });
        return `${lead()}<file${attributes({ name: file.path })}>\n${errors.join('')}</file>\n`;
      },
      end: () => `${lead()}</checkstyle>\n`,
    };
  },
};
