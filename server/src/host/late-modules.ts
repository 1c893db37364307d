import { once } from '../core/text/once.js';

/**
 * Modules of Node that take longer to load than a report takes to check, and that most runs have no use for: loaded
 * when they are first asked for.
 */
export const late = {
  crypto: once(() => process.getBuiltinModule('node:crypto')),
  os: once(() => process.getBuiltinModule('node:os')),
  zlib: once(() => process.getBuiltinModule('node:zlib')),
} as const;
