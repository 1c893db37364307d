import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root, wherever a command is run from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const server = join(root, 'server');
export const generated = join(server, 'src', 'generated');
/** Scratch place inside node_modules, so that bundles written there still find the packages. */
export const cache = join(root, 'node_modules', '.cache', 'gouji');
