import { join } from 'node:path';
import { vi } from 'vitest';
import { runCommandLine } from '../../server/src/cli/run-command-line.js';
import { plain } from '../../server/src/cli/terminal/style.js';
import { folderWith } from './folder.js';
import { cleanText } from './gouji.js';

export type Workplace = ReturnType<typeof workplace>;

/**
 * A folder with a report `a.md`, a user's trust file outside of it, and the command line in it. The test restores the
 * environment: `afterEach(() => vi.unstubAllEnvs())`.
 */
export function workplace(
  files: Readonly<Record<string, string | Uint8Array>>,
  trust = '# nobody\nkeys: []\n',
) {
  const root = folderWith({ 'a.md': cleanText({ year: 2022 }), ...files });
  const user = folderWith({ 'trust.yaml': trust });
  const trustFile = join(user, 'trust.yaml');
  const run = async (...args: string[]) => {
    vi.stubEnv('GOUJI_TRUST', trustFile);
    vi.stubEnv('XDG_CACHE_HOME', user);
    vi.stubEnv('XDG_STATE_HOME', join(user, 'state'));
    let out = '';
    let err = '';
    const io = {
      cwd: root,
      env: process.env,
      out: (text: string) => {
        out += text;
      },
      err: (text: string) => {
        err += text;
      },
      style: plain,
      width: 200,
      errIsTerminal: () => false,
    };
    const status = await runCommandLine(args, io);
    return { status, out, err };
  };
  return { root, run, user, trustFile };
}
