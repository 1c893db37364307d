import type { Language } from '../../core/engine/wording.js';
import type { Form, Localized } from '../../core/form/form.js';
import type { CompiledRule } from '../../core/pack/rule.js';
import type { Messages } from '../messages/index.js';
import { casePlaces, type ShownCase } from './explain-case.js';
import type { ExampleFinding } from './explain-findings.lazy.js';

const MAX_BAD = 3;
const MAX_SAID = 2;
const MAX_OTHER = 12;

/** Findings of each case, in the order of the cases. */
export type CaseFindings = readonly (readonly ExampleFinding[])[];

/** Places of the bad cases to show: first those that bring a message that none before them has. */
export function tellingCases(cases: readonly ShownCase[], findings: CaseFindings): number[] {
  const bad = cases.flatMap(({ expect }, i) => (expect.length > 0 ? [i] : []));
  const heard = new Set<string>();
  const telling: number[] = [];
  for (const i of bad) {
    const ids = findings[i]!.map(({ messageId }) => messageId);
    if (ids.every((id) => heard.has(id))) continue;
    for (const id of ids) heard.add(id);
    telling.push(i);
  }
  const first = telling.slice(0, MAX_BAD);
  const rest = bad.filter((i) => !first.includes(i)).slice(0, MAX_BAD - first.length);
  return [...first, ...rest].sort((a, b) => a - b);
}

/** What is said of a bad case, and where, unless the words say it. */
export function saidLines(
  one: ShownCase,
  findings: readonly ExampleFinding[],
  rule: CompiledRule,
  form: Form,
  language: Language,
  say: Messages,
): string[] {
  const said = findings
    .slice(0, MAX_SAID)
    .map(({ message, severity }) =>
      severity === rule.severity
        ? say.exampleSays + message
        : say.exampleSaysAs(say.severity[severity]) + message,
    );
  const all = said.join('\n');
  const places = casePlaces(one, form, language).filter((place) => !all.includes(place));
  const pause = language === 'zh' ? '、' : ', ';
  return places.length === 0 ? said : [...said, say.examplePoints + places.join(pause)];
}

/** What else the rule says, as it stands in its cases; of what no case shows, the wording with its gaps. */
export function otherMessages(
  { messages }: CompiledRule,
  cases: readonly ShownCase[],
  findings: CaseFindings,
  shown: ReadonlySet<string>,
  language: Language,
): string[] {
  const heard = new Map<string, string>();
  for (const { messageId, message } of findings.flat())
    if (!shown.has(messageId) && !heard.has(messageId)) heard.set(messageId, message);
  const wanted = cases.flatMap(({ expect }) => expect.map(({ message }) => message));
  // Where every case names its message, what none of them names is a note beside a finding or the title of a fix.
  const tested = wanted.length > 0 && !wanted.includes(undefined);
  return Object.entries(messages)
    .filter(([id]) => !shown.has(id) && (!tested || heard.has(id)))
    .map(([id, message]) => heard.get(id) ?? blanks(message[language]))
    .filter(saysSomething)
    .slice(0, MAX_OTHER);
}

/** `{{cell}}` of a message: what the report fills in. */
const blanks = (message: string): string => message.replace(/(?:\{\{\w+\}\})+/g, '…');

/** Titles of fixes and notes of a few words say nothing without what the report fills in. */
const saysSomething = (words: string): boolean =>
  (words.match(/\p{Script=Han}|[a-z]{2,}/gu)?.length ?? 0) >= 6;

/** What only says when a formula is asked, or what a fix has to keep true, is no formula of the rule. */
const BESIDE = new Set(['when', 'keep']);

/** Formulas in words, wherever they stand in a rule's parameters. */
export function formulas(params: unknown): Localized[] {
  if (Array.isArray(params)) return params.flatMap(formulas);
  if (params === null || typeof params !== 'object') return [];
  const { formula, words } = params as { formula?: unknown; words?: Localized };
  const own = typeof formula === 'string' && words ? [words] : [];
  const below = Object.entries(params).filter(([key]) => !BESIDE.has(key));
  return [...own, ...below.flatMap(([, value]) => formulas(value))];
}
