import type { Language } from '../../core/engine/wording.js';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import type { CommandSpec, OptionSpec } from '../commands/command-spec.js';
import { COMMANDS, COMMON } from '../commands/command-table.js';
import { FORMATS } from '../formats/names.js';
import { PACK_ACTIONS } from '../pack/command.js';

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/** What a shell has to know of the command line. */
export interface CommandShape {
  readonly name: string;
  readonly help: string;
  readonly options: readonly OptionShape[];
  /** Words that may stand as first operand; empty: files. */
  readonly operands: readonly string[];
}

export interface OptionShape {
  /** With its dashes. */
  readonly flag: string;
  readonly help: string;
  readonly value: 'none' | 'words' | 'file' | 'text';
  readonly words: readonly string[];
}

/** Every command with its options and the words that they take, out of the one table that the parser uses. */
export const commandShapes = (language: Language): readonly CommandShape[] =>
  COMMANDS.map((command) => ({
    name: command.name,
    help: command.help[language],
    options: [...command.options, ...COMMON].map((option) => optionShape(option, command, language)),
    operands: operandWords(command),
  }));

function optionShape(option: OptionSpec, command: CommandSpec, language: Language): OptionShape {
  const { name, value, choices } = option;
  const words =
    name === 'format' && (command.name === 'check' || command.name === 'merge') ? FORMATS : (choices ?? []);
  const kind =
    value === undefined || option.optional
      ? 'none'
      : words.length > 0
        ? 'words'
        : /FILE|PATH|DIR/.test(value)
          ? 'file'
          : 'text';
  return { flag: `--${name}`, help: option.help[language], value: kind, words };
}

function operandWords({ name, operands, operand }: CommandSpec): readonly string[] {
  if (name === 'pack') return PACK_ACTIONS;
  if (operand === 'operandRule') return builtinPack().rules.map(({ id }) => id);
  const [first] = operands.split(' ');
  return first!.includes('|') ? first!.split('|') : [];
}
