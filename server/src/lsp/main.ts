import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { openProject } from './open-project.js';
import { startServer } from './server.js';

// Standard output belongs to the protocol; a stray print would break it.
console.log = console.error;

startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), {
  openProject,
  helpFolder: typeof __dirname === 'string' ? join(__dirname, 'help') : null,
});
