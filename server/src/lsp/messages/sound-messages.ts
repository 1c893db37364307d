import { ErrorCodes, Message, type MessageStrategy, type MessageWriter } from 'vscode-languageserver/node';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with what `initialize` brings; null: nothing. The library reads it before any handler of ours. */
function faultOfInitialize(params: unknown): string | null {
  if (!isObject(params)) return 'initialize needs params: an object';
  return isObject(params.capabilities)
    ? null
    : 'initialize needs capabilities: an object, which may be empty';
}

/**
 * Messages whose shape the library itself would fall over, with an internal error that tells the client's author
 * nothing: `initialize` without what it must bring is refused, and parameters of null are none.
 */
export const soundMessages = (writer: Pick<MessageWriter, 'write'>): MessageStrategy => ({
  handleMessage(message, next) {
    if (!Message.isRequest(message)) return next(message);
    const fault = message.method === 'initialize' ? faultOfInitialize(message.params) : null;
    if (fault === null) return next(isObject(message.params) ? message : withoutNull(message));
    const answer = {
      jsonrpc: '2.0',
      id: message.id,
      error: { code: ErrorCodes.InvalidParams, message: fault },
    };
    void writer.write(answer);
  },
});

function withoutNull<M extends { readonly params?: unknown }>(message: M): M {
  if (message.params !== null) return message;
  const { params: _, ...rest } = message;
  return rest as M;
}
