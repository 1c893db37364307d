import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { dataApart } from './data-apart.mjs';
import { ensureInstall } from './ensure-install.mjs';
import { writeHelpPages } from './help-pages.mjs';
import { root, server } from './paths.mjs';
import { warmServer } from './server-session.mjs';
import { askingProviders, modulesIn, sharing, takeFrom } from './shared-modules.mjs';

/** What a plain check must not load: each of these costs a start more than a whole report does. */
const HOT = ['gouji', 'check'];
const COLD = ['zod', 'yaml', 'vscode-languageserver', 'iconv-lite', 're2js', 'fflate'];

const ENTRIES = { gouji: 'src/cli/main.ts', 'language-server': 'src/lsp/main.ts' };
/** Bundles that others take modules from, besides the entry that was started: from the first that has them. */
const PROVIDERS = ['rule-help', 'settings', 'install'];
const dist = join(server, 'dist');

/** Name of the bundle of a module that is imported only when used: `settings.lazy.ts` → `settings`. */
const lazyName = (file) => basename(file).replace(/(\.lazy)?\.ts$/, '');

/**
 * `import('./x.js')` becomes a `require` of a bundle of its own. One file a start is what counts; what that file holds
 * already, the others take from it.
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

const OPTIONS = {
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
};

/** What each bundle would hold by itself, and the entries that may load it. */
async function survey(build) {
  const bundles = new Map();
  const visit = async (name, file, entry) => {
    const known = bundles.get(name);
    if (known && known.file !== file)
      throw new Error(`two lazy modules are named ${name}: ${known.file}, ${file}`);
    if (known?.entries.has(entry)) return;
    const bundle = known ?? { file, entries: new Set(), loads: new Map() };
    bundles.set(name, bundle);
    bundle.entries.add(entry);
    if (!known) {
      const plugins = [lazyImports(bundle.loads), dataApart(() => {})];
      const { metafile } = await build({ ...OPTIONS, entryPoints: [file], outdir: dist, plugins });
      bundle.holds = modulesIn(metafile);
    }
    for (const [inner, path] of bundle.loads) await visit(inner, path, entry);
  };
  for (const [name, path] of Object.entries(ENTRIES)) await visit(name, join(server, path), name);
  for (const name of PROVIDERS) bundles.get(name).entries = new Set(Object.keys(ENTRIES));
  return bundles;
}

/** Bundles everything into server/dist; returns the size of each bundle in bytes. */
export async function bundleAll() {
  const { build } = await import('esbuild');
  mkdirSync(dist, { recursive: true });
  // Everything below dist/ is CommonJS, although the package is of modules.
  writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');

  const sizes = new Map();
  const data = new Map();
  const write = (name, text) => {
    const ascii = inAscii(text);
    // The launcher knows a bundle's code cache by this mark.
    const mark = createHash('sha256').update(ascii).digest('hex').slice(0, 16);
    writeFileSync(join(dist, `${name}.cjs`), `${ascii}//${mark}`);
    sizes.set(name, ascii.length);
  };

  const bundles = await survey(build);
  const last = [...PROVIDERS.toReversed(), ...Object.keys(ENTRIES)];
  const ordered = [...[...bundles.keys()].filter((name) => !last.includes(name)), ...last];
  /** What others take from a bundle; all of them are made before it. */
  const wanted = new Map(ordered.map((name) => [name, new Set()]));
  for (const name of ordered) {
    const { file, entries } = bundles.get(name);
    const isEntry = name in ENTRIES;
    const [first, ...others] = [...entries].map((entry) => bundles.get(entry).holds);
    const main = new Set([...first].filter((path) => others.every((other) => other.has(path))));
    const providers = isEntry
      ? []
      : PROVIDERS.slice(0, PROVIDERS.includes(name) ? PROVIDERS.indexOf(name) : undefined);
    const from = [['main', main], ...providers.map((one) => [one, bundles.get(one).holds])];
    const { metafile, outputFiles } = await build({
      ...OPTIONS,
      stdin: { contents: sharing(file, [...wanted.get(name)].sort()), resolveDir: server },
      outdir: dist,
      plugins: [
        lazyImports(new Map()),
        dataApart((file, bytes) => data.set(file, bytes)),
        ...(isEntry
          ? []
          : [
              takeFrom(from, (provider, path) => {
                for (const one of provider === 'main' ? entries : [provider]) wanted.get(one).add(path);
              }),
            ]),
      ],
    });
    write(name, askingProviders(outputFiles[0].text));
    const packages = packagesIn(metafile.inputs);
    const cold = COLD.filter((name) => packages.has(name));
    if (HOT.includes(name) && cold.length > 0)
      throw new Error(`dist/${name}.cjs holds ${cold.join(', ')}; import it lazily`);
  }
  for (const [file, bytes] of data) writeFileSync(join(dist, file), bytes);
  // Started without the launcher, as editors may, it is the language server.
  write('main', 'module.exports=require("./language-server.cjs");');
  // Last, so that a process that starts meanwhile finds a whole build.
  for (const name of readdirSync(dist))
    if (
      name.endsWith('.cache') ||
      (name.endsWith('.cjs') && !sizes.has(basename(name, '.cjs'))) ||
      (name.endsWith('.data') && !data.has(name))
    )
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
