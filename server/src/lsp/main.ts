import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { WholeMessageWriter } from './message-writer.js';
import { openProject } from './open-project.js';
import { startServer } from './server.js';

// Standard output belongs to the protocol; a stray print would break it.
console.log = console.error;

// The library ends the process with its input only where that is a stream; it takes one of each kind, its types do not.
const writer = new WholeMessageWriter(process.stdout) as unknown as NodeJS.WritableStream;

startServer(createConnection(ProposedFeatures.all, process.stdin, writer), {
  openProject,
  helpFolder: typeof __dirname === 'string' ? join(__dirname, 'help') : null,
  warmUp: true,
});
