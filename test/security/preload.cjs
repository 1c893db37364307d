// Loaded before gouji by --require: whoever opens a socket, looks up a name or starts a program is written down and refused.
const { appendFileSync } = require('node:fs');
const { Module } = require('node:module');

const log = process.env.GOUJI_TEST_LOG;
const refuse = (what) =>
  function refused(...args) {
    appendFileSync(log, `${what} ${JSON.stringify(args[0] ?? null)?.slice(0, 200)}\n`);
    throw new Error(`refused: ${what}`);
  };
const WAYS = {
  net: ['connect', 'createConnection', 'createServer'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer', 'createSecureServer'],
  tls: ['connect', 'createServer'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'reverse'],
  child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  worker_threads: [],
};
for (const [name, ways] of Object.entries(WAYS)) {
  const module = require(name);
  for (const way of ways) module[way] = refuse(`${name}.${way}`);
}
const { Socket, Server } = require('node:net');
Socket.prototype.connect = refuse('net.Socket.connect');
Server.prototype.listen = refuse('net.Server.listen');
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('WebSocket');
require('node:dns').promises.lookup = refuse('dns.promises.lookup');

// Modules from the folder that is checked, or from anywhere but gouji and Node itself.
const load = Module._load;
const home = process.env.GOUJI_TEST_HOME;
Module._load = function watched(request, ...rest) {
  const path = Module.isBuiltin(request) ? home : Module._resolveFilename(request, ...rest);
  if (!path.startsWith(home)) appendFileSync(log, `module ${path}\n`);
  return load.call(this, request, ...rest);
};
