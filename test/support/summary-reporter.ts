import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts tests in a line alone, so that a run without tests is noticed: `N passed, N failed`. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    for (const module of modules) {
      if (module.errors().length > 0) failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
      }
    }
    const line = `${passed} passed, ${failed} failed\n`;
    if (process.env.GOUJI_SUMMARY) writeFileSync(process.env.GOUJI_SUMMARY, line);
    else process.stdout.write(line);
  }
}
