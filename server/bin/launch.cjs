const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const dist = path.join(__dirname, '..', 'dist');
const suffix = `.${process.version}-${process.arch}.cache`;
/** Every bundle ends in a comment of its own hash of this length; its code cache begins with the same. */
const MARK = 16;

/**
 * V8's compiled form of a bundle, made by the build. It halves what gouji adds to Node's own start. It counts only
 * for the very bundle that it was made of: V8 itself compares no more than lengths.
 */
function codeCache(file, source) {
  try {
    const cache = readFileSync(file + suffix);
    return cache.latin1Slice(0, MARK) === source.slice(-MARK) ? cache.subarray(MARK) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Runs a bundle of dist/ as a CommonJS module; `onLoad` is told of each script, for making caches. For every bundle
 * `./main.cjs` is the one that was loaded first: the others take from it what it holds already.
 */
function load(name, loaded, onLoad) {
  const known = loaded.get(name);
  if (known) return known.exports;
  const file = path.join(dist, name);
  // Bundles are ASCII (the build sees to it), and this reads them without a decoder.
  const source = readFileSync(file, 'latin1');
  const cachedData = codeCache(file, source);
  const script = new vm.Script(Module.wrap(source), {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  });
  onLoad?.(file + suffix, source.slice(-MARK), script);
  const own = Module.createRequire(file);
  const module = { exports: {}, filename: file };
  loaded.set(name, module);
  const inner = (id) => {
    if (id === './main.cjs') return loaded.values().next().value.exports;
    return id.startsWith('./') ? load(id.slice(2), loaded, onLoad) : own(id);
  };
  script.runInThisContext()(module.exports, inner, module, file, dist);
  return module.exports;
}

/** Starts a bundle of dist/, by default by its `main`; a checkout that was never built is told how. */
module.exports = (bundle, onLoad, start = ({ main }) => main?.()) => {
  try {
    start(load(bundle, new Map(), onLoad));
  } catch (error) {
    if (error?.code !== 'ENOENT' || !String(error.path).startsWith(dist)) throw error;
    process.stderr.write(`尚未构建：缺少 ${error.path}，请先在项目目录运行 npm start。\n`);
    process.stderr.write(`Not built: ${error.path} is missing; run npm start in the checkout first.\n`);
    process.exitCode = 2;
  }
};
