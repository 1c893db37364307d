import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { ensureInstall } from './ensure-install.mjs';
import { writeHelpPages } from './help-pages.mjs';
import { root, server } from './paths.mjs';
import { warmServer } from './server-session.mjs';

/** What a plain check must not load: each of these costs a start more than a whole report does. */
const HOT = ['gouji', 'check'];
const COLD = ['zod', 'yaml', 'vscode-languageserver', 'iconv-lite', 're2js', 'fflate'];

const ENTRIES = { gouji: 'src/cli/main.ts', 'language-server': 'src/lsp/main.ts' };
const dist = join(server, 'dist');

/** Name of the bundle of a module that is imported only when used: `settings.lazy.ts` → `settings`. */
const lazyName = (file) => basename(file).replace(/(\.lazy)?\.ts$/, '');

/**
 * `import('./x.js')` becomes a `require` of a bundle of its own, made after this one. Modules that both hold are
 * in both: they are pure, and one file a start is what counts.
 */
const lazyImports = (found) => ({
  name: 'lazy-imports',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^\.{1,2}\// }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === 'inner') return undefined;
      const options = { kind: 'import-statement', resolveDir, importer, pluginData: 'inner' };
      const target = await resolve(path, options);
      if (target.errors.length > 0) return { errors: target.errors };
      const name = lazyName(target.path);
      const other = found.get(name);
      if (other !== undefined && other !== target.path)
        return { errors: [{ text: `two lazy modules are named ${name}: ${other}, ${target.path}` }] };
      found.set(name, target.path);
      return { path: `./${name}.cjs`, external: true };
    });
  },
});

/** Packages in a bundle, by name, from the paths of its inputs. */
const packagesIn = (inputs) =>
  new Set(
    Object.keys(inputs)
      .map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1])
      .filter((name) => name !== undefined),
  );

/** esbuild escapes strings but not regular expressions; there the same escapes mean the same. */
const inAscii = (text) =>
  text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Bundles everything into server/dist; returns the size of each bundle in bytes. */
export async function bundleAll() {
  const { build } = await import('esbuild');
  mkdirSync(dist, { recursive: true });
  // Everything below dist/ is CommonJS, although the package is of modules.
  writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');

  const sizes = new Map();
  const lazy = new Map();
  const bundled = new Set();
  const bundle = async (name, file) => {
    bundled.add(name);
    const { metafile, outputFiles } = await build({
      entryPoints: [file],
      outfile: join(dist, `${name}.cjs`),
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      // A real import() would start the module loader and its lexer: 25 ms of every run.
      supported: { 'dynamic-import': false },
      minify: true,
      charset: 'ascii',
      metafile: true,
      legalComments: 'none',
      logLevel: 'error',
      plugins: [lazyImports(lazy)],
    });
    const [output] = Object.values(metafile.outputs);
    sizes.set(name, output.bytes);
    const [{ text, path }] = outputFiles;
    const ascii = inAscii(text);
    // The launcher knows a bundle's code cache by this mark.
    const mark = createHash('sha256').update(ascii).digest('hex').slice(0, 16);
    writeFileSync(path, `${ascii}//${mark}`);
    const packages = packagesIn(metafile.inputs);
    const cold = COLD.filter((name) => packages.has(name));
    if (HOT.includes(name) && cold.length > 0)
      throw new Error(`dist/${name}.cjs holds ${cold.join(', ')}; import it lazily`);
  };

  for (const [name, path] of Object.entries(ENTRIES)) {
    const file = join(server, path);
    if (!existsSync(file)) continue;
    await bundle(name, file);
  }
  for (let left = [...lazy]; left.length > 0; left = [...lazy].filter(([name]) => !bundled.has(name))) {
    for (const [name, file] of left) if (!bundled.has(name)) await bundle(name, file);
  }
  // Last, so that a process that starts meanwhile finds a whole build.
  for (const name of readdirSync(dist))
    if (name.endsWith('.cache') || (name.endsWith('.cjs') && !sizes.has(basename(name, '.cjs'))))
      rmSync(join(dist, name), { force: true });
  await writeHelpPages(dist);
  const warm = spawnSync(
    process.execPath,
    [join(server, 'build', 'make-code-cache.cjs'), join(root, 'samples')],
    {
      stdio: 'ignore',
    },
  );
  const served = await warmServer(join(root, 'samples'));
  if (warm.status !== 0 || !served)
    console.error('没有生成代码缓存，启动会稍慢。No code cache was made; starts take longer.');
  return sizes;
}

if (import.meta.filename === process.argv[1]) {
  ensureInstall();
  try {
    const sizes = await bundleAll();
    for (const [name, bytes] of sizes)
      console.error(`${relative(root, dist)}/${name}.cjs ${(bytes / 1024).toFixed(0)} KB`);
  } catch (error) {
    // esbuild has already said where; its stack says nothing more.
    console.error(error.errors ? '构建失败。The build failed.' : error);
    process.exitCode = 1;
  }
}
