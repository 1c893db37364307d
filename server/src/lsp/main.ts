import { join } from 'node:path';
import { createConnection, ProposedFeatures, StreamMessageReader } from 'vscode-languageserver/node';
import { WholeMessageWriter } from './message-writer.js';
import { openProject } from './open-project.js';
import { startServer } from './server.js';

// Standard output belongs to the protocol; a stray print would break it.
console.log = console.error;

const reader = new StreamMessageReader(process.stdin);
const writer = new WholeMessageWriter(process.stdout);

startServer(createConnection(ProposedFeatures.all, reader, writer), {
  openProject,
  helpFolder: typeof __dirname === 'string' ? join(__dirname, 'help') : null,
  warmUp: true,
});
