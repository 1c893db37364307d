import { processIo } from './io.js';
import { runCommandLine } from './run-command-line.js';

/** The command line of this process. */
export function main(): void {
  // No `process.exit`: what was written must reach its reader first.
  runCommandLine(process.argv.slice(2), processIo()).then((status) => {
    process.exitCode = status;
  });
}

export { serveCrew } from '../host/records/serve-crew.js';
