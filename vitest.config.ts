import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    reporters: ['default', './test/support/summary-reporter.ts'],
    coverage: { include: ['server/src/core/**'], reporter: ['text-summary', 'json-summary'] },
  },
});
