import type { Finding } from '../../core/engine/finding.js';
import { isAtLeast } from '../../core/engine/ruleset.js';
import type { FileResult } from '../../host/result.js';
import { messagesIn } from '../messages/index.js';
import type { Format, RunContext } from './format.js';
import { placeOf } from './place.js';
import { attributes, xmlEscape } from './xml.js';

/** JUnit XML: a suite a file, a case a finding. What makes the run fail is a failure; the rest passes with a note. */
export const junit: Format = {
  wantsHelp: 'never',
  wantsViews: false,
  open(run) {
    const head = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="gouji">\n';
    let started = false;
    const lead = (): string => {
      const text = started ? '' : head;
      started = true;
      return text;
    };
    return {
      file: (file) => lead() + suite(file, run),
      end: () => `${lead()}</testsuites>\n`,
    };
  },
};

function suite(file: FileResult, run: RunContext): string {
  const fails = (finding: Finding): boolean => isAtLeast(finding.severity, run.failOn);
  const cases = file.findings.map((finding) => testCase(finding, file, fails(finding), run));
  if (cases.length === 0) cases.push(`  <testcase${attributes({ name: 'gouji', classname: file.path })}/>\n`);
  const counts = {
    name: file.path,
    tests: cases.length,
    failures: file.findings.filter(fails).length,
    errors: 0,
    skipped: 0,
  };
  return `<testsuite${attributes(counts)}>\n${cases.join('')}</testsuite>\n`;
}

function testCase(finding: Finding, file: FileResult, failed: boolean, { language }: RunContext): string {
  const { line, column } = placeOf(finding, file);
  const name = attributes({
    name: `${finding.rule} (${line}:${column})`,
    classname: file.path,
    file: file.path,
    line,
  });
  const { severity, message, basis } = finding;
  const words = `${file.path}:${line}:${column} ${messagesIn(language).severity[severity]} ${message}\n${basis}`;
  const inner = failed
    ? `<failure${attributes({ type: severity, message })}>${xmlEscape(words)}</failure>`
    : `<system-out>${xmlEscape(words)}</system-out>`;
  return `  <testcase${name}>${inner}</testcase>\n`;
}
