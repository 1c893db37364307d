import { dirname, resolve } from 'node:path';
import type { Level } from '../../core/engine/ruleset.js';
import type { Language } from '../../core/engine/wording.js';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { otherBuiltinPack } from '../../core/pack/builtin/builtin-others.js';
import { OTHER_BUILTIN } from '../../core/pack/builtin/builtin-others-data.js';
import { nearestName } from '../../core/pack/nearest.js';
import type { CompiledPack, CompiledRule, RuleHelp } from '../../core/pack/rule.js';
import { shownPath } from '../../host/files/discover.js';
import type { EffectiveSettings } from '../../host/settings/settings.js';
import { Workspace } from '../../host/workspace.js';
import { saySettingsIssues } from '../check/settings-issues.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { padEnd, textWidth } from '../terminal/terminal-width.js';
import { wrap } from '../terminal/wrap.js';
import { caseLines, type ShownCase } from './explain-case.js';
import { type CaseFindings, formulas, otherMessages, saidLines, tellingCases } from './explain-examples.js';
import { effectiveLines } from './explain-packs.js';
import { termLines } from './explain-terms.js';

const MAX_GOOD = 2;

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
  const level = settings?.levels[rule.id] ?? settings?.file?.packs?.effective.get(id)?.level ?? rule.severity;
  const { exampleFindings } = await import('./explain-findings.lazy.js');
  const findings = exampleFindings(rule, help.cases as readonly ShownCase[], pack, language);
  io.out(page({ rule, help, pack, level, levels, findings }, language, io));
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

interface Explained {
  readonly rule: CompiledRule;
  readonly help: RuleHelp;
  readonly pack: CompiledPack;
  readonly level: Level;
  readonly levels: readonly string[];
  readonly findings: CaseFindings;
}

function page(explained: Explained, language: Language, { style, width }: Io): string {
  const { rule, help, pack, level, levels, findings } = explained;
  const say = messagesIn(language);
  const out: string[] = [`${style.bold(help.title[language])}  ${style.dim(rule.id)}`];
  if (level !== 'off') out.push(style.dim(say.levelMeans[level]));
  out.push('');
  const indent = (text: string, lead = '  '): string[] =>
    wrap(text, width - lead.length).map((line, i) => (i === 0 ? lead : ' '.repeat(lead.length)) + line);
  const part = (title: string, lines: readonly string[]): void => {
    if (lines.length > 0) out.push(style.bold(title), ...lines, '');
  };
  part(say.why, indent(help.why[language]));
  part(say.howToMend, indent(help.remedy[language]));
  part(say.legalBasis, indent(rule.basis[language]));
  part(
    say.formula,
    formulas(help.params).flatMap((words) => indent(words[language])),
  );
  part(
    say.agreedWording,
    termLines(rule, pack, language).flatMap((words) => indent(words)),
  );
  const cases = help.cases as readonly ShownCase[];
  const bad = tellingCases(cases, findings);
  const label = Math.max(...[say.goodExample, say.badExample].map(textWidth));
  const example = (mark: string, one: ShownCase, more: readonly string[]): string[] => {
    const lines = [...caseLines(one, pack.form, language, say), ...more];
    // A pack may name its cases in Chinese only; what stands below says as much to others.
    const name = language === 'zh' ? one.name : (one.english ?? (lines.length === 0 ? say.exampleClean : ''));
    return [
      ...indent(name, `  ${padEnd(mark, label)}  `).map((line) => line.trimEnd()),
      ...lines.flatMap((line) => {
        const lead = /^ */.exec(line)![0];
        return indent(line.trimStart(), `        ${lead}`);
      }),
    ];
  };
  part(say.examples, [
    ...cases
      .filter(({ expect }) => expect.length === 0)
      .slice(0, MAX_GOOD)
      .flatMap((one) => example(say.goodExample, one, [])),
    ...bad.flatMap((index) =>
      example(
        say.badExample,
        cases[index]!,
        saidLines(cases[index]!, findings[index]!, rule, pack.form, language, say),
      ),
    ),
  ]);
  const shown = new Set(bad.flatMap((index) => findings[index]!.map(({ messageId }) => messageId)));
  part(
    shown.size === 0 ? say.says : say.alsoSays,
    otherMessages(rule, cases, findings, shown, language).flatMap((words) => indent(words, '  · ')),
  );
  part(say.level, [
    ...levels.flatMap((line) => indent(line)),
    ...(rule.stage === 'trial' ? indent(say.trial) : []),
  ]);
  const home = pack.origins?.get(rule.id)?.pack ?? (pack.origins ? builtinPack().id : pack.id);
  part(say.source, [`  ${home}/${help.source.path}:${help.source.line}`]);
  // Not wrapped: it is there to be copied. What is said of a whole file, or of a suppression, no line can except, nor
  // what a pack has locked.
  const locked = pack.origins?.get(rule.id)?.policy === 'locked';
  if (bad.length > 0 && !rule.id.startsWith('suppress/') && !locked)
    out.push(say.suppressHint, `  <!-- gouji-disable-next-line ${rule.id} -- ${say.suppressReason} -->`);
  return `${out.join('\n').trimEnd()}\n`;
}
