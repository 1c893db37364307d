const threads = require('node:worker_threads');

// Another thread of a run over many files.
require('./launch.cjs')('gouji.cjs', undefined, ({ serveCrew }) => serveCrew(threads));
