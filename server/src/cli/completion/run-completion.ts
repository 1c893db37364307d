import { type Invocation, usage } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { completionScripts } from './scripts.js';
import { commandShapes, SHELLS, type Shell } from './shape.js';

/** `gouji completion SHELL`. */
export function runCompletion({ operands, language, command }: Invocation, io: Io): number {
  const say = messagesIn(language ?? 'zh');
  const [shell] = operands as [string];
  if (!(SHELLS as readonly string[]).includes(shell))
    throw usage(say.badOperand(command.name, shell, SHELLS.join(', ')), command, say);
  io.out(completionScripts[shell as Shell](commandShapes(language ?? 'zh')));
  return 0;
}
