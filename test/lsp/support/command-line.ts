import type { Io } from '../../../server/src/cli/io.js';
import { runCommandLine } from '../../../server/src/cli/run-command-line.js';
import { styleFor } from '../../../server/src/cli/terminal/style.js';

/** What `gouji check . --format json` prints in a folder. */
export async function checkFolder(cwd: string): Promise<JsonResult> {
  let out = '';
  let err = '';
  const io = {
    cwd,
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    env: {},
    style: styleFor(false, {}),
    width: 100,
    errIsTerminal: () => false,
  } satisfies Io;
  await runCommandLine(['check', '.', '--no-cache', '--format', 'json'], io);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as JsonResult;
}

interface JsonRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface JsonResult {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly message: string;
      readonly range: JsonRange;
      readonly related: readonly {
        readonly path: string;
        readonly range: JsonRange;
        readonly message: string;
      }[];
      readonly fingerprint: string;
      readonly cell?: string;
    }[];
  }[];
}
