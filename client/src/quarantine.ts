import type { Memento } from 'vscode';

const KEY = 'gouji.quarantine';

/** A file that was being worked on when the server died. */
interface Death {
  readonly uri: string;
  readonly count: number;
}

/**
 * Keeps a file that has brought the server down twice running away from it, so that one file does not take the
 * checking of all others with it. Kept over restarts of the window, until the user lets the file back in.
 */
export class Quarantine {
  readonly #memory: Memento;
  /** Requests under way, by document. */
  readonly #busy = new Map<string, number>();
  /** A file that is not open and that the server reads at the moment. */
  #read: string | null = null;
  #last: Death | null = null;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  get files(): readonly string[] {
    return this.#memory.get<string[]>(KEY, []);
  }

  holds(uri: string): boolean {
    return this.files.includes(uri);
  }

  /** Remembers for which document the server is at work. */
  async during<T>(uri: string, work: () => T | PromiseLike<T>): Promise<T> {
    this.#busy.set(uri, (this.#busy.get(uri) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const count = (this.#busy.get(uri) ?? 1) - 1;
      if (count > 0) this.#busy.set(uri, count);
      else this.#busy.delete(uri);
    }
  }

  /** The server says which file that is not open it is at work on; null: none. */
  reading(uri: string | null): void {
    this.#read = uri;
  }

  /** The server has died. Returns a document that is put in quarantine for it, if one is. */
  async died(): Promise<string | null> {
    const suspects = [...(this.#read === null ? [] : [this.#read]), ...this.#busy.keys()];
    this.#busy.clear();
    this.#read = null;
    const again = this.#last !== null && suspects.includes(this.#last.uri) ? this.#last : null;
    const uri = again?.uri ?? suspects[0];
    if (uri === undefined) return null;
    const count = (again?.count ?? 0) + 1;
    this.#last = { uri, count };
    if (count < 2) return null;
    this.#last = null;
    await this.#memory.update(KEY, [...this.files.filter((one) => one !== uri), uri]);
    return uri;
  }

  async release(): Promise<void> {
    await this.#memory.update(KEY, []);
  }
}
