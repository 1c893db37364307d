// One worker at a time: asked, watched, ended when it takes too long or too much, and started anew.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));
/** A worker that has judged this many is replaced: what tests leave behind does not add up. */
const LIFETIME = 200;

export class Workers {
  #args;
  #child;
  #asked = 0;

  constructor(args) {
    this.#args = args;
  }

  async #ready() {
    if (this.#child && this.#asked < LIFETIME) return this.#child;
    this.end();
    this.#asked = 0;
    const child = fork(WORKER, this.#args, {
      execArgv: ['--max-old-space-size=1500'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`the worker ends with ${code}`)));
    });
    child.removeAllListeners('exit');
    this.#child = child;
    return child;
  }

  /** The answer, or what ended the worker: `limit(begun)` says how many milliseconds a step may take. */
  async ask(question, limit) {
    const child = await this.#ready();
    this.#asked++;
    return new Promise((resolve) => {
      let timer;
      let last;
      const settle = (answer) => {
        clearTimeout(timer);
        child.removeAllListeners('message');
        child.removeAllListeners('exit');
        resolve(answer);
      };
      const give = (begun) => {
        clearTimeout(timer);
        last = begun;
        timer = setTimeout(() => {
          this.#child = undefined;
          child.kill('SIGKILL');
          settle({ ended: 'time', last });
        }, limit(begun));
      };
      child.on('message', (message) => (message.begun === undefined ? settle(message) : give(message)));
      child.on('exit', (code) => {
        this.#child = undefined;
        settle({ ended: `exit ${code}`, last });
      });
      give(undefined);
      child.send(question);
    });
  }

  end() {
    this.#child?.removeAllListeners('exit');
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}
