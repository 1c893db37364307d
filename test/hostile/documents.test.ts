import { describe, expect, test } from 'vitest';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { decode } from '../../server/src/host/files/decode.js';
import { MAX_BYTES } from '../../server/src/host/files/read.js';
import { owner } from './document.js';
import { hostileDocuments } from './documents.js';
import { judge } from './judge.js';

/** Whole sizes are `npm run hostile`'s, which also measures. */
const documents = hostileDocuments(0.1);
const rules = createRuleSet(builtinPack());

describe('hostile documents are read, bound and checked without a fault of ours', () => {
  test.each(documents.map((document) => [document.name, document] as const))('%s', (_, { bytes, says }) => {
    const raw = bytes();
    const decoded = raw.length > MAX_BYTES ? 'too-large' : decode(raw);
    if (typeof decoded === 'string') {
      expect(decoded === 'too-large' ? 'engine/too-large' : 'engine/binary').toBe(says);
      return;
    }
    const { faults, findings } = judge(decoded.text, rules, owner);
    expect(faults).toEqual([]);
    if (says !== undefined) expect(findings.map(({ rule }) => rule)).toContain(says);
  });

  test('each is another', () => {
    expect(new Set(documents.map(({ name }) => name)).size).toBe(documents.length);
  });
});
