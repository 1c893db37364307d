import { check } from './check/check.js';
import { isUsageError, languageIn, parseCommandLine, type Request } from './commands/arguments.js';
import type { Io } from './io.js';
import { type Messages, messagesIn } from './messages/index.js';

/** Runs a command line to its exit status; nothing below ends the process by itself. */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await perform(parseCommandLine(argv), io);
  } catch (error) {
    if (isUsageError(error)) {
      io.err(`${error.message}\n`);
      return 2;
    }
    const say = messagesIn(languageIn(argv) ?? 'zh');
    const refusal = refusalOf(error, say);
    io.err(`${refusal ?? say.internal(error instanceof Error ? error.message : String(error))}\n`);
    if (argv.includes('--verbose') && error instanceof Error) io.err(`${error.stack}\n`);
    return refusal === null ? 3 : 2;
  }
}

/** What the system refuses (a full disk, a folder without permission) is no fault of gouji's: in words, with what to do. */
function refusalOf(error: unknown, say: Messages): string | null {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return null;
  if (syscall === 'uv_cwd') return say.folderGone;
  if (code === 'ENOENT' && path !== undefined) return say.missingPath(path);
  if (syscall === 'open') return say.cannotOpen(path ?? '', code);
  return READING.has(syscall)
    ? say.unreadable(path ?? say.standardInput, code)
    : say.cannotWrite(path ?? say.standardOutput, code);
}

/** Calls of the system that change nothing. */
const READING: ReadonlySet<string> = new Set(['read', 'scandir', 'stat', 'lstat', 'fstat']);

async function perform(request: Request, io: Io): Promise<number> {
  if (request.kind === 'version') {
    io.out(`${(await import('../host/version.js')).VERSION}\n`);
    return 0;
  }
  if (request.kind === 'help') {
    io.out((await import('./commands/help.js')).helpText(request.command, request.language, io.width));
    return 0;
  }
  const { invocation } = request;
  switch (invocation.command.name) {
    case 'pack':
      return (await import('./pack/run-pack.lazy.js')).runPack(invocation, io);
    case 'baseline':
      return (await import('./baseline/run-baseline.js')).runBaseline(invocation, io);
    case 'completion':
      return (await import('./completion/run-completion.js')).runCompletion(invocation, io);
    case 'init':
      return (await import('./init/run-init.js')).runInit(invocation, io);
    case 'explain':
      return (await import('./explain/explain.js')).explain(invocation, io);
    case 'new':
      return (await import('./figures/figures.lazy.js')).runNew(invocation, io);
    case 'rollup':
      return (await import('./figures/figures.lazy.js')).runRollup(invocation, io);
    case 'merge':
      return (await import('./shards/merge.lazy.js')).runMerge(invocation, io);
    case 'extract':
      if (invocation.switches.has('summary'))
        return (await import('./figures/figures.lazy.js')).runSummary(invocation, io);
      return (await import('./figures/extract.js')).extract(invocation, io);
    case 'config':
      return (await import('./config.js')).config(invocation, io);
    default:
      return check(invocation, io);
  }
}
