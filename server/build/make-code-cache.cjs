const { readdirSync, renameSync, writeFileSync } = require('node:fs');
const path = require('node:path');

/**
 * Run by the build as `node make-code-cache.cjs PATH…`: checks the paths once with the new bundles, then keeps what
 * V8 has compiled meanwhile, functions included. Without it everything works, only slower to start.
 */
const scripts = [];
process.on('exit', () => {
  for (const [file, mark, script] of scripts) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([Buffer.from(mark, 'latin1'), script.createCachedData()]));
    renameSync(draft, file);
  }
  process.exitCode = 0;
});
const dist = path.join(__dirname, '..', 'dist');
process.argv.splice(2, 0, 'check', '--no-cache');
if (readdirSync(dist).includes('gouji.cjs'))
  require('../bin/launch.cjs')('gouji.cjs', (...script) => scripts.push(script));
