import { describe, expect, test } from 'vitest';
import type { Severity } from '../../../server/src/core/checks/define.js';
import {
  type ActiveRule,
  createRuleSet,
  isAtLeast,
  severityOf,
} from '../../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';

const pack = builtinPack();

/** A rule of this severity with a message of its own weight, as the user has set it. */
const active = (severity: Severity, own: Severity | undefined, level: Severity | null, stage = 'stable') =>
  ({
    rule: { severity, stage, messages: { plain: {}, own: { severity: own } } },
    level,
  }) as unknown as ActiveRule;

describe('the severity of a message', () => {
  test.each<readonly [Severity, Severity | undefined, Severity | null, Severity, Severity]>([
    // rule, message, user → plain message, weighted message
    ['error', 'warning', null, 'error', 'warning'],
    ['warning', 'error', null, 'warning', 'error'],
    ['error', 'warning', 'error', 'error', 'warning'],
    ['warning', 'info', 'error', 'error', 'info'],
    ['warning', 'info', 'hint', 'hint', 'hint'],
    ['warning', 'info', 'info', 'info', 'info'],
    ['warning', 'error', 'info', 'info', 'info'],
    ['warning', 'error', 'error', 'error', 'error'],
    ['warning', undefined, 'hint', 'hint', 'hint'],
  ])('%s with %s, set to %s', (severity, own, level, plain, weighted) => {
    const rule = active(severity, own, level);
    expect([severityOf(rule, 'plain'), severityOf(rule, 'own')]).toEqual([plain, weighted]);
  });

  test('on trial it is a hint until somebody sets it', () => {
    expect(severityOf(active('error', undefined, null, 'trial'), 'plain')).toBe('hint');
    expect(severityOf(active('error', undefined, 'error', 'trial'), 'plain')).toBe('error');
  });

  test('weights are in order', () => {
    const order: Severity[] = ['hint', 'info', 'warning', 'error'];
    for (const [i, one] of order.entries())
      expect(order.map((level) => isAtLeast(one, level))).toEqual(order.map((_, at) => i >= at));
  });
});

describe('a set of rules', () => {
  test('knows every rule and runs those that are not off', () => {
    const { active: running, byId } = createRuleSet(pack, { 'text/width': 'off', 'text/space': 'error' });
    expect(byId.size).toBe(pack.rules.length);
    expect(running.map(({ rule }) => rule.id)).toEqual(
      pack.rules.map(({ id }) => id).filter((id) => id !== 'text/width'),
    );
    expect(running.find(({ rule }) => rule.id === 'text/space')?.level).toBe('error');
    expect(running.find(({ rule }) => rule.id === 'text/typo')?.level).toBeNull();
  });

  test('refuses a rule of no kind', () => {
    const [first] = pack.rules;
    expect(() => createRuleSet({ ...pack, rules: [{ ...first!, kind: 'none' }] })).toThrow(
      /unknown check kind none/,
    );
  });
});
