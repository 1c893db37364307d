import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

export function isPlace(value: unknown): boolean {
  return isObject(value) && Number.isInteger(value.line) && Number.isInteger(value.character);
}

export const isRange = (value: unknown): boolean =>
  isObject(value) && isPlace(value.start) && isPlace(value.end);

/** What requests carry beside the document, and how it is told from nonsense. */
const PARTS = {
  position: isPlace,
  range: isRange,
  positions: (value: unknown) => Array.isArray(value) && value.every(isPlace),
  newName: (value: unknown) => typeof value === 'string',
  context: (value: unknown) => isObject(value) && (value.only === undefined || isWords(value.only)),
  query: (value: unknown) => typeof value === 'string',
  previousResultIds: (value: unknown) =>
    Array.isArray(value) && value.every((one) => isObject(one) && typeof one.uri === 'string'),
} as const;

const isWords = (value: unknown): boolean =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');

type Part = keyof typeof PARTS;
type Handler<P, A extends readonly unknown[], R> = (params: P, token: CancellationToken, ...rest: A) => R;

/** A handler that is asked only with these parts as the protocol has them; otherwise the client is told which is not. */
export const withParts =
  <P, A extends readonly unknown[], R>(parts: readonly Part[], handler: Handler<P, A, R>): Handler<P, A, R> =>
  (params, token, ...rest) => {
    const given: unknown = params;
    const wrong = isObject(given) ? parts.find((part) => !PARTS[part](given[part])) : 'params';
    if (wrong !== undefined) throw invalid(wrong);
    return handler(params, token, ...rest);
  };

/** The same about a document. */
export const ofDocument = <P, A extends readonly unknown[], R>(
  parts: readonly Part[],
  handler: Handler<P, A, R>,
): Handler<P, A, R> => {
  const own = withParts(parts, handler);
  return (params, token, ...rest) => {
    const { textDocument } = (params ?? {}) as { readonly textDocument?: { readonly uri?: unknown } | null };
    if (typeof textDocument?.uri !== 'string') throw invalid('textDocument.uri');
    return own(params, token, ...rest);
  };
};

const invalid = (part: string): ResponseError<void> =>
  new ResponseError(ErrorCodes.InvalidParams, `${part} is missing or not of the protocol's kind`);
