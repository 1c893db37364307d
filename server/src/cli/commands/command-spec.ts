import type { Localized } from '../../core/form/form.js';

/** An option as the command line takes it. */
export interface OptionSpec {
  readonly name: string;
  /** One letter: `o` for `-o`. */
  readonly short?: string;
  /** Shown for the value in help; absent: a switch. */
  readonly value?: string;
  /** The value may be left out. */
  readonly optional?: true;
  readonly choices?: readonly string[];
  readonly number?: true;
  readonly repeatable?: true;
  readonly help: Localized;
}

export interface CommandSpec {
  readonly name: string;
  /** Shown after the name: `[paths…]`. */
  readonly operands: string;
  readonly least: number;
  readonly most: number;
  /** What is missing when too few are given. */
  readonly operand: 'operandFile' | 'operandFolder' | 'operandRule' | 'operandAction';
  readonly help: Localized;
  /** Where the first operand says what to do: what there is. */
  readonly actions?: readonly {
    readonly name: string;
    readonly operands: string;
    readonly help: Localized;
  }[];
  readonly options: readonly OptionSpec[];
}
