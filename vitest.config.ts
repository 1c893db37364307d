import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // For what hangs. A machine with other work may take many times as long as a free one, and no test fails for that.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', './test/support/summary-reporter.ts'],
    coverage: { include: ['server/src/core/**'], reporter: ['text-summary', 'json-summary'] },
  },
});
