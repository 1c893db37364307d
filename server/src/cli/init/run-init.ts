import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Language } from '../../core/engine/wording.js';
import { writeNewWhole } from '../../host/files/write.js';
import { VERSION } from '../../host/version.js';
import { faultOf } from '../check/check-paths.js';
import { AGENCY_LEVELS, CI_SYSTEMS } from '../commands/adoption-commands.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { type Ask, openQuestions } from '../terminal/questions.js';
import { ciTemplates, preCommitTemplate } from './ci-templates.js';
import { type InitAnswers, settingsTemplate } from './settings-template.js';
import type { Template } from './template.js';

const WORDS = {
  zh: {
    agency: '机关全称（可留空）',
    level: '单位层级',
    region: '所在城市（用于核对区号、邮编，可留空）',
    ci: 'CI 系统',
    preCommit: '提交前自动校核（y/N）',
    oneOf: (question: string, of: readonly string[]) => `${question}（${of.join('、')}，可留空）`,
    colon: '：',
    written: (path: string) => `已写入 ${path}`,
    kept: (path: string) => `${path} 已经存在，没有改动；请把下面的内容并入：`,
    done: '完成。现在可以运行：gouji check',
  },
  en: {
    agency: 'Full name of the agency (may stay empty)',
    level: 'Rank of the agency',
    region: 'City, for area codes and postcodes (may stay empty)',
    ci: 'CI system',
    preCommit: 'Check before each commit (y/N)',
    oneOf: (question: string, of: readonly string[]) => `${question} (${of.join(', ')}; may stay empty)`,
    colon: ': ',
    written: (path: string) => `Wrote ${path}`,
    kept: (path: string) => `${path} exists and was not touched; put this into it:`,
    done: 'Done. Now run: gouji check',
  },
} as const;

/** `gouji init`: settings, a CI file, a pre-commit entry. No file that exists is changed. */
export async function runInit(invocation: Invocation, io: Io, ask: Ask | null = null): Promise<number> {
  const language = invocation.language ?? 'zh';
  const words = WORDS[language];
  const answers = await collect(invocation, language, io, ask);
  const templates = [
    settingsTemplate(answers),
    ...(answers.ci === 'none'
      ? []
      : [ciTemplates(VERSION, existsSync(join(io.cwd, 'gouji.lock')))[answers.ci]]),
    ...(answers.preCommit ? [preCommitTemplate(VERSION)] : []),
  ];
  for (const template of templates) {
    try {
      const written = writeNew(template, io.cwd);
      io.err(`${written ? words.written(template.path) : words.kept(template.path)}\n`);
      if (!written) io.err(`${template.text.replace(/^/gm, '    ').trimEnd()}\n`);
    } catch (error) {
      const { code = '' } = faultOf(template.path, error);
      io.err(`${messagesIn(language).cannotWrite(template.path, code)}\n`);
      return 2;
    }
  }
  io.err(`${words.done}\n`);
  return 0;
}

/** False where the file is there already. */
function writeNew({ path, text }: Template, cwd: string): boolean {
  const target = join(cwd, path);
  mkdirSync(dirname(target), { recursive: true });
  try {
    writeNewWhole(target, text);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What options do not say is asked for at a terminal, and otherwise left at its default. */
async function collect(
  { values, switches }: Invocation,
  language: Language,
  io: Io,
  given: Ask | null,
): Promise<InitAnswers> {
  const words = WORDS[language];
  const terminal = given === null && !switches.has('yes') && process.stdin.isTTY ? openQuestions(io) : null;
  const ask = given ?? terminal?.ask ?? null;
  const text = async (option: string, question: string): Promise<string> =>
    values[option]?.[0] ?? (await ask?.(`${question}${words.colon}`)) ?? '';
  const choice = async <T extends string>(
    option: string,
    question: string,
    of: readonly T[],
    otherwise: T | '',
  ): Promise<T | ''> => {
    for (;;) {
      const answer = await text(option, words.oneOf(question, of));
      if (answer === '') return otherwise;
      const found = of.find((one) => one === answer);
      if (found !== undefined) return found;
    }
  };
  try {
    return {
      agency: await text('agency', words.agency),
      level: await choice('level', words.level, AGENCY_LEVELS, ''),
      region: await text('region', words.region),
      ci: (await choice('ci', words.ci, CI_SYSTEMS, 'none')) || 'none',
      preCommit:
        switches.has('pre-commit') ||
        /^(?:y|yes|是|1)$/i.test((await ask?.(words.preCommit + words.colon)) ?? ''),
    };
  } finally {
    terminal?.close();
  }
}
