import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Level } from '../core/engine/ruleset.js';
import type { Language } from '../core/engine/wording.js';
import { builtinPack } from '../core/pack/builtin/builtin.js';
import type { EffectiveRule, Place } from '../core/pack/layer.js';
import { shownPath } from '../host/files/discover.js';
import { MAX_BYTES } from '../host/files/read.js';
import { SECONDS } from '../host/files/watch.js';
import type { EffectiveSettings } from '../host/settings/settings.js';
import { Workspace } from '../host/workspace.js';
import { saySettingsIssues } from './check/settings-issues.js';
import type { Invocation } from './commands/arguments.js';
import { effectiveValues, packPlace } from './explain/explain-packs.js';
import type { Io } from './io.js';
import { type Messages, messagesIn } from './messages/index.js';
import { padEnd, textWidth, visible } from './terminal/terminal-width.js';

/** A setting, its value and the place that set it. */
type Row = readonly [key: string, value: string, origin: string];

/** `gouji config FILE`: what holds for a file, each value with the place that set it. */
export async function config(invocation: Invocation, io: Io): Promise<number> {
  const asked = invocation.language;
  const [path] = invocation.operands as [string];
  const absolute = resolve(io.cwd, path);
  const workspace = new Workspace({ pack: builtinPack(), language: asked });
  const issues = await workspace.prepare([dirname(absolute)]);
  if (issues.length > 0) return saySettingsIssues(issues, asked ?? 'zh', io);
  const settings = workspace.settings.for(absolute);
  const pack = workspace.packOf(settings);
  const language = workspace.languageOf(settings);
  const say = messagesIn(language);
  if (!existsSync(absolute)) io.err(`${say.configOfMissing(visible(path))}\n`);
  const { file } = settings;
  const settingsPath = file === null ? null : shownPath(file.path, io.cwd);
  const builtIn = say.builtIn(`${pack.id}@${pack.version}`);
  const word = (level: Level): string => (level === 'off' ? say.off : say.severity[level]);
  const rules = pack.rules.flatMap(({ id, severity }): Row[] => {
    const level = settings.levels[id];
    const effective = file?.packs?.effective.get(id);
    if (effective && !settings.levelLines.has(id))
      return effectiveRows(id, effective, language, word, file!.path, io);
    return [
      level === undefined
        ? [id, word(severity), builtIn]
        : [id, word(level), `${settingsPath}:${settings.levelLines.get(id)}${say.asBuiltIn(word(severity))}`],
    ];
  });
  const out = [
    io.style.bold(say.settingsOf(visible(shownPath(absolute, io.cwd)))),
    say.of(say.settingsFile, settingsPath === null ? say.noSettingsFile : visible(settingsPath)),
    '',
    ...table(generalRows(settings, settingsPath, language, asked !== null, say), io),
    '',
    io.style.bold(say.rules),
    ...table(rules, io),
  ];
  io.out(`${out.join('\n')}\n`);
  return 0;
}

/** A rule as packs leave it: its level, its policy where it is not open, and parameters that were changed. */
function effectiveRows(
  id: string,
  rule: EffectiveRule,
  language: Language,
  word: (level: Level) => string,
  settingsPath: string,
  io: Io,
): Row[] {
  const at = (place: Place): string => packPlace(place, settingsPath, io.cwd);
  return [
    [id, word(rule.level), at(rule.severitySet)],
    ...effectiveValues(rule, language).map(({ name, value, place }): Row => [`  ${name}`, value, at(place)]),
  ];
}

function generalRows(
  { file, agency, maxBytes, seconds }: EffectiveSettings,
  path: string | null,
  language: string,
  asked: boolean,
  say: Messages,
): Row[] {
  const origin = (key: string): string => {
    const line = file?.lines[key];
    return line === undefined ? say.defaultOrigin : `${path}:${line}`;
  };
  const row = (name: string, key: string, value: string | null | undefined): Row => [
    name,
    value ?? say.notSet,
    origin(key),
  ];
  const reports = file
    ? [...file.reports.include, file.reports.previous, ...file.reports.children].filter((one) => one !== null)
    : [];
  return [
    [say.keyLanguage, language, asked ? say.optionOrigin('--lang') : origin('language')],
    row(say.keyAgencyName, 'agency.name', agency.name),
    row(say.keyAgencyLevel, 'agency.level', agency.level),
    row(say.keyAgencyRegion, 'agency.region', agency.region),
    row(say.keyAgencyDeadline, 'agency.deadline', agency.deadline),
    row(say.keyReports, 'reports', reports.length === 0 ? null : reports.join(', ')),
    row(say.keyBaseline, 'baseline', file?.baseline),
    row(say.keyLimit, 'limits.megabytes', `${(maxBytes ?? MAX_BYTES) / 1024 / 1024} MB`),
    row(say.keySeconds, 'limits.seconds', `${seconds ?? SECONDS} s`),
  ];
}

function table(rows: readonly Row[], { style }: Io): string[] {
  const first = Math.max(...rows.map(([key]) => textWidth(key)));
  const second = Math.max(...rows.map(([, value]) => textWidth(value)));
  return rows.map(
    ([key, value, origin]) =>
      `  ${padEnd(key, first)}  ${padEnd(visible(value), second)}  ${style.dim(origin)}`,
  );
}
