import { createInterface } from 'node:readline';
import type { Io } from '../io.js';

/** Asks one question; null when the input has ended. */
export type Ask = (question: string) => Promise<string | null>;

/**
 * Questions on standard error, answers from standard input. Lines that were pasted together are each an answer. The
 * terminal stays in its own mode: Ctrl+C ends the process as it ends any other.
 */
export function openQuestions(io: Io): { readonly ask: Ask; readonly close: () => void } {
  const reader = createInterface({ input: process.stdin });
  const lines = reader[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      io.err(question);
      const { value, done } = await lines.next();
      return done ? null : (value as string).trim();
    },
    close: () => reader.close(),
  };
}
