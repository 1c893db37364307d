// Corpora for the benchmark, generated once into a cache folder outside the checkout.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportData, toYaml } from './generator/data-form.mjs';
import { generateConcat, generateText } from './generator/generate.mjs';

const GENERATOR = fileURLToPath(new URL('./generator', import.meta.url));
const OPTIONS = { seed: 1, format: 'mix', errors: 0.1 };

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

/** A folder that is there whole or not at all, by its name in the cache folder. */
function made(name, make) {
  const own = `${name}-${generatorVersion()}`;
  const folder = join(cacheFolder(), own);
  if (existsSync(folder)) return own;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  make(making);
  renameSync(making, folder);
  return own;
}

const numbered = (i, extension) => `report-${String(i).padStart(6, '0')}.${extension}`;

/**
 * `count` reports of about 10 KB, a tenth of them with injected faults; beside them, where asked for, the same as plain
 * data, which a tool for data can check.
 */
export function reports(count, withForms = false) {
  const path = made(`n${count}`, (folder) => {
    for (let i = 0; i < count; i++)
      writeFileSync(join(folder, numbered(i, 'md')), generateText(i, OPTIONS).text);
  });
  if (!withForms) return { path, isFolder: true };
  const forms = made(`y${count}`, (folder) => {
    for (let i = 0; i < count; i++) {
      const { R } = generateText(i, OPTIONS);
      writeFileSync(join(folder, numbered(i, 'yaml')), `${toYaml(reportData(R)).trimStart()}\n`);
    }
  });
  return { path, isFolder: true, forms: `${forms}/*.yaml` };
}

/** The first of the reports alone. */
export function oneReport() {
  const { path, forms } = reports(1000, true);
  return {
    path: join(path, numbered(0, 'md')),
    isFolder: false,
    forms: forms.replace('*.yaml', numbered(0, 'yaml')),
  };
}

/** One file that holds reports up to about `bytes`. */
export function compilation(bytes) {
  const folder = made('big', () => {});
  const path = join(folder, `${bytes}.md`);
  const absolute = join(cacheFolder(), path);
  if (!existsSync(absolute)) writeFileSync(absolute, generateConcat(bytes, OPTIONS).text);
  return { path, isFolder: false };
}
