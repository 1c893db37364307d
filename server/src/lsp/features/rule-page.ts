import type { Severity } from '../../core/checks/define.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';
import { colon, markdownPage, plain } from './markdown.js';

const SEVERITY: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
  hint: { zh: '建议', en: 'hint' },
};

const WORDS = {
  why: { zh: '为什么', en: 'Why' },
  remedy: { zh: '怎么办', en: 'What to do' },
  basis: { zh: '依据', en: 'Legal basis' },
  level: { zh: '级别', en: 'Severity' },
  messages: { zh: '会这样提示', en: 'What it says' },
  source: { zh: '规则来源', en: 'Comes from' },
} as const;

/** Letters of a message that says something by itself. */
const SHORTEST = 6;

export const severityWord = (severity: Severity, language: Language): string => SEVERITY[severity][language];

/** A rule as one page of Markdown, for a person who has never seen its file. */
export function rulePage(help: RuleHelp, pack: CompiledPack, language: Language): string {
  const word = (key: keyof typeof WORDS): string => WORDS[key][language];
  const rule = pack.rules.find(({ id }) => id === help.id);
  const messages = Object.values(rule?.messages ?? {})
    .map((message) => message[language].replace(/(?:\{\{\w+\}\})+/g, '…'))
    // Names of related places and of fixes are no messages of their own.
    .filter((message) => message.replace(/[…\p{P}\s]/gu, '').length >= SHORTEST)
    .map((message) => `- ${plain(message)}`);
  return markdownPage(help.title[language], [
    `\`${help.id}\` · ${word('level')}${colon(language)}${severityWord(help.severity, language)}`,
    `## ${word('why')}`,
    plain(help.why[language]),
    `## ${word('remedy')}`,
    plain(help.remedy[language]),
    `## ${word('basis')}`,
    plain(help.basis[language]),
    ...(messages.length === 0 ? [] : [`## ${word('messages')}`, messages.join('\n')]),
    '---',
    `${word('source')}${colon(language)}\`${pack.id}@${pack.version}\` ${help.source.path}:${help.source.line}`,
  ]);
}

/** The same in a few lines, for a hover. */
export function ruleSummary(help: RuleHelp, language: Language): string {
  return [
    `**${plain(help.title[language])}** \`${help.id}\` · ${severityWord(help.severity, language)}`,
    plain(help.why[language]),
    `${WORDS.remedy[language]}${colon(language)}${plain(help.remedy[language])}`,
    `${WORDS.basis[language]}${colon(language)}${plain(help.basis[language])}`,
  ].join('\n\n');
}
