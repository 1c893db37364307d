const { renameSync, writeFileSync } = require('node:fs');

/**
 * Run by the build with a short session on standard input: keeps what V8 has compiled of the language server while
 * it answered, so that the first diagnostics of a real session come sooner.
 */
const scripts = [];
process.on('exit', () => {
  for (const [file, mark, script] of scripts) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, Buffer.concat([Buffer.from(mark, 'latin1'), script.createCachedData()]));
    renameSync(draft, file);
  }
});
require('../bin/launch.cjs')('language-server.cjs', (...script) => scripts.push(script));
