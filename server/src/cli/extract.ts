import type { Invocation } from './arguments.js';
import type { Io } from './io.js';
export async function extract(_: Invocation, _io: Io): Promise<number> {
  return 3;
}
