// Corpora for the benchmark, generated once into a cache folder outside the checkout.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateConcat, generateText } from './generator/generate.mjs';

const GENERATOR = fileURLToPath(new URL('./generator', import.meta.url));

export const cacheFolder = () => {
  const base = process.env.XDG_CACHE_HOME ?? (process.env.HOME ? join(process.env.HOME, '.cache') : tmpdir());
  const folder = join(base, 'gouji-bench');
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** Changes with the generator, so that an old corpus is never measured by mistake. */
const generatorVersion = () => {
  const hash = createHash('sha1');
  for (const file of readdirSync(GENERATOR).sort()) hash.update(readFileSync(join(GENERATOR, file)));
  return hash.digest('hex').slice(0, 10);
};

/** Folder of `count` reports of about 10 KB, a tenth of them with injected faults. */
export function reports(count) {
  const folder = join(cacheFolder(), `n${count}-${generatorVersion()}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  for (let i = 0; i < count; i++) {
    const { text } = generateText(i, { seed: 1, format: 'mix', errors: 0.1 });
    writeFileSync(join(making, `report-${String(i).padStart(6, '0')}.md`), text);
  }
  renameSync(making, folder);
  return folder;
}

/** One file that holds reports up to about `bytes`. */
export function compilation(bytes) {
  const folder = join(cacheFolder(), `big-${generatorVersion()}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${bytes}.md`);
  if (!existsSync(file))
    writeFileSync(file, generateConcat(bytes, { seed: 1, format: 'mix', errors: 0.1 }).text);
  return file;
}
