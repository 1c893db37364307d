import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-languageserver/node';

/**
 * Writes header and body at once: written apart, as the library does it, the client is woken twice for each message,
 * and every piece is a call of the system's.
 */
export class WholeMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #stream: NodeJS.WritableStream;
  #errors = 0;

  constructor(stream: NodeJS.WritableStream) {
    super();
    this.#stream = stream;
    stream.on('error', (error: Error) => this.fireError(error));
    stream.on('close', () => this.fireClose());
  }

  write(message: Message): Promise<void> {
    const body = JSON.stringify(message);
    const length = Buffer.byteLength(body);
    const whole = `Content-Length: ${length}\r\n\r\n${body}`;
    return new Promise((resolve) => {
      this.#stream.write(whole, 'utf8', (error) => {
        // A client that has gone gets no answer; saying so to it would only fail again.
        if (error) this.fireError(error, message, ++this.#errors);
        resolve();
      });
    });
  }

  end(): void {
    this.#stream.end();
  }
}
