import type { Language } from '../../core/engine/wording.js';
import type { Io } from '../io.js';

/** Shorter runs show nothing: a bar that flashes by only disturbs. */
const PATIENCE = 700;
/** How often the line is drawn anew. */
const INTERVAL = 100;
const WIDTH = 24;

/** A line at the terminal that tells how far a long run is; gone when it is over. */
export interface Progress {
  readonly at: (done: number, total: number) => void;
  readonly clear: () => void;
}

/** `write`: to standard error, which must be a terminal. */
export function progressLine(write: Io['err'], language: Language, now: () => number = Date.now): Progress {
  const start = now();
  let drawn = 0;
  let shown = false;
  return {
    at(done, total) {
      const time = now();
      if (time - start < PATIENCE || time - drawn < INTERVAL || total === 0) return;
      drawn = time;
      shown = true;
      const share = Math.min(1, done / total);
      const filled = Math.round(share * WIDTH);
      const left = done === 0 ? '' : secondsLeft(((time - start) * (total - done)) / done, language);
      const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
      write(`\r\u001b[K${bar} ${done}/${total} ${Math.floor(share * 100)}%${left}`);
    },
    clear() {
      if (shown) write('\r\u001b[K');
      shown = false;
    },
  };
}

function secondsLeft(milliseconds: number, language: Language): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return language === 'zh' ? `，约剩 ${seconds} 秒` : `, about ${seconds} s left`;
}
