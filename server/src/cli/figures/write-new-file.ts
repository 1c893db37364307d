import { resolve } from 'node:path';
import type { Language } from '../../core/engine/wording.js';
import { writeNewWhole } from '../../host/files/write.js';
import { faultOf } from '../check/check-paths.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { visible } from '../terminal/terminal-width.js';
import { FIGURE_WORDS } from './words.js';

/** Writes to a file that must not be there yet, or to standard output. Returns the exit status. */
export function writeNewFile(text: string, path: string | null, language: Language, io: Io): 0 | 2 {
  if (path === null) {
    io.out(text);
    return 0;
  }
  try {
    writeNewWhole(resolve(io.cwd, path), text);
    io.err(`${FIGURE_WORDS[language].written(visible(path))}\n`);
    return 0;
  } catch (error) {
    const { code = '' } = faultOf(path, error);
    const shown = visible(path);
    io.err(
      `${code === 'EEXIST' ? FIGURE_WORDS[language].exists(shown) : messagesIn(language).cannotWrite(shown, code)}\n`,
    );
    return 2;
  }
}
