import * as z from 'zod';
import { ciFiles } from './ci.js';
import { dataFiles } from './data.js';
import { complaint, type GeneratedFile, type Generation } from './file.js';
import { otherPackFiles } from './other-pack.js';
import { packFiles } from './pack.js';
import { schemaFiles } from './schemas.js';

/** Everything that is generated from rules/, as texts; the caller writes or compares them. */
export async function generate(root: string): Promise<Generation> {
  const files: GeneratedFile[] = [];
  const complaints: string[] = [];
  const say = complaint(root, complaints);
  files.push(...packFiles(root, z, say));
  files.push(...dataFiles(root, z, say));
  files.push(...otherPackFiles(root, complaints));
  files.push(...schemaFiles(z));
  files.push(...ciFiles(root));
  return { files, complaints };
}
