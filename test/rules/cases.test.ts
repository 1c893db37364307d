import { describe, expect, test } from 'vitest';
import { runCase } from '../../server/src/core/engine/run-case.js';
import { contextOf, RULES_WITH_CASES } from '../support/rule-cases.js';

describe.each(RULES_WITH_CASES)('$id', ({ id, cases }) => {
  test.each(cases)('$name', (one) => {
    const failures = runCase(id, one, contextOf(id));
    // A failing report's text: GOUJI_CASE_TEXT=1.
    const show = (side: 'expected' | 'actual') =>
      failures.map((failure) => `[${failure.syntax}]\n${failure[side]}`).join('\n\n');
    expect(show('actual'), process.env.GOUJI_CASE_TEXT ? failures[0]?.text : undefined).toBe(
      show('expected'),
    );
  });
});
