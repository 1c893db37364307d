import type { Io } from '../../server/src/cli/io.js';
import { runCommandLine } from '../../server/src/cli/run-command-line.js';
import { styleFor } from '../../server/src/cli/terminal/style.js';
import type { Outcome } from './gouji.js';

/** Runs a command in this process: no build is needed, and no start is waited for. Nothing is kept between runs. */
export async function inProcess(
  args: readonly string[],
  cwd: string,
  terminal: Partial<Io> = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const io: Io = {
    cwd,
    env: {},
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    style: styleFor(false, {}),
    width: 100,
    errIsTerminal: () => false,
    ...terminal,
  };
  const status = await runCommandLine(args, io);
  return { status, out, err };
}
