import { join } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { WholeMessageWriter } from './messages/message-writer.js';
import { soundMessages } from './messages/sound-messages.js';
import { openProject } from './project/open-project.js';
import { startServer } from './server.js';

// Standard output belongs to the protocol; a stray print would break it.
console.log = console.error;

// A fault of ours in some corner must not cost the author the editor's help: it is said, and the server lives on.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (error: unknown) =>
    console.error(`gouji-language-server: ${error instanceof Error ? error.stack : String(error)}`),
  );

// The library ends the process with its input only where that is a stream; it takes one of each kind, its types do not.
const writer = new WholeMessageWriter(process.stdout);
const output = writer as unknown as NodeJS.WritableStream;
const options = { messageStrategy: soundMessages(writer) };

startServer(createConnection(ProposedFeatures.all, process.stdin, output, options), {
  openProject,
  helpFolder: typeof __dirname === 'string' ? join(__dirname, 'help') : null,
  warmUp: process.stdin,
});
