import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileDocuments } from './documents.js';

/** A hostile document as a file. */
export interface HostileFile {
  readonly name: string;
  readonly path: string;
  readonly says: string | null;
}

/** Writes every hostile document into a folder, one after the other, since all together are hundreds of megabytes. */
export function* hostileFiles(folder: string, scale: number): Generator<HostileFile> {
  mkdirSync(folder, { recursive: true });
  for (const [i, { name, extension, bytes, says }] of hostileDocuments(scale).entries()) {
    const path = join(folder, `${i}.${extension}`);
    writeFileSync(path, bytes());
    yield { name, path, says: says ?? null };
  }
}
