import type { Language } from '../../core/engine/wording.js';
import { nearestName } from '../../core/pack/nearest.js';
import { type Messages, messagesIn } from '../messages/index.js';
import type { CommandSpec, OptionSpec } from './command-spec.js';
import { COMMANDS, COMMON } from './command-table.js';

/** A command line, understood. */
export interface Invocation {
  readonly command: CommandSpec;
  readonly operands: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** `--lang`, where it was given. */
  readonly language: Language | null;
  /** Options whose value may be left out: which operand stands right behind, and may have been meant for it. */
  readonly behind?: Readonly<Record<string, number>>;
}

export type Request =
  | { readonly kind: 'run'; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly command: CommandSpec | null; readonly language: Language }
  | { readonly kind: 'version' };

/** The command line cannot be understood; the message is for the user and ends the run with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** By name: every bundle has a class of its own. */
export const isUsageError = (error: unknown): error is UsageError =>
  error instanceof Error && error.name === 'UsageError';

/** The language that messages about the command line itself are in: `--lang`, wherever it stands. */
export function languageIn(argv: readonly string[]): Language | null {
  const at = argv.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = at < 0 ? undefined : argv[at] === '--lang' ? argv[at + 1] : argv[at]!.slice(7);
  return value === 'en' || value === 'zh' ? value : null;
}

export function parseCommandLine(argv: readonly string[]): Request {
  const language = languageIn(argv);
  const say = messagesIn(language ?? 'zh');
  const [first] = argv;
  if (first === '--version' || first === '-V' || first === 'version') return { kind: 'version' };
  // `gouji help check`
  if (first === 'help') return parseCommandLine([...argv.slice(1), '--help']);
  const command = commandNamed(argv, say);
  if (command === null) return { kind: 'help', command: null, language: language ?? 'zh' };
  const parsed = new Parsed(argv.slice(argv.indexOf(command.name) + 1), command, say);
  if (parsed.switches.has('help')) return { kind: 'help', command, language: language ?? 'zh' };
  const { operands, switches, values, behind } = parsed;
  if (operands.includes('')) throw usage(say.emptyOperand(command.name), command, say);
  if (operands.length < command.least)
    throw usage(say.missingOperand(command.name, say[command.operand]), command, say);
  if (operands.length > command.most)
    throw usage(say.tooManyOperands(command.name, operands[command.most]!), command, say);
  return { kind: 'run', invocation: { command, operands, switches, values, language, behind } };
}

/** Null: help was asked for, or nothing at all. */
function commandNamed(argv: readonly string[], say: Messages): CommandSpec | null {
  const name = argv.find((arg, i) => !arg.startsWith('-') && argv[i - 1] !== '--lang');
  const first = argv.findIndex((arg) => arg.startsWith('-') && !arg.startsWith('--lang'));
  const unknown = first >= 0 && (name === undefined || first < argv.indexOf(name)) ? argv[first]! : null;
  if (unknown === '--help' || unknown === '-h' || (unknown === null && name === undefined)) return null;
  if (unknown !== null) throw new UsageError(lines(say.unknownOption(unknown), null, '', say));
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  const near = nearestName(
    name!,
    COMMANDS.map((one) => one.name),
  );
  const unknownCommand = say.unknownCommand(name!);
  // `gouji 年报.md`
  const message = isFileName(name!) ? `${unknownCommand}\n${say.fileAsCommand(name!)}` : unknownCommand;
  throw new UsageError(lines(message, near, '', say));
}

/** No command or option of ours has a dot or a Chinese character. */
const isFileName = (word: string): boolean => /[.\u3400-\u9fff]/.test(word);

/** Written by hand: `parseArgs` of `node:util` costs 3 ms to load, a twentieth of Node's own start. */
class Parsed {
  readonly operands: string[] = [];
  readonly switches = new Set<string>();
  readonly values: Record<string, string[]> = {};
  readonly behind: Record<string, number> = {};
  readonly #command: CommandSpec;
  readonly #say: Messages;

  constructor(argv: readonly string[], command: CommandSpec, say: Messages) {
    this.#command = command;
    this.#say = say;
    const specs = [...command.options, ...COMMON];
    for (let i = 0; i < argv.length; i++) {
      const arg = argv[i]!;
      if (arg === '--') {
        this.operands.push(...argv.slice(i + 1));
        break;
      }
      if (arg === '-' || !arg.startsWith('-')) {
        this.operands.push(arg);
        continue;
      }
      const equals = arg.indexOf('=');
      const raw = equals < 0 ? arg : arg.slice(0, equals);
      const spec = this.#spec(raw, specs);
      const next = argv[i + 1];
      // `--format --fix`: an option is no value; `-` is one.
      const follows = next !== undefined && (next === '-' || !next.startsWith('-'));
      const takesNext = spec.value !== undefined && !spec.optional && equals < 0 && follows;
      if (spec.optional && equals < 0 && follows) this.behind[spec.name] = this.operands.length;
      this.#take(spec, raw, equals >= 0 ? arg.slice(equals + 1) : takesNext ? next : undefined);
      if (takesNext) i++;
    }
  }

  #spec(raw: string, specs: readonly OptionSpec[]): OptionSpec {
    const name = raw === '-h' ? 'help' : raw.startsWith('--') ? raw.slice(2) : '';
    const spec = specs.find(
      (one) => one.name === name || (one.short !== undefined && raw === `-${one.short}`),
    );
    if (spec) return spec;
    const near = nearestName(
      name,
      specs.map((one) => one.name),
    );
    // `-年报.md`, `-2022.md`
    const file = isFileName(raw) ? `\n${this.#say.dashedFile(raw)}` : '';
    throw this.#usage(this.#say.unknownOption(raw) + file, near && `--${near}`);
  }

  #take(
    { name, value: shape, choices, number, repeatable, optional }: OptionSpec,
    raw: string,
    value?: string,
  ): void {
    const say = this.#say;
    if (shape === undefined) {
      if (value !== undefined) throw this.#usage(say.needlessValue(raw), null);
      this.switches.add(name);
      return;
    }
    if (value === undefined && optional) {
      this.switches.add(name);
      return;
    }
    if (value === undefined || value === '') throw this.#usage(say.missingValue(raw), null);
    // Who asks for a language that we do not speak is answered in both.
    if (name === 'lang' && !choices!.includes(value)) {
      const allowed = choices!.join(', ');
      const both = [messagesIn('zh'), messagesIn('en')].map((words) => words.badValue(raw, value, allowed));
      throw this.#usage(both.join('\n'), null);
    }
    if (choices && !choices.includes(value))
      throw this.#usage(say.badValue(raw, value, choices.join(', ')), nearestName(value, choices));
    if (number && !/^\d{1,9}$/.test(value)) throw this.#usage(say.badNumber(raw, value), null);
    this.values[name] = repeatable ? [...(this.values[name] ?? []), value] : [value];
  }

  #usage(message: string, near: string | null): UsageError {
    return new UsageError(lines(message, near, this.#command.name, this.#say));
  }
}

/** A usage error of a command, with the way to its help. */
export const usage = (message: string, command: CommandSpec, say: Messages): UsageError =>
  new UsageError(lines(message, null, command.name, say));

const lines = (message: string, near: string | null, command: string, say: Messages): string =>
  [message, ...(near === null ? [] : [say.didYouMean(near)]), say.seeHelp(command)].join('\n');
