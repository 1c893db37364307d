/** Colours of terminal output; every function returns its text unchanged where there is no colour. */
export interface Style {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly hint: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly path: (text: string) => string;
  readonly good: (text: string) => string;
}

const sgr =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;

const same = (text: string): string => text;

export const plain: Style = {
  error: same,
  warning: same,
  info: same,
  hint: same,
  bold: same,
  dim: same,
  path: same,
  good: same,
};

export const coloured: Style = {
  error: sgr(31, 39),
  warning: sgr(33, 39),
  info: sgr(36, 39),
  hint: sgr(90, 39),
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  path: sgr(4, 24),
  good: sgr(32, 39),
};

/** Colour only on a terminal, unless `NO_COLOR` forbids or `FORCE_COLOR` asks for it. */
export function styleFor(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): Style {
  if (env.NO_COLOR) return plain;
  const force = env.FORCE_COLOR;
  if (force !== undefined && force !== '') return force === '0' ? plain : coloured;
  return isTerminal && env.TERM !== 'dumb' ? coloured : plain;
}
