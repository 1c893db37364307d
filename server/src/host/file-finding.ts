import type { MessageData } from '../core/checks/define.js';
import type { Finding } from '../core/engine/finding.js';
import { hash } from '../core/engine/fingerprint.js';
import { type RuleSet, severityOf } from '../core/engine/ruleset.js';
import { type Language, word } from '../core/engine/wording.js';
import type { Range } from '../core/text/range.js';

/** A finding about a file as a whole, worded by the pack's rule of that id; none where the rule is off. */
export function fileFinding(
  rules: RuleSet,
  language: Language,
  id: string,
  messageId: string,
  range: Range,
  data: MessageData = {},
): Finding[] {
  const active = rules.active.find(({ rule }) => rule.id === id);
  if (!active) return [];
  const message = active.rule.messages[messageId];
  if (message === undefined) throw new Error(`rule ${id} has no message "${messageId}"`);
  return [
    {
      rule: id,
      messageId,
      severity: severityOf(active, messageId),
      message: word(message, data, language),
      basis: active.rule.basis[language],
      range,
      related: [],
      fixes: [],
      fingerprint: hash(`${id}\nfile`),
    },
  ];
}
