import { dirname, resolve } from 'node:path';
import type { Language } from '../core/engine/wording.js';
import type { Localized } from '../core/form/form.js';
import { builtinPack } from '../core/pack/builtin.js';
import { otherBuiltinPack } from '../core/pack/builtin-others.js';
import { OTHER_BUILTIN } from '../core/pack/builtin-others-data.js';
import { nearestName } from '../core/pack/nearest.js';
import type { CompiledPack, CompiledRule, RuleHelp } from '../core/pack/rule.js';
import { shownPath } from '../host/discover.js';
import type { EffectiveSettings } from '../host/settings.js';
import { Workspace } from '../host/workspace.js';
import type { Invocation } from './arguments.js';
import { caseLines, type ShownCase } from './explain-case.js';
import { effectiveLines } from './explain-packs.js';
import { termLines } from './explain-terms.js';
import type { Io } from './io.js';
import { type Messages, messagesIn } from './messages/index.js';
import { saySettingsIssues } from './settings-issues.js';
import { padEnd } from './terminal-width.js';
import { wrap } from './wrap.js';

const MAX_GOOD = 2;
const MAX_BAD = 3;

/** `gouji explain RULE`: everything that a pack says of a rule, to be read by someone who never saw the code. */
export async function explain(invocation: Invocation, io: Io): Promise<number> {
  const language = invocation.language ?? 'zh';
  const say = messagesIn(language);
  const [id] = invocation.operands as [string];
  const workspace = new Workspace({ pack: builtinPack() });
  const file = invocation.values.for?.[0];
  const absolute = file === undefined ? null : resolve(io.cwd, file);
  if (absolute !== null) {
    const issues = await workspace.prepare([dirname(absolute)]);
    if (issues.length > 0) return saySettingsIssues(issues, language, io);
  }
  const settings = absolute === null ? null : workspace.settings.for(absolute);
  const first = settings === null ? workspace.pack : workspace.packOf(settings);
  // Reports of other built-in forms are checked too: their rules want explaining as much.
  const packs = [first, ...OTHER_BUILTIN.flatMap((other) => otherBuiltinPack(other) ?? [])];
  const pack = packs.find(({ rules }) => rules.some((one) => one.id === id)) ?? first;
  const rule = pack.rules.find((one) => one.id === id);
  if (!rule) {
    const near = nearestName(
      id,
      pack.rules.map((one) => one.id),
    );
    io.err(`${[say.unknownRule(id), ...(near ? [say.didYouMean(near)] : [])].join('\n')}\n`);
    return 2;
  }
  const levels = levelLines(rule, pack, settings, language, io);
  const help = (pack.help ?? (await import('./rule-help.lazy.js')).ruleHelp()).get(id)!;
  io.out(page(rule, help, pack, levels, language, say, io));
  return 0;
}

/** The level that holds and who set it; with packs, every value that one of them has set or locked. */
function levelLines(
  rule: CompiledRule,
  pack: CompiledPack,
  settings: EffectiveSettings | null,
  language: Language,
  io: Io,
): string[] {
  const say = messagesIn(language);
  const file = settings?.file ?? null;
  const effective = file?.packs?.effective.get(rule.id);
  const own = effective
    ? effectiveLines(effective, file!.path, language, io.cwd)
    : [say.levelSetBy(say.severity[rule.severity], say.builtIn(`${pack.id}@${pack.version}`))];
  const line = settings?.levelLines.get(rule.id);
  const level = settings?.levels[rule.id];
  if (line === undefined || level === undefined) return own;
  const place = `${shownPath(file!.path, io.cwd)}:${line}`;
  const set = say.levelSetBy(level === 'off' ? say.off : say.severity[level], place);
  return effective ? [set, ...own] : [set];
}

function page(
  rule: CompiledRule,
  help: RuleHelp,
  pack: CompiledPack,
  levels: readonly string[],
  language: Language,
  say: Messages,
  { style, width }: Io,
): string {
  const out: string[] = [`${style.bold(help.title[language])}  ${style.dim(rule.id)}`, ''];
  const indent = (text: string, lead = '  '): string[] =>
    wrap(text, width - lead.length).map((line, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + line);
  const part = (title: string, lines: readonly string[]): void => {
    if (lines.length > 0) out.push(style.bold(title), ...lines, '');
  };
  part(say.level, [
    ...levels.flatMap((line) => indent(line)),
    ...(rule.stage === 'trial' ? indent(say.trial) : []),
  ]);
  part(say.why, indent(help.why[language]));
  part(say.legalBasis, indent(rule.basis[language]));
  part(
    say.formula,
    formulas(help.params).flatMap((words) => indent(words[language])),
  );
  part(
    say.agreedWording,
    termLines(rule, pack, language).flatMap((words) => indent(words)),
  );
  part(say.howToMend, indent(help.remedy[language]));
  part(
    say.says,
    Object.values(rule.messages)
      .map((message) => blanks(message[language]))
      .filter((words, i) => i === 0 || saysSomething(words))
      .flatMap((words) => indent(words, '  · ')),
  );
  const cases = help.cases as readonly ShownCase[];
  const chosen = [
    ...cases.filter(({ expect }) => expect.length === 0).slice(0, MAX_GOOD),
    ...cases.filter(({ expect }) => expect.length > 0).slice(0, MAX_BAD),
  ];
  const label = Math.max(...[say.goodExample, say.badExample].map((text) => text.length * 2));
  part(
    say.examples,
    chosen.flatMap((one) => [
      `  ${padEnd(one.expect.length === 0 ? say.goodExample : say.badExample, label)}  ${one.name}`,
      ...caseLines(one, pack.form, language, say).flatMap((line) => indent(line, '        ')),
    ]),
  );
  const home = pack.origins?.get(rule.id)?.pack ?? (pack.origins ? builtinPack().id : pack.id);
  part(say.source, [`  ${home}/${help.source.path}:${help.source.line}`]);
  // Not wrapped: it is there to be copied.
  out.push(say.suppressHint, `  <!-- gouji-disable-next-line ${rule.id} -- ${say.suppressReason} -->`);
  return `${out.join('\n')}\n`;
}

/** `{{cell}}` of a message: what the report fills in. */
const blanks = (message: string): string => message.replace(/(?:\{\{\w+\}\})+/g, '…');

/** Titles of fixes and notes of a few words say nothing without what the report fills in. */
const saysSomething = (words: string): boolean =>
  (words.match(/\p{Script=Han}|[a-z]{2,}/gu)?.length ?? 0) >= 6;

/** Formulas in words, wherever they stand in a rule's parameters. */
function formulas(params: unknown): Localized[] {
  if (Array.isArray(params)) return params.flatMap(formulas);
  if (params === null || typeof params !== 'object') return [];
  const { formula, words } = params as { formula?: unknown; words?: Localized };
  const own = typeof formula === 'string' && words ? [words] : [];
  return [...own, ...Object.values(params).flatMap(formulas)];
}
